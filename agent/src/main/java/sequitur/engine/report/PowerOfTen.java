package sequitur.engine.report;

/** At which counts something that happens again is told: the first time, the tenth, the hundredth and so on. */
public final class PowerOfTen {

    private static final int STEP = 10;

    private PowerOfTen() {}

    /**
     * Whether a count is one of them.
     *
     * @param times how often by now
     * @return true for 1, 10, 100 ...
     */
    public static boolean is(long times) {
        long rest = times;
        while (rest >= STEP && rest % STEP == 0) {
            rest /= STEP;
        }
        return rest == 1;
    }
}
