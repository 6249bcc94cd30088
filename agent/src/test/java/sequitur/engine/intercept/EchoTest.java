package sequitur.engine.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that says again what it was sent, and worse. */
class EchoTest {

    private static final String CANARY = "canary-pass/word";
    private static final String RESPONSE = base64("\0bot\0" + CANARY);

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("sequitur");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @ParameterizedTest
    @CsvSource({"log, AUTH PLAIN", "block, AUTH PLAIN", "block, SIZE"})
    void theReportOfARefusalHoldsNoCredentials(String policy, String offer) {
        String offers = "250-b\n250-" + offer + "\n250 PIPELINING\n";
        for (String echo : new String[] {
            CANARY, RESPONSE, base64(CANARY), base64("x" + CANARY), URLEncoder.encode(CANARY, StandardCharsets.UTF_8)
        }) {
            // One for each: what is reported again is only counted.
            HookedTransport transport = new HookedTransport("policy=" + policy, 25, offers);
            transport.exchange("AUTH PLAIN " + RESPONSE, 535, "535 no\n");
            transport.exchange(
                    "MAIL FROM:<a@example.com>", 530, "530 5.7.0 Authentication required after " + echo + "\n");
        }

        awaitLogged(5);
        assertThat(logged).allSatisfy(text -> assertThat(text).doesNotContain("canary", RESPONSE));
        assertThat(logged.stream().filter(text -> text.endsWith("530 5.7.0 Authentication required after [redacted]")))
                .hasSize(5);
    }

    @Test
    void theReportHoldsNothingThatALoggerEvaluatesAndNoMoreThanALine() {
        HookedTransport transport = new HookedTransport("policy=log");

        transport.exchange(
                "MAIL FROM:<a@example.com>",
                530,
                "530-5.7.0 Authentication required\n530 5.7.0 ${jndi:ldap://192.0.2.1/a} %n\u001b[31m\u202e\u2028"
                        + "y".repeat(10_000_000) + "\n");

        awaitLogged(1);
        assertThat(logged).singleElement().satisfies(text -> {
            assertThat(text).matches("[ -~\n]*").doesNotContain("${", "%");
            assertThat(text.lines()).allMatch(line -> line.length() < 520);
            assertThat(text).contains("530 5.7.0 \\u0024{jndi:", "more characters)");
        });
    }

    /** What the app itself has asked for it gets as the server said it. */
    @Test
    void theTransportKeepsTheServersWords() {
        HookedTransport transport = new HookedTransport("policy=log");
        String words = "535 5.7.8 Error: authentication failed: AUTH PLAIN " + RESPONSE + "x".repeat(10_000) + "\n";

        assertThat(transport.exchange("AUTH PLAIN " + RESPONSE, 535, words)).isSameAs(words);
    }

    /** Reports are logged on another thread. These are of a refusal each; there may be others before them. */
    private void awaitLogged(int refusals) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (logged.stream().filter(text -> text.contains("530")).count() < refusals && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
