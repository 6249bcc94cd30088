package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.StallingServer.Manner;
import sequitur.bench.app.StalledApp;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;
import sequitur.testbed.server.TrustStore;

/**
 * Servers that come to a stand, at each command and in each way: without the agent the app hangs, under {@code log} it is told while it does, and
 * under {@code correct} each wait ends as by a limit of the app's own.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StallsTest {

    private static final Logger LOGGER = Logger.getLogger("sequitur");

    /**
     * A server that stands.
     *
     * @param command where
     * @param manner how
     * @param stage whose limit counts
     * @param fate the word for what became of the mail
     * @param arguments what the app is given besides
     */
    private record Stall(String command, Manner manner, String stage, String fate, List<String> arguments) {

        Stall(String command, Manner manner, String stage, String fate, String... arguments) {
            this(command, manner, stage, fate, List.of(arguments));
        }

        @Override
        public String toString() {
            return manner + " at " + (command.isEmpty() ? "greeting" : command) + " " + String.join(" ", arguments);
        }
    }

    /** The JDK asks once for all apps whom they trust. */
    private static final TrustStore TRUST = trust();

    private static TrustStore trust() {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            return server.trustStore();
        }
    }

    private static BenchedApp app() {
        return BenchedApp.of(StalledApp.class).trusting(TRUST);
    }

    static Stream<Stall> stalls() {
        return Stream.of(
                new Stall(StallingServer.GREETING, Manner.SILENT, "greeting", "not sent"),
                new Stall(StallingServer.GREETING, Manner.TRICKLING, "greeting", "not sent"),
                new Stall("EHLO", Manner.SILENT, "command", "not sent"),
                new Stall("STARTTLS", Manner.SILENT, "command", "not sent", "mail.smtp.starttls.enable=true"),
                new Stall("AUTH", Manner.SILENT, "command", "not sent", "login"),
                new Stall("MAIL", Manner.SILENT, "mail", "not sent"),
                new Stall("RCPT", Manner.SILENT, "rcpt", "not sent"),
                new Stall("DATA", Manner.SILENT, "data", "not sent"),
                new Stall(".", Manner.SILENT, "final", "in doubt"),
                new Stall("BDAT", Manner.SILENT, "final", "in doubt", "mail.smtp.chunksize=100000"),
                new Stall("MAIL", Manner.TRICKLING, "mail", "not sent"),
                new Stall(".", Manner.TRICKLING, "final", "in doubt"),
                new Stall("QUIT", Manner.SILENT, "command", "sent"),
                new Stall("nothing", Manner.DEAF, "block", "not sent", "large"));
    }

    /** Shown by a thread that is where it was when all limits of the other tests are long over. */
    @ParameterizedTest
    @MethodSource("stalls")
    @Tag("slow")
    void withoutTheAgentItHangs(Stall stall) throws Exception {
        try (StallingServer server = new StallingServer(stall.command(), stall.manner())) {
            Running app = new Running(app(), arguments(stall, server));
            server.awaitStall();
            app.awaitInSocket();
            TimeUnit.MILLISECONDS.sleep(1_000);

            assertThat(app.isInSocket()).isTrue();
            server.letGo();
            assertThat(app.finished().output()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("stalls")
    @Tag("slow")
    void underLogItIsToldWhileItWaits(Stall stall) throws Exception {
        String settings = "policy=log,timeout." + stall.stage() + "=300ms";
        try (StallingServer server = new StallingServer(stall.command(), stall.manner());
                Heard heard = new Heard("a thread waits for ")) {
            Running app = new Running(app().attached(settings), arguments(stall, server));
            server.awaitStall();
            heard.await();

            assertThat(app.isInSocket()).isTrue();
            server.letGo();
            Finished run = app.finished();
            assertThat(run.errors())
                    .filteredOn(line -> line.contains("a thread waits for "))
                    .singleElement()
                    .asString()
                    .contains(" for more than 300ms (localhost:" + server.port()
                            + ") [reply-timeout]: set mail.smtp.timeout=600000");
            assertThat(run.errors()).anyMatch(line -> line.startsWith("    from     sequitur.bench.app.StalledApp."));
            // What trickles is half a reply, which the library takes for a whole one when the connection ends.
            assertThat(run.errors().stream().anyMatch(line -> line.contains("the reply has come")))
                    .isEqualTo(stall.manner() == Manner.TRICKLING);
        }
    }

    @Test
    void aReplyThatComesAfterAllIsToldAsThat() throws Exception {
        try (StallingServer server = new StallingServer("RCPT", Manner.SILENT);
                Heard heard = new Heard("a thread waits for ")) {
            Running app = new Running(app().attached("policy=log,timeout.rcpt=300ms"), Integer.toString(server.port()));
            server.awaitStall();
            heard.await();
            server.answer();
            Finished run = app.finished();

            assertThat(run.output()).containsExactly("sent");
            assertThat(run.errors())
                    .filteredOn(line -> line.contains("the reply to RCPT took more than 300ms"))
                    .hasSize(1);
            assertThat(run.errors()).contains("    done     nothing: the reply has come, and the dialogue goes on");
        }
    }

    @ParameterizedTest
    @MethodSource("stalls")
    @Tag("slow")
    void underCorrectItEnds(Stall stall) throws Exception {
        assertEnds(stall, "policy=correct");
    }

    @ParameterizedTest
    @MethodSource("stalls")
    // Not slow: the newer JDK, which has such threads, leaves out what is.
    @EnabledForJreRange(min = JRE.JAVA_21)
    void underCorrectItEndsOnAVirtualThread(Stall stall) throws Exception {
        assertEnds(stall, "policy=log,rule.reply-timeout=correct", "virtual");
    }

    /** The socket of TLS says goodbye before it closes, which nobody may wait for. */
    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT"})
    @Tag("slow")
    void underTlsItEndsAsWell(String command) throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                .startTls()
                .script(line -> line.startsWith(command) ? Optional.of("") : Optional.empty())
                .start()) {
            Finished run = app().attached("policy=correct,timeout." + command.toLowerCase(Locale.ROOT) + "=300ms")
                    .run(Integer.toString(server.port()), "mail.smtp.starttls.required=true");

            assertThat(run.output())
                    .singleElement()
                    .asString()
                    .isEqualTo("MessagingException <- SocketTimeoutException");
            assertThat(FailuresTest.headlines(run))
                    .singleElement()
                    .asString()
                    .contains(" not sent [answer-timed-out]: ");
        }
    }

    /** The library reads and writes by itself there, and so does its exception tell. */
    @Test
    @Tag("slow")
    void aHandshakeThatNeverEndsIsEnded() throws Exception {
        try (StallingServer server = new StallingServer(StallingServer.HANDSHAKE, Manner.SILENT)) {
            Finished run = app().attached("policy=correct,timeout.command=2s")
                    .run(Integer.toString(server.port()), "mail.smtp.starttls.enable=true");

            assertThat(run.output())
                    .singleElement()
                    .asString()
                    .isEqualTo("MessagingException <- SocketTimeoutException");
            assertThat(FailuresTest.headlines(run)).singleElement().asString().contains(" not sent [");
        }
    }

    /** Before there is a connection there is nothing to close: the library gets a limit to connect, and the app's properties are as they were. */
    @Test
    @Tag("slow")
    void aPortOfTlsThatNeverAnswersIsEnded() throws Exception {
        try (StallingServer server = new StallingServer(StallingServer.GREETING, Manner.SILENT)) {
            Finished run = app().attached("policy=correct,timeout.connect=300ms")
                    .run(Integer.toString(server.port()), "mail.smtp.ssl.enable=true");

            assertThat(run.output()).singleElement().asString().contains("SocketTimeoutException");
            assertThat(FailuresTest.headlines(run)).singleElement().asString().contains(" not sent [");
        }
    }

    /** A limit of the app's own is not shortened, and the connection is closed by nobody but the library. */
    @Test
    @Tag("slow")
    void theAppsOwnLimitStands() throws Exception {
        try (StallingServer server = new StallingServer("MAIL", Manner.SILENT)) {
            Finished run = app().attached("policy=correct,timeout.mail=100ms")
                    .run(Integer.toString(server.port()), "mail.smtp.timeout=2000");

            assertThat(run.output()).first().asString().endsWith("SocketTimeoutException");
            assertThat(run.errors()).noneMatch(line -> line.contains("was ended after"));
        }
    }

    private static void assertEnds(Stall stall, String policy, String... more) throws Exception {
        String settings =
                policy + ",timeout." + stall.stage() + "=" + (stall.stage().equals("command") ? "2s" : "300ms");
        try (StallingServer server = new StallingServer(stall.command(), stall.manner())) {
            String[] all = Stream.concat(Arrays.stream(arguments(stall, server)), Arrays.stream(more))
                    .toArray(String[]::new);
            Finished run = app().attached(settings).run(all);

            assertThat(run.output())
                    .singleElement()
                    .asString()
                    .contains("MessagingException")
                    .endsWith("SocketTimeoutException");
            List<String> headlines = FailuresTest.headlines(run);
            assertThat(headlines).singleElement().asString().contains(" " + stall.fate() + " [");
            assertThat(String.join("\n", run.errors()))
                    .contains("was ended after ", " (sequitur.timeout." + stall.stage() + "); the app got ")
                    .contains("; the connection is closed")
                    .doesNotContain("error of its own");
        }
    }

    private static String[] arguments(Stall stall, StallingServer server) {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(server.port())));
        arguments.addAll(stall.arguments());
        return arguments.toArray(String[]::new);
    }

    /** An app that runs on a thread of its own. */
    private static final class Running {

        private final FutureTask<Finished> task;
        private final Thread thread;

        Running(BenchedApp app, String... arguments) {
            this.task = new FutureTask<>(() -> app.run(arguments));
            this.thread = new Thread(task, "stalled app");
            thread.setDaemon(true);
            thread.start();
        }

        boolean isInSocket() {
            return Arrays.stream(thread.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals("sun.nio.ch.NioSocketImpl"));
        }

        void awaitInSocket() throws InterruptedException {
            while (!isInSocket()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }

        Finished finished() throws Exception {
            return task.get();
        }
    }

    /** Waits for something that is logged. */
    private static final class Heard extends Handler implements AutoCloseable {

        private final CountDownLatch heard = new CountDownLatch(1);
        private final String words;

        Heard(String words) {
            this.words = words;
            LOGGER.addHandler(this);
        }

        void await() throws InterruptedException {
            heard.await();
        }

        @Override
        public void publish(LogRecord event) {
            if (event.getMessage().contains(words)) {
                heard.countDown();
            }
        }

        @Override
        public void flush() {
            // It keeps nothing.
        }

        @Override
        public void close() {
            LOGGER.removeHandler(this);
        }
    }
}
