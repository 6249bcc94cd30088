package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.bench.app.MailingApp;
import sequitur.cli.CommandLineRun;
import sequitur.engine.report.jmx.SequiturMXBean;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** What docs/telemetry.md shows is what an app with the agent gives, but for times and numbers; its commands work. */
@Tag("slow")
class TelemetryDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "telemetry.md");
    private static final Path WRITTEN = Path.of("target", "telemetry-output.txt");
    private static final Path SETTINGS = Path.of("..", "docs", "sequitur.jfc");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void showsWhatIsGiven() throws IOException, InterruptedException, ParseException {
        Path dialogues = folder.resolve("dialogues.txt");
        Path recorded = folder.resolve("mail.jfr");
        Finished run = mail(dialogues, recorded);

        List<List<String>> blocks = List.of(
                run.errors().stream()
                        .filter(line -> line.startsWith("INFO: mail to "))
                        .map(line -> line.substring("INFO: ".length()))
                        .toList(),
                command("jfr", "print", "--events", "sequitur.Message", recorded.toString()),
                Files.readAllLines(dialogues),
                verdict(CommandLineRun.of("check", dialogues.toString())));
        Files.writeString(
                WRITTEN,
                blocks.stream().flatMap(List::stream).map(line -> "    " + line).collect(Collectors.joining("\n")));
        for (List<String> block : blocks) {
            assertShown(block);
        }
        assertThat(command("jfr", "summary", recorded.toString())).anyMatch(line -> line.contains("sequitur.Command"));
        if (Runtime.version().feature() >= 21) {
            assertThat(command("jfr", "view", "sequitur.Message", recorded.toString()))
                    .anyMatch(line -> line.contains("4JhJXC5F4CzgB6"));
        }
    }

    private static List<String> verdict(CommandLineRun check) {
        assertThat(check.code()).isZero();
        return check.output().subList(check.output().size() - 1, check.output().size());
    }

    @Test
    void namesEachAttributeAndOperationOfTheBean() throws IOException {
        String document = Files.readString(DOCUMENT);

        assertThat(document).contains("`" + SequiturMXBean.NAME + "`");
        assertThat(Arrays.stream(SequiturMXBean.class.getMethods())
                        .map(Method::getName)
                        .map(name -> "`" + name.replaceFirst("^get", "") + "`"))
                .allSatisfy(name -> assertThat(document).contains(name));
    }

    private Finished mail(Path dialogues, Path recorded) throws IOException, InterruptedException, ParseException {
        try (StrictMailServer server = StrictMailServer.builder()
                        .startTls()
                        .auth(AuthOffer.UNDER_TLS, "app", Canary.PASSWORD)
                        .mechanisms("PLAIN")
                        .without("PIPELINING", "8BITMIME", "SMTPUTF8", "DSN", "ENHANCEDSTATUSCODES", "CHUNKING")
                        .script(line -> line.equals(".")
                                ? Optional.of("250 2.0.0 Ok: queued as 4JhJXC5F4CzgB6")
                                : Optional.empty())
                        .start();
                Recording recording = new Recording(Configuration.create(SETTINGS))) {
            recording.start();
            Finished run = Canary.checked(BenchedApp.of(MailingApp.class)
                    .trusting(server.trustStore())
                    .attached("telemetry=log jfr jmx,transcript=always,addresses=domain,transcript.file=" + dialogues)
                    .run(
                            "host=localhost",
                            "port=" + server.port(),
                            "user=app",
                            "password=" + Canary.PASSWORD,
                            "mail.smtp.starttls.enable=true",
                            "mail.smtp.auth=true"));
            recording.stop();
            recording.dump(recorded);
            return run;
        }
    }

    private static List<String> command(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    /** The lines stand in the document as a block, with its own server, place and times. */
    private static void assertShown(List<String> given) throws IOException {
        List<String> masked = masked(given.stream());
        assertThat(masked).isNotEmpty();
        assertThat(String.join(
                        "\n",
                        masked(Files.readAllLines(DOCUMENT).stream()
                                .filter(line -> line.startsWith("    "))
                                .map(line -> line.substring(4)))))
                .as("see agent/" + WRITTEN)
                .contains(String.join("\n", masked));
    }

    /** What is another one in each run, in one form. */
    private static List<String> masked(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank())
                .map(line -> line.replaceAll("smtp\\.example\\.com|localhost", "HOST")
                        .replaceAll("[\\w.$]+\\((?:MailingApp|Shop)\\.java:\\d+\\)", "PLACE")
                        .replaceAll("\\d+\\.\\d+\\.\\d{6,}@[\\w.-]+", "ID")
                        .replaceAll("\\d+(?:[.,:]\\d+)* (?:us|ms|s|bytes|kB)\\b", "N")
                        .replaceAll("TLS_\\w+", "SUITE")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z", "TIME")
                        .replaceAll("\\d\\d:\\d\\d:\\d\\d\\.\\d+", "TIME")
                        .replaceAll("\\bHOST:\\d+|port = \\d+", "HOST:PORT")
                        .replaceAll("\\d+ octets", "N octets")
                        .replaceAll("javaThreadId = \\d+", "N")
                        .replaceAll(" {2,}", " ")
                        .strip())
                .collect(Collectors.toList());
    }
}
