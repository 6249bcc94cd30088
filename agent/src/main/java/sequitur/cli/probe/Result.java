package sequitur.cli.probe;

import java.util.Locale;

/** What came of a step. */
public enum Result {
    /** All is well. */
    OK,
    /** Something is worth knowing, and a mail goes out all the same. */
    NOTE,
    /** Something has to be changed before a mail can go out. */
    CHANGE,
    /** It was not done; the step says why. */
    LEFT_OUT;

    /**
     * Its name everywhere outside the code.
     *
     * @return the constant's name in lower case, words joined by hyphens
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
