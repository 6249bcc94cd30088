package sequitur.engine.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sequitur.advice.Counsel;
import sequitur.engine.config.Printable;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Fate;

/**
 * Events as maps of the JDK's types, for those who see no type of ours: {@link String}, {@link Long}, {@link Boolean}, and lists of strings. What is not
 * known has no key. All text is printable ASCII, and holds no credentials.
 */
final class EventFields {

    /** The key of what an event is. */
    static final String KIND = "kind";

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private EventFields(String kind) {
        fields.put(KIND, kind);
    }

    static Map<String, Object> of(Event event) {
        Rule rule = event.violation().rule();
        return new EventFields("violation")
                .with("id", rule.id())
                .with("section", rule.section())
                .with("server", event.server())
                .with("verb", event.violation().verb().label())
                .with("what", event.what())
                .with("alsoBroken", event.alsoBroken().stream().map(Rule::id).toList())
                .with(event.counsel())
                .with("done", event.outcome().describe())
                .with("place", event.callSite())
                .with("text", ReportText.of(event))
                .fields();
    }

    static Map<String, Object> of(FailedAttempt failure) {
        return new EventFields("failure")
                .with("id", failure.id())
                .with("section", failure.section())
                .with("server", failure.server())
                .with("fate", fate(failure.fate()))
                .with("violation", failure.origin() == FailedAttempt.Origin.VIOLATION)
                .with(failure.counsel())
                .with("done", failure.done())
                .with("place", failure.callSite())
                .with("text", ReportText.of(failure))
                .fields();
    }

    static Map<String, Object> of(Observation seen) {
        return new EventFields("observation")
                .with("id", seen.precaution().id())
                .with("section", seen.precaution().section())
                .with("server", seen.server())
                .with("what", seen.what())
                .with(seen.counsel())
                .with("done", seen.done())
                .with("place", seen.callSite())
                .with("text", ReportText.of(seen))
                .fields();
    }

    static Map<String, Object> ofPlan(String server, String command, List<String> steps) {
        return new EventFields("plan")
                .with("server", server)
                .with("verb", command)
                .with("steps", steps)
                .fields();
    }

    /** A line that the client, or the agent in its place, has written or was kept from writing. */
    static Map<String, Object> ofCommand(SpokenOn connection, String line, boolean written) {
        return new EventFields("command")
                .with(connection)
                .with("line", line)
                .with("written", written)
                .fields();
    }

    /** A line of a reply: the server's, or one that the agent gives in its place. */
    static Map<String, Object> ofReply(SpokenOn connection, String line, boolean local) {
        return new EventFields("reply")
                .with(connection)
                .with("line", line)
                .with("local", local)
                .fields();
    }

    private static String fate(Fate fate) {
        return fate.clause();
    }

    private EventFields with(SpokenOn connection) {
        fields.put("session", connection.session());
        return with("server", connection.server());
    }

    private EventFields with(Counsel counsel) {
        return with("change", counsel.change()).with("cause", counsel.cause()).with("note", counsel.note());
    }

    private EventFields with(String key, Optional<String> text) {
        text.ifPresent(present -> with(key, present));
        return this;
    }

    private EventFields with(String key, String text) {
        fields.put(key, Printable.lines(text));
        return this;
    }

    private EventFields with(String key, boolean value) {
        fields.put(key, value);
        return this;
    }

    private EventFields with(String key, List<String> texts) {
        fields.put(key, texts.stream().map(Printable::lines).toList());
        return this;
    }

    private Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }
}
