package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.app.MailingApp;
import sequitur.bench.app.MeteredApp;
import sequitur.bench.app.TracedApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** Receipts in the telemetry that an app has: its own OpenTelemetry or Micrometer, the oldest release and the newest. */
class AppTelemetryTest {

    private static final Pattern TIMES = Pattern.compile(" (\\d{19})-(\\d{19}) ");

    private static final String AUTH = "530 5.7.0 Authentication required";

    @ParameterizedTest
    @CsvSource({
        "1.0, spans, JAVAX_1_4_7",
        "1.0, spans, ANGUS_2_0_5",
        "1.14, metrics, JAKARTA_2_0_1",
        "newest, metrics, JAVAX_1_6_2",
        "newest, metrics, ANGUS_2_0_5"
    })
    void eachMailIsASpanInTheAppsOwn(String version, String kind, Library library) throws IOException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = traced(version, "telemetry=otel")
                    .on(library)
                    .run(kind, "host=localhost", "port=" + server.port(), "to=one@b.example,two@b.example");

            assertThat(run.output()).as(run.toString()).contains("sent");
            String order = order(run);
            List<String> spans = lines(run, "span ");
            assertThat(spans).hasSize(3);
            assertThat(spans.get(0))
                    .startsWith("span connect smtp CLIENT in " + order + " UNSET ")
                    .contains("server.address=localhost, server.port=" + server.port())
                    .contains("sequitur.phase.connect.duration=");
            assertThat(spans.get(1))
                    .startsWith("span send smtp CLIENT in " + order + " UNSET ")
                    .contains("network.protocol.name=smtp", "server.port=" + server.port())
                    .contains("sequitur.outcome=sent", "sequitur.reply.code=250", "sequitur.recipient.accepted=2")
                    .contains("sequitur.message.id=", "code.function.name=sequitur.bench.app.MailingApp.send")
                    .doesNotContain("error.type", "b.example", "sender@");
            assertThat(spans.get(2)).startsWith("span order INTERNAL in 0000000000000000 ");
            assertInside(spans.get(0), spans.get(1), spans.get(2));
            if (kind.equals("metrics")) {
                assertThat(lines(run, "metric "))
                        .contains("metric sequitur.message.duration s {sequitur.outcome=sent, server.address=localhost,"
                                + " server.port=" + server.port() + "} 1")
                        .contains("metric sequitur.recipients {recipient} {sequitur.recipient.result=accepted,"
                                + " server.address=localhost, server.port=" + server.port() + "} 2");
            }
            assertThat(run.errors()).isEmpty();
        }
    }

    /** The connection ends before the mail begins, and both are within what the app does. */
    private static void assertInside(String connection, String mail, String order) {
        Matcher first = times(connection);
        Matcher second = times(mail);
        Matcher whole = times(order);
        // The JDK's clocks of both differ by what one of them is set right in between.
        long tolerance = 20_000_000;
        assertThat(Long.parseLong(first.group(1))).isGreaterThan(Long.parseLong(whole.group(1)) - tolerance);
        assertThat(Long.parseLong(first.group(2))).isGreaterThan(Long.parseLong(first.group(1)));
        assertThat(Long.parseLong(second.group(1))).isGreaterThan(Long.parseLong(first.group(2)) - tolerance);
        assertThat(Long.parseLong(second.group(2))).isGreaterThan(Long.parseLong(second.group(1)));
        assertThat(Long.parseLong(second.group(2))).isLessThan(Long.parseLong(whole.group(2)) + tolerance);
    }

    private static Matcher times(String span) {
        Matcher times = TIMES.matcher(span);
        assertThat(times.find()).as(span).isTrue();
        return times;
    }

    @Test
    void whatFailsIsAnErrorWithItsReply() throws IOException {
        try (StrictMailServer server =
                StrictMailServer.builder().requireAuth(AUTH).start()) {
            Finished run = traced("newest", "telemetry=otel").run("spans", "host=localhost", "port=" + server.port());

            assertThat(lines(run, "span send smtp"))
                    .singleElement()
                    .asString()
                    .contains(" ERROR not sent: " + AUTH + " ")
                    .contains("error.type=auth-required", "sequitur.outcome=not sent", "sequitur.reply.code=530")
                    .contains("sequitur.reply.status=5.7.0");
        }
    }

    @Test
    void aConnectionThatCantBeOpenedIsAnError() throws IOException {
        try (Nobody nobody = new Nobody()) {
            Finished run = traced("newest", "telemetry=otel").run("metrics", "host=localhost", "port=" + nobody.port());

            assertThat(lines(run, "span connect smtp"))
                    .singleElement()
                    .asString()
                    .contains(" ERROR not connected: ", "error.type=", "server.address=localhost");
            assertThat(lines(run, "span send smtp")).isEmpty();
            assertThat(lines(run, "metric sequitur.connection.duration"))
                    .singleElement()
                    .asString()
                    .contains("error.type=");
        }
    }

    @Test
    void correctionsAreEventsAndNoPasswordIsAnywhere() throws IOException {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                .requireAuth(AUTH)
                .start()) {
            Finished run = Canary.checked(traced("newest", "telemetry=otel,policy=correct,addresses=full")
                    .run(
                            "metrics",
                            "mail.smtp.host=localhost",
                            "port=" + server.port(),
                            "login=app:" + Canary.PASSWORD));

            assertThat(run.output()).contains("sent");
            assertThat(lines(run, "event "))
                    .containsExactly(
                            "event sequitur.correction {sequitur.action=corrected, sequitur.rule=auth-required,"
                                    + " sequitur.verb=MAIL}");
            assertThat(lines(run, "span send smtp"))
                    .singleElement()
                    .asString()
                    .contains("UNSET", "sequitur.rules=[auth-required]", "sequitur.auth.mechanism=LOGIN")
                    .contains("sequitur.sender.address=sender@client.example")
                    .contains("sequitur.recipient.addresses=[one@b.example]");
            assertThat(lines(run, "metric sequitur.violations"))
                    .containsExactly("metric sequitur.violations {violation} {sequitur.action=corrected,"
                            + " sequitur.rule=auth-required, server.address=localhost, server.port=" + server.port()
                            + "} 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "newest"})
    void anAppMaySetItUpAfterItsFirstMail(String version) throws IOException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = traced(version, "telemetry=otel").run("late", "host=localhost", "port=" + server.port());

            assertThat(run.output()).filteredOn("sent"::equals).hasSize(2);
            assertThat(lines(run, "span send smtp")).hasSize(1);
            assertThat(run.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy=log", "telemetry=none", "telemetry=micrometer"})
    void whereItIsNotAskedForThereIsNothing(String settings) throws IOException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = traced("newest", settings).run("metrics", "host=localhost", "port=" + server.port());

            assertThat(lines(run, "span ")).hasSize(1);
            assertThat(lines(run, "metric ")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "newest"})
    void eachMailIsCountedByTheAppsMicrometer(String version) throws IOException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = BenchedApp.of(MeteredApp.class)
                    .seeing(TelemetryJars.micrometer(version))
                    .attached("telemetry=micrometer")
                    .run("host=localhost", "port=" + server.port(), "times=3");

            String labels = "server.address=localhost, server.port=" + server.port();
            assertThat(run.output())
                    .as(run.toString())
                    .contains(
                            "meter sequitur.message.duration {error.type=none, sequitur.outcome=sent, " + labels
                                    + "} 3",
                            "meter sequitur.message.size {" + labels + "} 3",
                            "meter sequitur.recipients {sequitur.recipient.result=accepted, " + labels + "} 3",
                            "meter sequitur.connection.duration {error.type=none, " + labels + "} 3",
                            "meter sequitur.phase.duration {sequitur.phase=final_reply, " + labels + "} 3",
                            "meter sequitur.phase.duration {sequitur.phase=connect, " + labels + "} 3");
            assertThat(run.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"otel, OpenTelemetry", "micrometer, Micrometer"})
    void anAppThatHasNeitherSendsAsBeforeAndIsTold(String word, String name) throws IOException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = BenchedApp.of(MailingApp.class)
                    .attached("telemetry=" + word)
                    .run("host=localhost", "port=" + server.port(), "times=2");

            assertThat(run.output()).containsExactly("sent", "sent");
            assertThat(run.errors())
                    .filteredOn(line -> line.startsWith("INFO: "))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "INFO: " + name + " gets no receipts of mail: this app has none. Take " + word + " out of");
        }
    }

    private static BenchedApp traced(String version, String settings) {
        return BenchedApp.of(TracedApp.class)
                .seeing(TelemetryJars.openTelemetry(version))
                .attached(settings);
    }

    private static String order(Finished run) {
        return lines(run, "order is ").get(0).substring("order is ".length());
    }

    private static List<String> lines(Finished run, String start) {
        return run.output().stream().filter(line -> line.startsWith(start)).toList();
    }
}
