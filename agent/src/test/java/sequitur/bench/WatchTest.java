package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import sequitur.bench.app.MailingApp;
import sequitur.bench.app.ThreadsApp;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** What looks after waits costs an app that does not mail no thread, and says once that there is no limit. */
class WatchTest {

    private static final String THREAD = "sequitur-watch";

    @Test
    void thereIsOneThreadForAllConnectionsAndNoneWithoutOne() throws IOException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            String port = Integer.toString(server.port());
            BenchedApp app = BenchedApp.of(ThreadsApp.class).attached("policy=log");

            assertThat(app.run(THREAD, port, "0").output()).containsExactly("before 0", "open 0");
            assertThat(app.run(THREAD, port, "5").output()).containsExactly("before 0", "open 1");
        }
        // The engine has gone with the app.
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith(THREAD));
    }

    @Test
    void aMailSessionWithoutALimitIsToldOnce() throws IOException {
        List<String> told = told("policy=log,banner=true");

        assertThat(told)
                .singleElement()
                .asString()
                .matches(
                        "INFO: this mail session has no time limit, and a server that goes silent holds its thread for ever"
                                + " \\(localhost:\\d+\\) \\[reply-timeout]: set mail\\.smtp\\.timeout=600000\\. Then set"
                                + " mail\\.smtp\\.connectiontimeout=60000 and set mail\\.smtp\\.writetimeout=180000 as well\\. From"
                                + " sequitur\\.bench\\.app\\.MailingApp\\.send\\(.*");
    }

    /** What is ended holds no thread for ever. */
    @Test
    void whereWaitsAreEndedItIsToldWhatCounts() throws IOException {
        assertThat(told("policy=correct,banner=true"))
                .singleElement()
                .asString()
                .contains(
                        "this mail session has no time limit of its own, so those of sequitur.timeout count (localhost:");
        assertThat(told("policy=correct,dry-run=true,banner=true"))
                .singleElement()
                .asString()
                .contains("holds its thread for ever");
    }

    @Test
    void nobodyIsToldWhoHasALimitOrHasSwitchedItOff() throws IOException {
        assertThat(told("policy=log,banner=true", "mail.smtp.timeout=60000")).isEmpty();
        assertThat(told("policy=log,banner=true,rule.reply-timeout=off")).isEmpty();
        assertThat(told("policy=log,banner=false")).isEmpty();
    }

    private static List<String> told(String settings, String... properties) throws IOException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            String[] arguments = new String[properties.length + 3];
            arguments[0] = "host=localhost";
            arguments[1] = "port=" + server.port();
            arguments[2] = "times=3";
            System.arraycopy(properties, 0, arguments, 3, properties.length);
            Finished run = BenchedApp.of(MailingApp.class).attached(settings).run(arguments);

            assertThat(run.output()).hasSize(3).containsOnly("sent");
            assertThat(run.errors()).noneMatch(line -> line.startsWith("WARNING"));
            return run.errors().stream()
                    .filter(line -> line.contains("has no time limit"))
                    .toList();
        }
    }
}
