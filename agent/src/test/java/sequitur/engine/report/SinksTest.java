package sequitur.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sequitur.advice.Counsel;
import sequitur.engine.config.Printable;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Fate;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/** Every event goes to every sink. */
class SinksTest {

    private static final Event EVENT = new Event(
            "MAIL",
            new Violation(
                    Rule.MAIL_NESTED, Verb.MAIL, SessionState.opened(Encryption.NONE, Peer.REMOTE, Requirements.NONE)),
            List.of(),
            new Outcome.Sent(),
            new Counsel("send RSET", "Nobody sent RSET.", Optional.empty()),
            "mx:25",
            Optional.empty(),
            Optional.empty());

    private static final FailedAttempt FAILURE = new FailedAttempt(
            Fate.NOT_SENT,
            "auth-failed",
            Optional.empty(),
            new Counsel("check the password", "The server did not accept it.", Optional.empty()),
            "mx:25",
            Optional.empty(),
            "the app got AuthenticationFailedException",
            FailedAttempt.Origin.OTHER,
            FailedAttempt.Gravity.WARNING);

    private final Noting first = new Noting();
    private final Noting second = new Noting();

    /** Notes what it is given. */
    private static final class Noting implements Sink {

        private final List<String> noted = new ArrayList<>();

        @Override
        public void report(@Nullable ClassLoader application, Event event) {
            noted.add(event.what());
        }

        @Override
        public void violated(@Nullable ClassLoader application, Event event) {
            noted.add("violated");
        }

        @Override
        public void failed(@Nullable ClassLoader application, FailedAttempt failure) {
            noted.add(failure.id());
        }

        @Override
        public void planned(@Nullable ClassLoader application, String server, String command, List<String> steps) {
            noted.add(server + command + steps);
        }

        @Override
        public void acknowledged(
                @Nullable ClassLoader application, String server, String mechanism, Printable refusal) {
            noted.add(server + mechanism + refusal);
        }

        @Override
        public void close() {
            noted.add("close");
        }
    }

    @Test
    void eachGetsEverything() {
        Sinks sinks = new Sinks(List.of(first, second));

        sinks.violated(null, EVENT);
        sinks.report(null, EVENT);
        sinks.failed(null, FAILURE);
        sinks.planned(null, "mx:25", "MAIL", List.of("RSET"));
        sinks.acknowledged(null, "mx:25", "XOAUTH2", Printable.of("535"));
        sinks.close();

        assertThat(first.noted)
                .containsExactly("violated", "MAIL", "auth-failed", "mx:25MAIL[RSET]", "mx:25XOAUTH2535", "close");
        assertThat(second.noted).isEqualTo(first.noted);
    }

    @Test
    void oneThatThrowsKeepsNothingFromTheOthersAndIsToldOnce() {
        Sink broken = (application, event) -> {
            throw new IllegalStateException("full\u001b");
        };
        Sinks sinks = new Sinks(List.of(broken, second));

        String errors = errorsOf(() -> {
            sinks.report(null, EVENT);
            sinks.report(null, EVENT);
        });

        assertThat(second.noted).containsExactly("MAIL", "MAIL");
        assertThat(errors.lines())
                .singleElement()
                .asString()
                .startsWith("Sequitur can't report to ")
                .endsWith("and goes on without it: java.lang.IllegalStateException: full\\u001b");
    }

    @Test
    void oneThatHasNoUseForPlansLeavesThemOut() {
        List<String> noted = new ArrayList<>();
        Sink simple = (application, event) -> noted.add(event.server());

        simple.violated(null, EVENT);
        simple.failed(null, FAILURE);
        simple.planned(null, "mx:25", "MAIL", List.of("RSET"));
        simple.acknowledged(null, "mx:25", "XOAUTH2", Printable.of("535"));
        simple.report(null, EVENT);
        simple.close();

        assertThat(noted).containsExactly("mx:25");
    }

    private static String errorsOf(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.US_ASCII));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.US_ASCII);
    }
}
