package sequitur.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppClasses;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The agent's jar as a user runs it: {@code java -jar sequitur-agent.jar COMMAND}. */
class CommandLineTest {

    private static final String NESTED = """
            S: 220 mx.example.com ESMTP
            C: EHLO app.example.com
            S: 250 mx.example.com
            C: MAIL FROM:<a@example.com>
            S: 250 ok
            C: MAIL FROM:<b@example.com>
            S: 503 5.5.1 nested MAIL
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aViolationIsOneJsonLineAndCodeOne() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("dialogue.txt"), NESTED);

        Finished run = JarRun.of("check", "--format", "json", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .singleElement()
                .asString()
                .startsWith(
                        "{\"line\":6,\"session\":1,\"rule\":\"mail-nested\",\"verb\":\"MAIL\",\"reply\":\"503 5.5.1 ");
        assertThat(JarRun.with(NESTED, "check", "--format", "json", "-")).isEqualTo(run);
    }

    /** Templates are read from the jar within the jar. */
    @Test
    void aPageIsWritten() throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");

        Finished run = JarRun.with(NESTED, "report", "-", "-o", page.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).singleElement().asString().endsWith(": 1 violation in 1 session (3 commands)");
        assertThat(Files.readString(page)).contains("<h3 id=\"session1\">", "the agent would have sent RSET first.");
    }

    @Test
    void aServerIsAsked() throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "alice", Canary.PASSWORD)
                .requireAuth("530 5.7.0 Authentication required")
                .start()) {
            String host = "localhost:" + server.port();
            Finished refused = JarRun.of("probe", host, "--from", "alice@example.com");
            Finished accepted = JarRun.with(
                    Canary.PASSWORD + "\n",
                    "probe",
                    host,
                    "--from",
                    "alice@example.com",
                    "--user",
                    "alice",
                    "--password-file",
                    "-");

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output()).contains("It is about MAIL [auth-required], RFC 4954 6.");
            assertThat(accepted.exitCode()).as(accepted.toString()).isZero();
            assertThat(accepted.output()).contains("spring.mail.password=${MAIL_PASSWORD}");
        }
    }

    @Test
    void aCleanDialogueIsCodeZero() throws IOException, InterruptedException {
        Finished run = JarRun.with(NESTED.substring(0, NESTED.indexOf("C: MAIL FROM:<b")), "check", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).endsWith("No violation in 1 session (2 commands)");
    }

    @Test
    void errorsLeaveStandardOutputEmptyAndGiveCodeTwo() throws IOException, InterruptedException {
        for (List<String> arguments : List.of(
                List.of("check", folder.resolve("missing").toString()),
                List.of("check", folder.toString()),
                List.of("check", "--format", "xml", "-"),
                List.of("explain", "hello"),
                List.of("rules", "mail-nestd"),
                List.of("attach"),
                List.of("attach", "2147483646"),
                List.of("detach", "app"),
                List.of("list", "--all"),
                List.of("probe", "https://mx.example.com"),
                List.of("dance"),
                List.<String>of())) {
            Finished run = JarRun.of(arguments.toArray(String[]::new));

            assertThat(run.exitCode()).as(arguments.toString()).isEqualTo(2);
            assertThat(run.output()).as(arguments.toString()).isEmpty();
            assertThat(run.errors()).as(arguments.toString()).hasSizeBetween(1, 2);
            assertThat(run.errors().get(0)).startsWith("Sequitur: ");
        }
    }

    @Test
    void theOtherCommandsAnswer() throws IOException, InterruptedException {
        assertThat(JarRun.of("explain", "503", "5.5.1", "Error:", "need", "MAIL", "command", "--format", "json")
                        .output())
                .singleElement()
                .asString()
                .startsWith("{\"fault\":\"rcpt-before-mail\"");
        assertThat(JarRun.of("rules", "mail-nested").output()).contains("Wrong:", "Right:");
        assertThat(JarRun.of("check", "--help").output()).contains("Example:");
    }

    @Test
    void theReadmeShowsWhatIsReallyPrinted() throws IOException, InterruptedException {
        List<String> readme = Files.readAllLines(Path.of("..", "README.md"));
        List<String> check = printedIn(readme, "    $ java -jar sequitur-agent.jar check dialogue.txt");
        List<String> explain =
                printedIn(readme, "    $ java -jar sequitur-agent.jar explain \"503 5.5.1 Error: need MAIL command\"");
        String dialogue = check.stream()
                .filter(line -> line.matches(" +\\d+  [CS]: .*"))
                .map(line -> line.substring(8) + "\n")
                .collect(Collectors.joining());

        assertThat(JarRun.with(dialogue, "check", "-").output()).isEqualTo(check);
        assertThat(JarRun.of("explain", "503 5.5.1 Error: need MAIL command").output())
                .isEqualTo(explain);
    }

    /** The indented lines behind a command line, up to the text. */
    private static List<String> printedIn(List<String> readme, String commandLine) {
        List<String> block = readme.subList(readme.indexOf(commandLine) + 1, readme.size()).stream()
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .map(line -> line.isEmpty() ? line : line.substring(4))
                .toList();
        return block.subList(0, block.size() - 1);
    }

    @Test
    void theVersionNamesReleaseAndCommit() throws IOException, InterruptedException {
        assertThat(JarRun.of("--version").output())
                .singleElement()
                .asString()
                .matches("Sequitur \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\S+, on Java .+");
    }

    @Test
    void whatMailDebugPrintsIsCheckedAndItsPasswordIsNotRepeated()
            throws IOException, InterruptedException, MessagingException {
        Path log = folder.resolve("mail-debug.log");
        Files.writeString(log, debugOutput());
        assertThat(Canary.leaks(Files.readAllLines(log).stream())).isNotEmpty();

        Finished run = JarRun.of("check", log.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("1 violation in 1 session (8 commands)")
                .anyMatch(line -> line.contains("AUTH PLAIN [redacted]"))
                .anyMatch(line -> line.contains("^ violation: MAIL while another mail transaction is open"));
    }

    /** What the mail library prints for one message behind a MAIL of the app's own, the traces of AUTH included. */
    private static String debugOutput() throws MessagingException {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "user", Canary.PASSWORD)
                .start()) {
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.localhost", "client.example");
            properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN");
            properties.setProperty("mail.debug.auth", "true");
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            Session session = Session.getInstance(properties);
            session.setDebugOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            session.setDebug(true);
            try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
                transport.connect(server.host(), server.port(), "user", Canary.PASSWORD);
                MimeMessage message = new MimeMessage(session);
                message.setFrom("sender@client.example");
                message.setRecipients(Message.RecipientType.TO, "one@b.example");
                message.setText("MAIL FROM:<not@a.command>\r\n250 no reply\r\n");
                transport.sendMessage(message, message.getAllRecipients());
                transport.simpleCommand("MAIL FROM:<sender@client.example>");
                transport.simpleCommand("MAIL FROM:<sender@client.example>");
            }
            return printed.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void anOldJavaGetsOneLineAndCodeTwo() throws IOException, InterruptedException {
        AppClasses.copy(CommandOnOldJava.class.getName(), folder);

        Finished run = ForkedJvm.of(List.of(AgentJar.path(), folder), CommandOnOldJava.class.getName())
                .run(Duration.ofMinutes(1), "rules");

        assertThat(run)
                .isEqualTo(new Finished(
                        2, List.of(), List.of("Sequitur can't run: it needs Java 17 or later, and this is Java 11")));
    }
}
