package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.MailingApp;
import sequitur.bench.app.OwnTransactionsApp;
import sequitur.cli.CommandLineRun;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** A secret in each of twenty places: it stands in nothing that the agent gives to anybody, with all of it switched on. */
class TelemetrySecretsTest {

    private static final String B64 =
            Base64.getEncoder().encodeToString(Canary.PASSWORD.getBytes(StandardCharsets.UTF_8));
    private static final String PLAIN =
            Base64.getEncoder().encodeToString(("\0app\0" + Canary.PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final String HEX = hex(Canary.PASSWORD);

    @TempDir
    private Path folder = Path.of("");

    private final List<String> seen = new ArrayList<>();

    /** What the app does, which line the server answers in its own way, and how. S stands for the secret, B, P and H for forms of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            mail: user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | -       | -
            mail: user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=LOGIN   | -       | -
            mail: user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=XOAUTH2 | -       | -
            mail: login=app:S mail.smtp.auth=true                                           | -       | -
            mail: login=app:S mail.smtp.host=localhost                                      | -       | -
            mail: mail.smtp.user=app mail.smtp.password=S mail.smtp.host=localhost          | -       | -
            mail: password-file                                                             | -       | -
            mail: user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | AUTH    | 535 5.7.8 S is no password
            mail: user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | AUTH    | 535 5.7.8 P refused
            mail: user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | MAIL    | 530 5.7.0 Log in with B first
            mail: user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | RCPT    | 550 5.7.1 H may not relay
            mail: user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | .       | 250 2.0.0 Ok: queued as S
            mail: user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | .       | 554 5.7.1 <a href="x?p=S">B</a>
            mail: text=S                                                                    | .       | 554 5.7.1 No
            mail: subject=S                                                                 | .       | 554 5.7.1 No
            own: AUTH PLAIN P;MAIL FROM:<a@b.example>                                       | MAIL    | 550 5.7.1 No
            own: AUTH LOGIN;YXBw;B;MAIL FROM:<a@b.example>                                  | MAIL    | 550 5.7.1 S
            own: AUTH S;PASS S;MAIL FROM:<a@b.example>                                      | MAIL    | 550 5.7.1 No
            own: S;LOGIN app S;MAIL FROM:<a@b.example>                                      | MAIL    | 550 5.7.1 No
            own: AUTH PLAIN;P;MAIL FROM:<a@b.example>                                       | MAIL    | 550 5.7.1 P
            """)
    void isSeenByNobody(String deed, String line, String answer) throws IOException, InterruptedException {
        Path transcripts = folder.resolve("dialogues.txt");
        Path recorded = folder.resolve("recording.jfr");
        String settings =
                "policy=correct,telemetry=log jfr jmx,transcript=always,addresses=full,transcript.file=" + transcripts;
        StrictMailServer.Builder described = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                .mechanisms("PLAIN", "LOGIN", "XOAUTH2")
                .script(said -> line != null && said.startsWith(line) ? Optional.of(filled(answer)) : Optional.empty());
        if (deed.contains("login=app:S mail.smtp.host")
                || deed.contains("mail.smtp.user")
                || deed.contains("password-file")) {
            described.requireAuth("530 5.7.0 Authentication required");
        }
        try (StrictMailServer server = described.start();
                Recording recording = new Recording()) {
            recording.enable("sequitur.Command");
            recording.start();
            Finished run = deed.startsWith("own: ")
                    ? BenchedApp.of(OwnTransactionsApp.class)
                            .attached(settings)
                            .onSignal(app -> lookAtTheBean())
                            .run(own(server, deed.substring(5)))
                    : BenchedApp.of(MailingApp.class)
                            .attached(settings + password(deed))
                            .onSignal(app -> lookAtTheBean())
                            .run(mail(server, deed.substring(6)));
            recording.stop();
            recording.dump(recorded);
            seen.addAll(run.errors());
            assertThat(run.errors()).noneMatch(each -> each.contains("error of its own"));
        }
        RecordingFile.readAllEvents(recorded).stream()
                .filter(event -> event.getEventType().getName().startsWith("sequitur."))
                .forEach(event -> seen.add(event.toString()));
        for (String beginning : List.of("INFO: ", "sequitur.Connection {", "sequitur.Command {", "MailsSent = ")) {
            assertThat(seen.stream().anyMatch(text -> text.startsWith(beginning)))
                    .as(beginning)
                    .isTrue();
        }
        seen.addAll(Files.readAllLines(transcripts));
        assertThat(seen.contains("C: EHLO localhost")).isTrue();
        Path page = folder.resolve("page.html");
        seen.addAll(told(CommandLineRun.of("check", transcripts.toString())));
        seen.addAll(told(CommandLineRun.of("report", transcripts.toString(), "-o", page.toString())));
        seen.addAll(Files.readAllLines(page));

        assertThat(Canary.leaks(seen.stream())).isEmpty();
        assertThat(seen.stream().filter(text -> text.contains(HEX))).isEmpty();
    }

    private static List<String> told(CommandLineRun run) {
        assertThat(run.code()).as("%s", run).isLessThan(2);
        return Stream.concat(run.output().stream(), run.errors().stream()).toList();
    }

    private String[] mail(StrictMailServer server, String arguments) {
        List<String> all = new ArrayList<>(List.of("host=localhost", "port=" + server.port()));
        Stream.of(arguments.split(" "))
                .filter(argument -> argument.contains("="))
                .map(this::filled)
                .forEach(all::add);
        return all.toArray(String[]::new);
    }

    private String[] own(StrictMailServer server, String commands) {
        Stream<String> lines = Arrays.stream((commands + ";signal").split(";")).map(this::filled);
        return Stream.concat(Stream.of("" + server.port()), lines).toArray(String[]::new);
    }

    /** The place of a secret's file, for an agent that has credentials of its own. */
    private String password(String deed) throws IOException {
        if (!deed.contains("password-file")) {
            return "";
        }
        Path file = SecretFile.write(folder.resolve("password"), Canary.PASSWORD);
        return ",credentials.localhost.username=app,credentials.localhost.password-file=" + file;
    }

    private String filled(String text) {
        return text.replaceAll("\\bS\\b", Canary.PASSWORD)
                .replaceAll("\\bB\\b", B64)
                .replaceAll("\\bP\\b", PLAIN)
                .replaceAll("\\bH\\b", HEX);
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append(String.format("%02x", octet));
        }
        return hex.toString();
    }

    private void lookAtTheBean() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName("sequitur:type=Sequitur");
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                Object value = server.getAttribute(name, attribute.getName());
                seen.add(attribute.getName() + " = "
                        + (value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value)));
            }
        } catch (JMException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
