package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.agent.Door;
import sequitur.bench.app.CommandLineApp;
import sequitur.bench.app.OutOfOrderApp;
import sequitur.bench.app.TwoThreadsApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** What other code of the same JVM hears and says through the shim's door. */
class DoorTest {

    private static final Set<Class<?>> TYPES = Set.of(String.class, Long.class, Boolean.class);

    private final List<Map<String, Object>> events = Collections.synchronizedList(new ArrayList<>());
    private final Consumer<Map<String, Object>> listener = events::add;
    private final Supplier<String> settings = this::ofThisThread;

    private List<String> errors = List.of();
    private String ofSecond = "";

    private String ofThisThread() {
        return Thread.currentThread().getName().equals("second") ? ofSecond : "";
    }

    @BeforeEach
    void come() {
        Door.listeners().add(listener);
        Door.settings().add(settings);
    }

    @AfterEach
    void leave() {
        Door.listeners().remove(listener);
        Door.settings().remove(settings);
    }

    private List<String> run(Class<?> app, String agent, StrictMailServer.Builder builder, String... arguments)
            throws IOException, InterruptedException {
        try (StrictMailServer server = builder.start()) {
            List<String> all = new ArrayList<>(List.of(Integer.toString(server.port())));
            all.addAll(List.of(arguments));
            Finished run = BenchedApp.of(app)
                    .trusting(server.trustStore())
                    .attached(agent)
                    .run(all.toArray(String[]::new));
            assertThat(server.awaitQuiet(Duration.ofSeconds(20))).isTrue();
            errors = run.errors();
            return run.output();
        }
    }

    /** The lines that were told, as a transcript has them. */
    private List<String> said() {
        return events.stream()
                .filter(event -> event.containsKey("line"))
                .map(event -> ("command".equals(event.get("kind")) ? "C: " : "S: ")
                        + event.get("line")
                        + (Boolean.FALSE.equals(event.get("written")) ? " (not written)" : "")
                        + (Boolean.TRUE.equals(event.get("local")) ? " (local)" : ""))
                .toList();
    }

    private List<Map<String, Object>> events(String kind) {
        return events.stream().filter(event -> kind.equals(event.get("kind"))).toList();
    }

    @Test
    void whatIsSaidIsToldAsItStandsOnTheWireWithoutCredentials() throws Exception {
        run(
                CommandLineApp.class,
                "policy=log",
                StrictMailServer.builder().startTls().auth(AuthOffer.ALWAYS, "alice", Canary.PASSWORD),
                "alice",
                Canary.PASSWORD,
                "mail.smtp.auth=true",
                "mail.smtp.starttls.enable=true",
                "MAIL FROM:<sender@client.example>",
                "FROB " + Canary.PASSWORD,
                "AUTH PLAIN " + Canary.PASSWORD,
                "RSET");

        String offer =
                "S: 250-localhost|S: 250-PIPELINING|S: 250-SIZE 10485760|S: 250-8BITMIME|S: 250-SMTPUTF8|S: 250-DSN"
                        + "|S: 250-ENHANCEDSTATUSCODES|S: 250-CHUNKING";
        assertThat(String.join("|", said()))
                .isEqualTo(String.join(
                        "|",
                        "S: 220 localhost ESMTP strict",
                        "C: EHLO client.example",
                        offer + "|S: 250-STARTTLS|S: 250 AUTH PLAIN LOGIN",
                        "C: STARTTLS",
                        "S: 220 2.0.0 Ready to start TLS",
                        "C: EHLO client.example",
                        offer + "|S: 250 AUTH PLAIN LOGIN",
                        "C: AUTH LOGIN",
                        "S: 334 VXNlcm5hbWU6",
                        "C: [redacted]",
                        "S: 334 UGFzc3dvcmQ6",
                        "C: [redacted]",
                        "S: 235 2.7.0 Authentication successful",
                        "C: MAIL FROM:<sender@client.example>",
                        "S: 250 2.1.0 Ok",
                        "C: [unknown command]",
                        "S: 500 Error: command not implemented",
                        "C: AUTH PLAIN [redacted]",
                        "S: 503 5.5.1 Error: already authenticated",
                        "C: RSET",
                        "S: 250 2.0.0 Ok",
                        "C: QUIT",
                        "S: 221 2.0.0 Bye"));
        assertThat(Canary.leaks(events.stream().map(Map::toString))).isEmpty();
        assertThat(events).allSatisfy(event -> assertThat(event.values()).allSatisfy(DoorTest::isOfTheJdk));
        assertThat(events.stream().filter(event -> event.containsKey("session")).map(event -> event.get("session")))
                .containsOnly(1L);
    }

    private static void isOfTheJdk(Object value) {
        if (value instanceof List<?> list) {
            assertThat(list).allSatisfy(element -> assertThat(element).isInstanceOf(String.class));
        } else {
            assertThat(TYPES).contains(value.getClass());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "log, MAIL FROM:<two@a.example>, logged",
        "block, MAIL FROM:<two@a.example> (not written), blocked",
        "correct, MAIL FROM:<two@a.example>, corrected: RSET",
    })
    void aViolationIsToldOnceAndWhenItHappens(String policy, String line, String done) throws Exception {
        run(
                CommandLineApp.class,
                "policy=" + policy,
                StrictMailServer.builder(),
                "-",
                "-",
                "MAIL FROM:<one@a.example>",
                "MAIL FROM:<two@a.example>");

        Map<String, Object> violation = events("violation").get(0);
        assertThat(events("violation")).hasSize(1);
        assertThat(violation)
                .containsEntry("id", "mail-nested")
                .containsEntry("section", "RFC 5321 4.1.4")
                .containsEntry("verb", "MAIL")
                .containsEntry("what", "MAIL while another mail transaction is open")
                .containsEntry("alsoBroken", List.of())
                .containsKeys("server", "change", "cause", "text", "place");
        assertThat((String) violation.get("done")).startsWith(done);
        assertThat((String) violation.get("place")).startsWith("sequitur.bench.app.CommandLineApp.send(");
        int told = events.indexOf(violation);
        assertThat(said()).contains("C: " + line);
        assertThat(events.subList(told, events.size()).stream()
                        .filter(event -> "command".equals(event.get("kind")))
                        .findFirst()
                        .map(event -> event.get("line")))
                .contains("MAIL FROM:<two@a.example>");
    }

    /** The attempt goes on for a while: its violation does not wait for the end. */
    @Test
    void aFailureIsToldBesideTheViolationThatLedToIt() throws Exception {
        run(OutOfOrderApp.class, "policy=block", StrictMailServer.builder(), "1");

        assertThat(events("violation")).extracting(event -> event.get("id")).contains("mail-nested");
        assertThat(events("failure").get(0))
                .containsEntry("id", "mail-nested")
                .containsEntry("violation", true)
                .containsEntry("fate", "not sent")
                .containsKeys("server", "change", "cause", "done", "text");
        assertThat(events.indexOf(events("violation").get(0)))
                .isLessThan(events.indexOf(events("failure").get(0)));
    }

    @Test
    void aListenerThatFailsIsToldOfOnceAndTheMailGoesOn() throws Exception {
        Consumer<Map<String, Object>> failing = event -> {
            throw new IllegalStateException("no ear");
        };
        Door.listeners().add(0, failing);
        try {
            List<String> output = run(
                    CommandLineApp.class,
                    "policy=block",
                    StrictMailServer.builder(),
                    "-",
                    "-",
                    "MAIL FROM:<one@a.example>",
                    "MAIL FROM:<two@a.example>");

            assertThat(output).element(1).asString().startsWith("503 = 503: 503 5.5.1");
        } finally {
            Door.listeners().remove(failing);
        }

        assertThat(errors.stream().filter(line -> line.contains("no ear")))
                .singleElement()
                .asString()
                .matches("Sequitur: \\S+, which listens to it, has failed: java.lang.IllegalStateException: no ear");
        assertThat(events("violation")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // The RCPT of the second thread runs into the first one's transaction.
        "log, '', 250 250 250 250, 1",
        "log, policy=block, 250 250 451 250, 1",
        "log, rule.transport-shared=block, 250 250 451 250, 1",
        "block, policy=log, 250 250 250 250, 1",
        "off, policy=block, 250 250 451 250, 1",
        "block, policy=off, 250 250 250 250, 0",
        "block, 'policy=block,dry-run=true', 250 250 250 250, 1",
    })
    void aThreadHasSettingsOfItsOwn(String policy, String own, String codes, int violations) throws Exception {
        ofSecond = own;

        List<String> told = run(TwoThreadsApp.class, "policy=" + policy, StrictMailServer.builder());

        assertThat(String.join(" ", told)).isEqualTo(codes);
        assertThat(events("violation")).hasSize(violations);
    }
}
