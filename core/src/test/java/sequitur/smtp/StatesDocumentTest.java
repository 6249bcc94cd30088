package sequitur.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Closing;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Greeting;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/** The diagrams of states in the documents are what the code does: each legal command, accepted and refused. */
class StatesDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "model.md");

    /** A diagram: where it begins, what is tried in each state, and what a state is called. */
    enum Diagram {
        CONNECTION(
                SessionState.opened(Encryption.NONE, Peer.REMOTE, Requirements.NONE),
                StatesDocumentTest::connection,
                "EHLO a.example",
                "HELO a.example",
                "STARTTLS",
                "AUTH PLAIN AGEAYg==",
                "QUIT"),
        TRANSACTION(
                greeted(),
                state -> state.transaction().name(),
                "MAIL FROM:<a@b>",
                "RCPT TO:<c@d>",
                "DATA",
                ".",
                "BDAT 1",
                "BDAT 1 LAST",
                "RSET");

        // Immutable, which the type does not say.
        @SuppressWarnings("ImmutableEnumChecker")
        private final SessionState start;

        // A function that captures nothing.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Function<SessionState, String> name;

        // Unmodifiable, which the type does not say.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> commands;

        Diagram(SessionState start, Function<SessionState, String> name, String... commands) {
            this.start = start;
            this.name = name;
            this.commands = List.of(commands);
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatTheModelDoes(Diagram diagram) throws IOException {
        Path written = Path.of("target", "states-" + diagram.name().toLowerCase(Locale.ROOT) + ".md");
        String drawn = drawn(diagram);
        Files.createDirectories(written.getParent());
        Files.writeString(written, drawn);

        assertThat(Files.readString(DOCUMENT)).as("copy core/%s", written).contains(drawn);
    }

    @Test
    void aRefusalThatChangesNothingIsNotDrawn() {
        assertThat(drawn(Diagram.TRANSACTION)).doesNotContain("NONE --> NONE : MAIL refused");
    }

    private static String drawn(Diagram diagram) {
        Map<String, SessionState> met = new LinkedHashMap<>();
        Deque<SessionState> open = new ArrayDeque<>(List.of(diagram.start));
        met.put(diagram.name.apply(diagram.start), diagram.start);
        Map<String, List<String>> arrows = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            SessionState from = open.remove();
            after(from, diagram).forEach((label, to) -> {
                String name = diagram.name.apply(to);
                if (!label.endsWith(" refused") || !name.equals(diagram.name.apply(from))) {
                    arrows.computeIfAbsent(
                                    "    " + diagram.name.apply(from) + " --> " + name + " : ",
                                    arrow -> new ArrayList<>())
                            .add(label);
                }
                if (met.putIfAbsent(name, to) == null) {
                    open.add(to);
                }
            });
        }
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        text.append("    [*] --> ").append(diagram.name.apply(diagram.start)).append('\n');
        arrows.forEach((arrow, labels) ->
                text.append(arrow).append(String.join(", ", labels)).append('\n'));
        return text.append("```\n").toString();
    }

    /** What each legal command leads to, by what the arrow says. */
    private static Map<String, SessionState> after(SessionState from, Diagram diagram) {
        Map<String, SessionState> after = new TreeMap<>();
        if (from.awaitsReplyTo(Verb.CONNECT)) {
            after.put("220", from.received(220, "220 b"));
            after.put("554", from.received(554, "554 no"));
            return after;
        }
        for (String command : diagram.commands) {
            byte[] line = Dialogue.octets(command);
            Verb verb = from.classify(line);
            if (verb != Verb.OTHER && isLegal(from, verb, line)) {
                SessionState sent = from.sent(verb, line);
                SessionState refused = sent.received(550, "550 no");
                after.put(label(verb), sent.received(accepting(verb), reply(verb, from)));
                after.put(label(verb) + " refused", refused);
                SessionState misplaced = sent.received(503, "503 no");
                if (misplaced.transaction() != refused.transaction()) {
                    after.put(label(verb) + " answered 503", misplaced);
                }
            }
        }
        return after;
    }

    private static boolean isLegal(SessionState state, Verb verb, byte[] line) {
        return Rulebook.check(state, verb, line).stream()
                .allMatch(violation -> violation.rule().advisory());
    }

    private static String label(Verb verb) {
        return verb == Verb.END_OF_CONTENT ? "final dot" : verb.label();
    }

    private static int accepting(Verb verb) {
        return switch (verb) {
            case DATA -> 354;
            case STARTTLS -> 220;
            case AUTH -> 235;
            case QUIT -> 221;
            default -> 250;
        };
    }

    private static String reply(Verb verb, SessionState from) {
        String offers = from.connection().tls() ? "250 AUTH PLAIN" : "250 STARTTLS";
        return verb == Verb.EHLO ? "250-b\n" + offers : accepting(verb) + " ok";
    }

    private static String connection(SessionState state) {
        Connection connection = state.connection();
        if (connection.closing() != Closing.NOT_YET) {
            return "ENDED";
        }
        if (connection.greeting() != Greeting.ACCEPTED) {
            return "GREETING_" + connection.greeting();
        }
        String tls = connection.tls() ? "_TLS" : "";
        if (connection.authentication() == Authentication.DONE) {
            return "AUTHENTICATED" + tls;
        }
        return (connection.hello() == Hello.NONE
                        ? "GREETED"
                        : connection.hello().name())
                + tls;
    }

    private static SessionState greeted() {
        return Dialogue.opened()
                .then("S: 220 b", "C: EHLO a.example", "S: 250-b", "S: 250 CHUNKING")
                .state();
    }
}
