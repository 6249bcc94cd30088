package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.MeteredApp;
import sequitur.bench.app.TracedApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** A secret in many places: it stands in no span, no event, no metric and no meter, even where addresses may be shown. */
class AppTelemetrySecretsTest {

    private static final String PLAIN =
            Base64.getEncoder().encodeToString(("\0app\0" + Canary.PASSWORD).getBytes(StandardCharsets.UTF_8));

    /** What the app does, which line the server answers in its own way, and how. S stands for the secret, P for a form of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | -    | -
            user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=LOGIN   | -    | -
            user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=XOAUTH2 | -    | -
            login=app:S mail.smtp.host=localhost                                      | -    | -
            user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | AUTH | 535 5.7.8 S is no password
            user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | AUTH | 535 5.7.8 P refused
            user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | MAIL | 530 5.7.0 Log in with S first
            user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | RCPT | 550 5.7.1 P may not relay
            user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | .    | 250 2.0.0 Ok: queued as S
            user=app password=S mail.smtp.auth=true mail.smtp.auth.mechanisms=PLAIN   | .    | 554 5.7.1 <a href="x?p=S">P</a>
            """)
    void isInNoTelemetry(String deed, String line, String answer) throws IOException {
        StrictMailServer.Builder described = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                .mechanisms("PLAIN", "LOGIN", "XOAUTH2")
                .script(said -> line != null && said.startsWith(line) ? Optional.of(filled(answer)) : Optional.empty());
        if (deed.contains("login=")) {
            described.requireAuth("530 5.7.0 Authentication required");
        }
        try (StrictMailServer server = described.start()) {
            List<String> told = new ArrayList<>();
            told.addAll(
                    told(TracedApp.class, TelemetryJars.openTelemetry("newest"), "otel", server, "metrics " + deed));
            told.addAll(told(MeteredApp.class, TelemetryJars.micrometer("newest"), "micrometer", server, deed));

            assertThat(told.stream().anyMatch(each -> each.startsWith("span "))).isTrue();
            assertThat(told.stream().anyMatch(each -> each.startsWith("metric ")))
                    .isTrue();
            assertThat(told.stream().anyMatch(each -> each.startsWith("meter ")))
                    .isTrue();
            assertThat(Canary.leaks(told.stream())).isEmpty();
        }
    }

    /** What the app prints of its telemetry; what the library throws is between app and server. */
    private static List<String> told(
            Class<?> app, List<Path> jars, String place, StrictMailServer server, String arguments) throws IOException {
        String[] all = Stream.concat(
                        Stream.of(arguments.split(" +", -1)).map(AppTelemetrySecretsTest::filled),
                        Stream.of("host=localhost", "port=" + server.port()))
                .filter(argument -> !(argument.equals("host=localhost") && arguments.contains("mail.smtp.host")))
                .toArray(String[]::new);
        Finished run = BenchedApp.of(app)
                .seeing(jars)
                .attached("policy=correct,addresses=full,telemetry=" + place)
                .run(all);
        return run.output().stream()
                .filter(line -> line.matches("(span|event|metric|meter) .*"))
                .toList();
    }

    private static String filled(String text) {
        return text.replaceAll("\\bS\\b", Canary.PASSWORD).replaceAll("\\bP\\b", PLAIN);
    }
}
