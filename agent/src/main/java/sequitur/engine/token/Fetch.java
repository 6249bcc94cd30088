package sequitur.engine.token;

import org.jspecify.annotations.Nullable;

/** One request for a token, which is given up when it takes too long. */
final class Fetch {

    /** When it is given up, by {@link System#nanoTime()}. */
    private final long deadline;

    private @Nullable Runnable end;
    private boolean over;
    private String what = "nothing was asked yet";
    private String change = "send the message again";

    Fetch(long deadline) {
        this.deadline = deadline;
    }

    /** When it is given up. */
    long deadline() {
        return deadline;
    }

    /** What may make it quicker: a clause. */
    synchronized String change() {
        return change;
    }

    /** What is waited for: a clause. */
    synchronized String what() {
        return what;
    }

    /** What ends it from outside, what is waited for, and the setting that leads there: done at once if it is to end already. */
    synchronized void endedBy(Runnable means, String awaited, String setting) {
        end = means;
        what = awaited;
        change = "check " + setting;
        if (over) {
            means.run();
        }
    }

    /** Nobody waits for it any more. */
    synchronized void giveUp() {
        over = true;
        if (end != null) {
            end.run();
        }
    }
}
