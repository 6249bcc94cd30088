package sequitur.cli;

/** What the JVM ends with. */
final class ExitCode {

    /** All was read, and there is nothing to mend. */
    static final int CLEAN = 0;

    /** There is something to mend. */
    static final int FINDINGS = 1;

    /** A setting has a fault. */
    static final int FAULTY = 1;

    /** The agent, or the JVM that it was to go into or out of, has not done what was asked. */
    static final int REFUSED = 1;

    /** The command line or the input can't be used. */
    static final int UNUSABLE = 2;

    private ExitCode() {}
}
