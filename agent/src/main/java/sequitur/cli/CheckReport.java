package sequitur.cli;

import sequitur.cli.walk.CheckedSession;

/** Where {@code check} tells what it found, session by session. */
interface CheckReport {

    /** A session was checked, or a part of one. */
    void session(String file, int number, CheckedSession session);

    /** There are no more sessions. */
    void end(CheckSummary summary);
}
