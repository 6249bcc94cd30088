package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.bench.app.MailingApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The dialogue behind a mail: written down where the settings ask for it, and with nothing in it that is a secret. */
class TranscriptsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isOneEventAfterAFailure() throws IOException, InterruptedException {
        Finished run = mail("transcript=failure,policy=off", "554 5.7.1 Looks like spam");

        assertThat(dialogue(run.errors()))
                .startsWith("S: 220 localhost ESMTP strict", "C: EHLO localhost")
                .contains("C: AUTH PLAIN [redacted]", "C: MAIL FROM:<***@redacted.invalid>")
                .containsSequence(
                        "C: RCPT TO:<***@redacted.invalid>",
                        "S: 250 2.1.5 Ok",
                        "C: DATA",
                        "S: 354 End data with <CR><LF>.<CR><LF>",
                        "C: .",
                        "S: 554 5.7.1 Looks like spam")
                .noneMatch(line -> line.contains("All is well"))
                .noneMatch(line -> line.contains("b.example"));
    }

    @Test
    void isNotWrittenWhereNothingHasFailed() throws IOException, InterruptedException {
        assertThat(dialogue(mail("transcript=failure", "250 Ok").errors())).isEmpty();
        assertThat(dialogue(mail("policy=log", "554 No").errors())).isEmpty();
    }

    @Test
    void goesToAFileThatItsOwnerAloneReads() throws IOException, InterruptedException {
        Path file = folder.resolve("dialogues.txt");
        Finished run =
                mail("transcript=always,addresses=domain,transcript.file=" + file, "250 2.0.0 Ok: queued as A1B2");

        assertThat(run.errors()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).matches("# \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ dialogue with localhost:\\d+");
        assertThat(lines).contains("C: MAIL FROM:<***@client.example>", "S: 250 2.0.0 Ok: queued as A1B2", "C: QUIT");
        assertThat(Canary.leaks(lines.stream())).isEmpty();
    }

    private static List<String> dialogue(List<String> log) {
        return log.stream()
                .filter(line -> line.startsWith("C: ") || line.startsWith("S: "))
                .toList();
    }

    private static Finished mail(String settings, String answer) throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                .script(line -> line.equals(".") ? Optional.of(answer) : Optional.empty())
                .start()) {
            return Canary.checked(BenchedApp.of(MailingApp.class)
                    .attached(settings)
                    .run(
                            "host=localhost",
                            "port=" + server.port(),
                            "user=app",
                            "password=" + Canary.PASSWORD,
                            "mail.smtp.auth=true",
                            "mail.smtp.auth.mechanisms=PLAIN"));
        }
    }
}
