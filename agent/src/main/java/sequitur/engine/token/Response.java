package sequitur.engine.token;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a token endpoint has answered.
 *
 * @param code the status code of HTTP
 * @param members the members of the object in it; nothing if it was none
 * @param retryAfter how long the server wants to be left alone; zero if it does not say (RFC 9110 section 10.2.3)
 * @param clockAhead how far this machine's clock is ahead of the server's, in seconds; 0 if the server tells no time
 */
record Response(int code, Optional<Map<String, String>> members, Duration retryAfter, long clockAhead) {

    private static final int OK = 200;

    /** Less than that may be the way that the response has taken. */
    private static final long NOTICED = 60;

    boolean isOk() {
        return code == OK;
    }

    /** Whether one of the two clocks is wrong. */
    boolean showsWrongClock() {
        return Math.abs(clockAhead) > NOTICED;
    }

    /** What went wrong, in the server's one word for it (RFC 6749 section 5.2); empty if it does not say. */
    String error() {
        return member("error");
    }

    /** A member's text; empty if there is none. */
    String member(String name) {
        return members.map(all -> all.getOrDefault(name, "")).orElse("");
    }

    @Override
    public String toString() {
        return "Response[" + code + "]";
    }
}
