package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.bench.app.ManyCasesApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.Delivery;
import sequitur.testbed.server.HangUp;
import sequitur.testbed.server.StrictMailServer;

/**
 * A correction that breaks off in its middle, at each of its commands and in each way: the app is told what is so, no message
 * arrives in part or twice or without one of its recipients, no password leaves TLS, and nothing hangs. Every server is taken
 * for one across a network.
 */
@Tag("slow")
class MidCorrectionFaultsTest {

    private static final String USER = "alice";
    private static final String REFUSAL = "530 5.7.0 Authentication required";
    private static final String CREDENTIALS = "far|mail.smtp.user=" + USER + "|mail.smtp.password=" + Canary.PASSWORD
            + "|mail.smtp.auth.mechanisms=PLAIN";
    private static final String LATE_TLS = CREDENTIALS;
    private static final String EARLY_TLS = CREDENTIALS + "|mail.smtp.starttls.enable=true";

    @TempDir
    private Path folder = Path.of("");

    private final List<Case> cases = new ArrayList<>();
    private final List<String> settings = new ArrayList<>(List.of("sequitur.policy=correct"));

    /** What goes wrong at one line of the dialogue. */
    private enum Kind {
        EOF(Optional.of(HangUp.EOF), Optional.empty()),
        RST(Optional.of(HangUp.RST), Optional.empty()),
        SILENCE(Optional.empty(), Optional.of("")),
        CLOSING(Optional.empty(), Optional.of("421 4.3.2 Shutting down")),
        LATER(Optional.empty(), Optional.of("454 4.3.0 Not now")),
        NEVER(Optional.empty(), Optional.of("503 5.5.1 Bad sequence of commands"));

        private final Optional<HangUp> hangUp;
        private final Optional<String> reply;

        Kind(Optional<HangUp> hangUp, Optional<String> reply) {
            this.hangUp = hangUp;
            this.reply = reply;
        }
    }

    /** What goes wrong, once, at the line of this number, counted over all connections. */
    private static final class Fault {
        private final int place;
        private final Kind kind;
        private final AtomicInteger seen = new AtomicInteger();

        Fault(int place, Kind kind) {
            this.place = place;
            this.kind = kind;
        }

        Optional<HangUp> hangUp() {
            return seen.incrementAndGet() == place ? kind.hangUp : Optional.empty();
        }

        Optional<String> reply() {
            return seen.get() == place ? kind.reply : Optional.empty();
        }
    }

    /** One app and its server. */
    private record Case(String name, StrictMailServer server, String argument) {}

    /** What the app was told, and what arrived. */
    private record Outcome(String told, List<String> wire, List<Delivery> delivered) {
        /** How the first message ended: S sent, P sent to all but one, A login failed, M other exception; R a reply of the server, r an earlier one. */
        String letter(Kind kind) {
            if (told.startsWith("sent")) {
                return "S";
            }
            if (told.startsWith("SMTPSendFailedException: 250 ")) {
                return "P";
            }
            if (told.startsWith("AuthenticationFailedException")) {
                return "A";
            }
            boolean replied = kind.reply.isPresent() && !kind.reply.get().isEmpty();
            if (replied && told.contains(kind.reply.get())) {
                return "R";
            }
            return told.startsWith("SMTPSendFailedException: 5") ? "r" : "M";
        }
    }

    @AfterEach
    void stopServers() {
        cases.forEach(each -> each.server().close());
    }

    @Test
    void mailThatWasRefusedIsHealedOrHonestlyRefused() throws IOException, InterruptedException {
        assertThat(table(List.of("STARTTLS", "EHLO", "MAIL", "AUTH", "MAIL"), 3, this::addRefusedMail))
                .containsExactly(
                        "STARTTLS: SILENCE r, CLOSING r, LATER r, NEVER r",
                        "EHLO: SILENCE r, CLOSING r, LATER r, NEVER r",
                        "MAIL: SILENCE r, CLOSING R, LATER R, NEVER S",
                        "AUTH: SILENCE r, CLOSING r, LATER r, NEVER r",
                        "MAIL: SILENCE r, CLOSING R, LATER R, NEVER R");
    }

    @Test
    void whatIsInsertedBeforeMailSucceedsOrIsHonestlyRefused() throws IOException, InterruptedException {
        assertThat(table(List.of("STARTTLS", "EHLO", "AUTH", "MAIL"), 2, this::addForeseen))
                .containsExactly(
                        "STARTTLS: SILENCE M, CLOSING R, LATER R, NEVER R",
                        "EHLO: SILENCE M, CLOSING R, LATER R, NEVER R",
                        "AUTH: SILENCE A, CLOSING A, LATER A, NEVER A",
                        "MAIL: SILENCE M, CLOSING S, LATER R, NEVER R");
    }

    @Test
    void aTransactionIsBuiltUpAgainWithAllItsRecipientsOrGivenUp() throws IOException, InterruptedException {
        assertThat(table(List.of("RSET", "AUTH", "MAIL", "RCPT"), 7, this::addRefusedRecipient))
                .containsExactly(
                        "RSET: SILENCE P, CLOSING P, LATER P, NEVER P",
                        "AUTH: SILENCE P, CLOSING P, LATER P, NEVER P",
                        "MAIL: SILENCE P, CLOSING P, LATER P, NEVER P",
                        "RCPT: SILENCE P, CLOSING P, LATER P, NEVER P");
    }

    @Test
    void aConnectionIsReplacedOrTheMessageFails() throws IOException, InterruptedException {
        assertThat(table(List.of("EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL"), 6, this::addReplaced))
                .containsExactly(
                        "EHLO: SILENCE M, CLOSING M, LATER S, NEVER S",
                        "STARTTLS: SILENCE M, CLOSING R, LATER R, NEVER R",
                        "EHLO: SILENCE M, CLOSING M, LATER S, NEVER S",
                        "AUTH: SILENCE A, CLOSING A, LATER A, NEVER A",
                        "MAIL: SILENCE M, CLOSING R, LATER R, NEVER R");
    }

    @Test
    void anInsertedSaslExchangeSucceedsOrIsHonestlyRefused() throws IOException, InterruptedException {
        assertThat(table(List.of("user", "password"), 5, this::addForeseenLogin))
                .containsExactly(
                        "user: SILENCE A, CLOSING A, LATER A, NEVER A",
                        "password: SILENCE A, CLOSING A, LATER A, NEVER A");
    }

    @Test
    void aServerThatDoesNotKeepItsWordGetsNoPassword() throws IOException, InterruptedException {
        StrictMailServer.Builder demanding = demanding();
        add("nothing-under-tls", StrictMailServer.builder().startTls().requireAuth(REFUSAL), 1, LATE_TLS);
        add("no-handshake", demanding().script(replying("STARTTLS", "220 2.0.0 Go")), 1, LATE_TLS);
        add("untrusted", demanding, 1, LATE_TLS + "|distrusting");
        add("wrong-password", demanding(), 1, LATE_TLS.replace(Canary.PASSWORD, "wrong"));
        StrictMailServer.Builder clear = StrictMailServer.builder()
                .startTls()
                .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                .requireAuth(REFUSAL)
                .script(replying("STARTTLS", "220 2.0.0 Go"));
        insist(add("starttls-by-hand", clear, 1, LATE_TLS + "|first=STARTTLS"));

        add("no-starttls", demanding().script(replying("STARTTLS", "502 5.5.1 Not implemented")), 1, LATE_TLS);
        add("no-mechanism", demanding().script(replying("AUTH", "504 5.5.4 Unrecognized")), 1, LATE_TLS);

        Map<String, Outcome> outcomes = outcomes();

        assertThat(of(outcomes, "no-starttls").told()).startsWith("SMTPSendFailedException: 530 ");
        assertThat(of(outcomes, "no-mechanism").told()).startsWith("SMTPSendFailedException: " + REFUSAL);
        assertThat(of(outcomes, "nothing-under-tls").told()).startsWith("SMTPSendFailedException: " + REFUSAL);
        assertThat(of(outcomes, "no-handshake").told()).startsWith("SMTPSendFailedException: 530 ");
        assertThat(of(outcomes, "untrusted").told()).startsWith("SMTPSendFailedException: 530 ");
        assertThat(of(outcomes, "wrong-password").told()).startsWith("SMTPSendFailedException: " + REFUSAL);
        assertThat(of(outcomes, "starttls-by-hand").told()).startsWith("SMTPSendFailedException: " + REFUSAL);
    }

    private static Function<String, Optional<String>> replying(String verb, String reply) {
        return line -> line.startsWith(verb) ? Optional.of(reply) : Optional.empty();
    }

    private static StrictMailServer.Builder demanding() {
        return StrictMailServer.builder()
                .requireStartTls()
                .auth(AuthOffer.UNDER_TLS, USER, Canary.PASSWORD)
                .requireAuth(REFUSAL);
    }

    private void addRefusedMail(String name, Fault fault) {
        add(name, demanding().hangUp(line -> fault.hangUp()).script(line -> fault.reply()), 1, LATE_TLS);
    }

    private void addForeseen(String name, Fault fault) {
        insist(add(name, demanding().hangUp(line -> fault.hangUp()).script(line -> fault.reply()), 1, LATE_TLS));
    }

    private void addForeseenLogin(String name, Fault fault) {
        StrictMailServer.Builder server =
                demanding().hangUp(line -> fault.hangUp()).script(line -> fault.reply());
        insist(add(name, server, 1, LATE_TLS.replace("PLAIN", "LOGIN")));
    }

    /** Two recipients are taken, and the one between them is refused before AUTH. The app sends to those that are left. */
    private void addRefusedRecipient(String name, Fault fault) {
        AtomicBoolean authenticated = new AtomicBoolean();
        StrictMailServer.Builder server = StrictMailServer.builder()
                .startTls()
                .auth(AuthOffer.UNDER_TLS, USER, Canary.PASSWORD)
                .hangUp(line -> fault.hangUp())
                .script(line -> {
                    if (line.startsWith("AUTH")) {
                        authenticated.set(true);
                    }
                    Optional<String> reply = fault.reply();
                    boolean refused = line.startsWith("RCPT TO:<b@") && !authenticated.get();
                    return reply.isEmpty() && refused ? Optional.of(REFUSAL) : reply;
                });
        add(name, server, 3, EARLY_TLS + "|mail.smtp.sendpartial=true");
    }

    /** The connection dies at the first MAIL. */
    private void addReplaced(String name, Fault fault) {
        AtomicInteger mails = new AtomicInteger();
        StrictMailServer.Builder server = demanding()
                .hangUp(line -> {
                    Optional<HangUp> end = fault.hangUp();
                    boolean dies = line.startsWith("MAIL") && mails.incrementAndGet() == 1;
                    return dies ? Optional.of(HangUp.EOF) : end;
                })
                .script(line -> fault.reply());
        insist(add(name, server, 1, EARLY_TLS));
    }

    private StrictMailServer add(String name, StrictMailServer.Builder described, int recipients, String properties) {
        StrictMailServer server = described.start();
        cases.add(new Case(name, server, name + "|" + server.port() + "|" + recipients + "|" + properties));
        return server;
    }

    private void insist(StrictMailServer server) {
        settings.add("sequitur.host.localhost:" + server.port() + ".require.tls=always");
        settings.add("sequitur.host.localhost:" + server.port() + ".require.auth=always");
    }

    private interface Flow {
        void add(String name, Fault fault);
    }

    /** Runs a flow with each kind of fault at each of these commands, and says how the first message ended where that is certain. */
    private List<String> table(List<String> verbs, int first, Flow flow) throws IOException, InterruptedException {
        for (int i = 0; i < verbs.size(); i++) {
            for (Kind kind : Kind.values()) {
                flow.add(i + " " + kind, new Fault(first + i, kind));
            }
        }
        Map<String, Outcome> outcomes = outcomes();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < verbs.size(); i++) {
            List<String> cells = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                Outcome outcome = of(outcomes, i + " " + kind);
                if (kind.hangUp.isEmpty()) {
                    cells.add(kind + " " + outcome.letter(kind));
                }
            }
            rows.add(verbs.get(i) + ": " + String.join(", ", cells));
        }
        return rows;
    }

    private static Outcome of(Map<String, Outcome> outcomes, String name) {
        return Optional.ofNullable(outcomes.get(name)).orElseThrow();
    }

    /** Runs all cases in one JVM, and checks what holds of every one. */
    private Map<String, Outcome> outcomes() throws IOException, InterruptedException {
        Finished run = Canary.checked(BenchedApp.of(ManyCasesApp.class)
                .trusting(cases.get(0).server().trustStore())
                .configured(folder, settings)
                .run(cases.stream().map(Case::argument).toArray(String[]::new)));
        assertThat(run.exitCode()).as("%s", run.errors()).isZero();
        assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            StrictMailServer server = cases.get(i).server();
            assertThat(server.awaitQuiet(Duration.ofSeconds(20))).isTrue();
            List<String> wire = server.transcripts().stream()
                    .flatMap(transcript -> transcript.lines().stream())
                    .toList();
            String told = run.output().get(i).split(" -> ", 2)[1];
            Outcome outcome = new Outcome(told, wire, server.delivered());
            assertHonest(cases.get(i), outcome);
            outcomes.put(cases.get(i).name(), outcome);
        }
        return outcomes;
    }

    /** Each of the two messages arrived once, whole and for all recipients, if the app was told that it was sent; else not at all. */
    private static void assertHonest(Case each, Outcome outcome) {
        String[] told = outcome.told().split(" ; ", 2);
        List<String> expected = new ArrayList<>();
        boolean parted = false;
        for (int i = 0; i < told.length; i++) {
            // Sent to all but the one that the server refuses without AUTH, and the app was told so.
            boolean partly = told[i].startsWith("SMTPSendFailedException: 250 ");
            parted |= partly;
            if (partly || told[i].equals("sent")) {
                expected.add(i == 0 ? "first" : "second");
            } else {
                assertThat(told[i]).as("%s: %s", each.name(), outcome).doesNotMatch("\\w+Exception: *");
            }
        }
        assertThat(outcome.delivered()).as("%s: %s", each.name(), outcome).hasSameSizeAs(expected);
        int recipients = Integer.parseInt(each.argument().split("\\|", -1)[2]);
        for (int i = 0; i < expected.size(); i++) {
            Delivery delivery = outcome.delivered().get(i);
            assertThat(delivery.text()).contains("Subject: " + expected.get(i)).endsWith("Hello\r\n");
            assertThat(delivery.recipients()).hasSizeBetween(parted ? recipients - 1 : recipients, recipients);
        }
        assertThat(Canary.leaks(outcome.wire().stream().filter(line -> line.startsWith("C: "))))
                .as("what left TLS in %s", each.name())
                .isEmpty();
    }
}
