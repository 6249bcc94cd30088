package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sequitur.bench.app.RetryingApp;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** A server that delivers a mail and says so too late, and an app that therefore sends it again. */
@Tag("slow")
class DuplicatesTest {

    private static final String LIMIT = "mail.smtp.timeout=2000";

    /** What an app was told, what was reported, and how many mails have arrived. */
    private record Seen(List<String> told, String errors, int delivered) {

        long reports() {
            return errors.lines()
                    .filter(line -> line.contains("[duplicate-suspected]"))
                    .count();
        }
    }

    @Test
    void theSecondOneIsTold() throws Exception {
        Seen seen = run("policy=log", LIMIT);

        assertThat(seen.told()).hasSize(2).last().isEqualTo("sent");
        assertThat(seen.delivered()).isEqualTo(2);
        assertThat(seen.errors())
                .containsPattern(
                        "mail to localhost:\\d+ in doubt \\[answer-timed-out]: set mail\\.smtp\\.timeout=600000")
                .containsPattern(
                        "a mail is sent again that is in doubt \\(localhost:\\d+\\) \\[duplicate-suspected]: set"
                                + " mail\\.smtp\\.timeout=600000")
                .containsPattern(
                        "A mail with this Message-ID and this envelope was written in full .* ago, and what the"
                                + " server said to it was not read: it came from sequitur\\.bench\\.app\\.RetryingApp\\.isSent\\(")
                .contains("from     sequitur.bench.app.RetryingApp.isSent(", "done     logged: the mail goes out again")
                .doesNotContain("one@b.example", "sender@client.example");
        assertThat(seen.reports()).isEqualTo(1);
    }

    @Test
    void theSecondOneIsRefusedToThoseWhoAskForIt() throws Exception {
        Seen seen = run("policy=log,rule.duplicate-suspected=block", LIMIT);

        assertThat(seen.told()).hasSize(2).last().asString().startsWith("SMTPSendFailedException: 451 4.4.7 ");
        assertThat(seen.delivered()).isEqualTo(1);
        assertThat(seen.reports()).isEqualTo(1);
        assertThat(seen.errors())
                .contains("done     blocked: answered 451 4.4.7 ")
                .doesNotContain("[mail-refused]", "[unknown]", "error of its own");
    }

    @Test
    void aDryRunOnlySaysSo() throws Exception {
        Seen seen = run("policy=log,dry-run=true,rule.duplicate-suspected=block", LIMIT);

        assertThat(seen.told()).last().isEqualTo("sent");
        assertThat(seen.errors()).contains("done     dry run: it would have been answered 451 4.4.7 ");
    }

    @Test
    void anotherMailIsNoDuplicate() throws Exception {
        Seen seen = run("policy=log,rule.duplicate-suspected=block", LIMIT, "other");

        assertThat(seen.told()).hasSize(2).last().isEqualTo("sent");
        assertThat(seen.reports()).isZero();
    }

    @Test
    void whoeverSwitchesItOffHearsNothing() throws Exception {
        Seen seen = run("policy=log,rule.duplicate-suspected=off", LIMIT);

        assertThat(seen.told()).last().isEqualTo("sent");
        assertThat(seen.reports()).isZero();
    }

    /** The app waits shorter for every reply than this server takes for its last one. */
    @Test
    void withTimeForTheLastReplyItIsSentOnce() throws Exception {
        Seen seen = run("policy=log,rule.reply-timeout=correct,timeout.final-at-least=5m", LIMIT);

        assertThat(seen.told()).containsExactly("sent");
        assertThat(seen.delivered()).isEqualTo(1);
        assertThat(seen.errors()).doesNotContain("in doubt", "duplicate");
    }

    private static Seen run(String settings, String... arguments) throws IOException, InterruptedException {
        AtomicInteger contents = new AtomicInteger();
        try (StrictMailServer server = StrictMailServer.builder()
                .scriptContent(line -> {
                    if (contents.getAndIncrement() == 0) {
                        pause();
                    }
                    return Optional.empty();
                })
                .start()) {
            String[] all = new String[arguments.length + 1];
            all[0] = Integer.toString(server.port());
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            Finished run = BenchedApp.of(RetryingApp.class).attached(settings).run(all);
            server.awaitQuiet(Duration.ofSeconds(20));
            return new Seen(
                    run.output(),
                    String.join("\n", run.errors()),
                    server.delivered().size());
        }
    }

    /** Longer than the app waits. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(4_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
