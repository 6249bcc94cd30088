package sequitur.cli.walk;

/** How much of the sessions is shown. */
public enum Extent {
    /** Every line. */
    WHOLE,
    /** The lines with findings. */
    FINDINGS,
    /** Every line, if there are few sessions. */
    BY_NUMBER;

    /** More sessions than these are not few. */
    public static final int MANY = 20;
}
