package sequitur.engine.failure;

import sequitur.smtp.session.Fate;

/**
 * What is added to an exception of the library's that the app is about to get: the word for what became of its mail. The exception's own fields stay
 * as they are, and what is added is of a class of the JDK's, since the app sees none of ours.
 */
final class Postscript {

    /** What its message begins with, for those who look for it among the suppressed ones. */
    private static final String BEGINNING = "Sequitur: the mail is ";

    private Postscript() {}

    /**
     * Adds it, unless the exception takes none.
     *
     * @param failure the exception
     * @param fate what became of the mail
     */
    static void add(Throwable failure, Fate fate) {
        Exception added = new Exception(BEGINNING + fate.clause());
        // Whoever reads it wants the word, and not where in the agent it was said.
        added.setStackTrace(new StackTraceElement[0]);
        failure.addSuppressed(added);
    }
}
