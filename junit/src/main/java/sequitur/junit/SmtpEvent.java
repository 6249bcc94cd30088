package sequitur.junit;

import java.util.Map;

/**
 * A violation or a failure, as the agent has seen it. Nothing in it could be a credential.
 *
 * @param id the rule that was broken; of a failure, the rule, the fault or the kind of failure
 * @param server the server as {@code host:port}
 * @param change the one change that mends it: a clause that begins with a verb
 * @param place where in the app it came from, as in a stack trace; empty if that is not known
 * @param text all that the agent says of it: lines, parted by LF
 */
public record SmtpEvent(String id, String server, String change, String place, String text) {

    static SmtpEvent of(Map<String, Object> fields) {
        return new SmtpEvent(
                text(fields, "id"),
                text(fields, "server"),
                text(fields, "change"),
                text(fields, "place"),
                text(fields, "text"));
    }

    private static String text(Map<String, Object> fields, String key) {
        return String.valueOf(fields.getOrDefault(key, ""));
    }
}
