package sequitur.engine.mend;

import java.util.Locale;
import java.util.regex.Pattern;
import sequitur.engine.transport.LocalReply;

/**
 * Whether a 421 says that one session has had all that one may have. One that counts connections, or messages in a time, asks
 * the client to slow down: another connection would be one too many.
 */
final class SessionLimit {

    private static final int CLOSING = 421;
    private static final Pattern ONE_SESSION = Pattern.compile("\\b(?:session|connection)\\b");
    private static final Pattern RATE = Pattern.compile(
            "\\b(?:connections|sessions|rate|throttl\\w*|second|minute|hour|day|time|slow\\w*|later|wait)s?\\b");

    private SessionLimit() {}

    static boolean isNamedIn(LocalReply reply) {
        String words = reply.text().toLowerCase(Locale.ROOT);
        return reply.code() == CLOSING
                && ONE_SESSION.matcher(words).find()
                && !RATE.matcher(words).find();
    }
}
