package sequitur.cli;

import java.util.List;
import sequitur.cli.walk.CheckedSession;

/** Where {@code check} tells what it found, session by session. */
interface CheckReport {

    /** A session was checked, or a part of one. */
    void session(String file, int number, CheckedSession session);

    /**
     * There are no more sessions.
     *
     * @param summary what was found in all
     * @param unreadable the files that could not be used, where others could
     */
    void end(CheckSummary summary, List<BadInputException> unreadable);
}
