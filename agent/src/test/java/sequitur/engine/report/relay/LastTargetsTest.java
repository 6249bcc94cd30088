package sequitur.engine.report.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import sequitur.engine.report.relay.LogTarget.Message;

/** Where events go when the application has no SLF4J. */
class LastTargetsTest {

    @Test
    void systemLoggerWritesTheTextAsItIs() {
        List<LogRecord> records = new ArrayList<>();
        Logger logger = Logger.getLogger("sequitur.test");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord event) {
                records.add(event);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            assertThat(new SystemLogger()
                            .accept(null, new Message("sequitur.test", Level.WARN, "a {0} {}\n    b", null)))
                    .isTrue();
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(records).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(java.util.logging.Level.WARNING);
            assertThat(event.getMessage()).isEqualTo("a {0} {}\n    b");
            assertThat(event.getParameters()).isNullOrEmpty();
            assertThat(event.getLoggerName()).isEqualTo("sequitur.test");
            assertThat(event.getSourceClassName())
                    .as("formats that print a source print the logger's name in its place then")
                    .isNull();
        });
    }

    @Test
    void standardErrorNamesLevelAndLogger() {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, UTF_8));
        try {
            StandardError.ofTheApplication()
                    .accept(null, new Message("sequitur", Level.WARN, "a {}", new IllegalStateException("b")));
            StandardError.ofTheApplication().accept(null, new Message("sequitur", Level.DEBUG, "nobody asked", null));
        } finally {
            System.setErr(before);
        }

        assertThat(written.toString(UTF_8).lines())
                .startsWith("WARN sequitur: a {}", "java.lang.IllegalStateException: b")
                .noneMatch(line -> line.contains("nobody asked"));
    }

    @Test
    void standardOutputStaysSilent() {
        PrintStream before = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, UTF_8));
        try {
            LogRelay relay = new LogRelay();
            relay.logger("sequitur.test", null).warn("This line is a test's.");
            assertThat(relay.awaitLogged(Received.PATIENCE)).isTrue();
        } finally {
            System.setOut(before);
        }

        assertThat(written.toString(UTF_8)).isEmpty();
    }
}
