package sequitur.engine.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import sequitur.engine.config.RehearsedAnswer;

/**
 * What a transport is to read in the place of one reply, or as that.
 *
 * @param kind what comes
 * @param discarded how many replies of the server's are thrown away before
 * @param words the reply, where it is given in the server's place
 * @param stall how long nothing comes first, and nothing reaches the server, in nanoseconds from when it was asked for
 * @param since when that was: {@link System#nanoTime()}
 * @param delay how much later the server's own reply is given, in nanoseconds
 * @param rehearsal the key of the rehearsal behind it; nothing where the server itself answers, and in time
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
record Due(Kind kind, int discarded, byte[] words, long stall, long since, long delay, Optional<String> rehearsal) {

    private static final byte[] NONE = {};

    /** What comes. */
    enum Kind {
        /** The server's reply. */
        SERVERS,
        /** A reply in its place. */
        SPOKEN,
        /** The end of the connection, for good. */
        END
    }

    /** The server answers. */
    static Due ofServer() {
        return new Due(Kind.SERVERS, 0, NONE, 0, 0, 0, Optional.empty());
    }

    /** Whether the server answers, and in time. */
    boolean isPlain() {
        return kind == Kind.SERVERS && rehearsal.isEmpty();
    }

    /** This is said, once the server has said as much as this that nobody is to hear. */
    static Due of(RehearsedAnswer.Spoken spoken, int discarded, String rehearsal) {
        return of(String.join("\r\n", spoken.lines()), discarded, Optional.of(rehearsal));
    }

    /** The same for a reply that lets the dialogue go on. */
    static Due of(String reply, int discarded, Optional<String> rehearsal) {
        byte[] words = (reply + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return new Due(Kind.SPOKEN, discarded, words, 0, 0, 0, rehearsal);
    }

    /** The connection has ended. */
    static Due ofEnd(String rehearsal) {
        return new Due(Kind.END, 0, NONE, 0, 0, 0, Optional.of(rehearsal));
    }

    /** The server answers, but is asked only after a time. */
    static Due stalled(Duration time, String rehearsal) {
        return new Due(Kind.SERVERS, 0, NONE, time.toNanos(), System.nanoTime(), 0, Optional.of(rehearsal));
    }

    /** The server answers, and is heard later. */
    static Due slowed(Duration time, String rehearsal) {
        return new Due(Kind.SERVERS, 0, NONE, 0, 0, time.toNanos(), Optional.of(rehearsal));
    }
}
