package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import sequitur.bench.app.PipeliningApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.HangUp;
import sequitur.testbed.server.StrictMailServer;

/** Apps that write several commands before they read a reply: each of their replies is the one to its own command. */
class PipeliningTest {

    private static final String MAIL = "1>MAIL FROM:<one@a.example>";
    private static final String RCPT = "1>RCPT TO:<one@b.example>";
    private static final String REJECTED = "1>RCPT TO:<reject@b.example>";
    private static final String BAD_MAIL = "1>MAIL FROM:<bad@a.example>";
    private static final String DATA = "1>DATA";
    private static final String READ = "1<";

    private final List<String> wire = new ArrayList<>();
    private String errors = "";

    /** What the app is told under a policy, and what was on the wire. */
    private record Told(List<String> replies, List<String> wire) {}

    @Test
    void blockedCommandsAreAnsweredInTheirPlaces() throws IOException, InterruptedException {
        String[] groups = {
            group(MAIL, DATA, READ, READ),
            group(RCPT, RCPT, DATA, READ, READ, READ),
            group(DATA, MAIL, RCPT, READ, READ, READ),
            group(MAIL, RCPT, MAIL, REJECTED, RCPT, READ, READ, READ, READ, READ),
            group(MAIL, MAIL, RCPT, MAIL, RCPT, READ, READ, READ, READ, READ, "1=RSET"),
            group(DATA, DATA, DATA, READ, READ, READ, "1=NOOP")
        };

        Told without = run("", groups);
        Told with = run("policy=block", groups);

        assertThat(without.replies())
                .containsExactly(
                        "250 503",
                        "503 503 503",
                        "503 250 250",
                        "250 250 503 550 250",
                        "250 503 250 503 250 250",
                        "503 503 503 250");
        // The agent answers RCPT with a temporary refusal, whatever it breaks.
        assertThat(with.replies())
                .isEqualTo(without.replies().stream()
                        .map(replies -> replies.equals("503 503 503") ? "451 451 503" : replies)
                        .toList());
        assertThat(with.wire())
                .containsExactly(
                        "MAIL QUIT",
                        "QUIT",
                        "MAIL RCPT QUIT",
                        "MAIL RCPT RCPT RCPT QUIT",
                        "MAIL RCPT RCPT RSET QUIT",
                        "NOOP QUIT");
    }

    @Test
    void aLegalGroupIsLeftAlone() throws IOException, InterruptedException {
        String[] groups = {
            group(MAIL, RCPT, REJECTED, RCPT, DATA, READ, READ, READ, READ, READ, "1=."),
            group("1>RSET", MAIL, RCPT, READ, READ, READ, "1=RSET")
        };

        Told without = run("", groups);

        for (String policy : List.of("log", "block", "correct", "correct,dry-run=true")) {
            assertThat(run("policy=" + policy, groups)).as(policy).isEqualTo(without);
        }
    }

    /** A refusal that nobody could foresee makes the next MAIL a legal one: what would be inserted before it waits for no reply. */
    @Test
    void nothingIsInsertedIntoAGroup() throws IOException, InterruptedException {
        String[] groups = {
            group(BAD_MAIL, MAIL, RCPT, READ, READ, READ, "1=RSET"),
            group(BAD_MAIL, BAD_MAIL, MAIL, RCPT, RCPT, READ, READ, READ, READ, READ, "1=RSET"),
            group(MAIL, BAD_MAIL, RCPT, READ, READ, READ, "1=RSET")
        };

        Told without = run("", groups);

        for (String policy : List.of("log", "correct", "correct,dry-run=true")) {
            assertThat(run("policy=" + policy, groups)).as(policy).isEqualTo(without);
        }
    }

    /** Each reply is read before the next command goes out, and kept for the app. */
    @Test
    void aServerThatDoesNotOfferPipeliningIsWaitedFor() throws IOException, InterruptedException {
        String[] groups = {
            group(MAIL, RCPT, REJECTED, RCPT, READ, READ, READ, READ, "1=RSET"),
            group("1>NOOP", MAIL, RCPT, "1>VRFY a", READ, READ, READ, READ, "1=RSET"),
            group(BAD_MAIL, MAIL, RCPT, DATA, READ, READ, READ, READ, "1=."),
        };

        Told without = run(server().without("PIPELINING"), "", "5000", groups);
        Told corrected = run(server().without("PIPELINING"), "policy=correct", "5000", groups);
        Told blocked = run(server().without("PIPELINING"), "policy=block", "5000", groups);

        assertThat(corrected).isEqualTo(without);
        assertThat(blocked.replies())
                .containsExactly("250 451 451 451 250", "250 503 451 503 250", "550 503 451 503 500");
        assertThat(blocked.wire()).containsExactly("MAIL RSET QUIT", "NOOP RSET QUIT", "MAIL QUIT");
    }

    @Test
    void aRefusalInAGroupIsNotMended() throws IOException, InterruptedException {
        String[] groups = {
            group(MAIL, RCPT, RCPT, READ, READ, READ, "1=RSET"),
            group("1>RSET", MAIL, RCPT, READ, READ, READ, "1=RSET"),
            // By its end it is known that the server wants TLS on this connection; whether that helps, nobody has seen.
            group(MAIL, RCPT, RCPT, READ, READ, READ, "1=RSET", "1=MAIL FROM:<one@a.example>")
        };

        Told without = run(server().requireStartTls(), "", "5000", groups);
        Told with = run(server().requireStartTls(), "policy=correct", "5000", groups);

        assertThat(with.replies().subList(0, 2)).isEqualTo(without.replies().subList(0, 2));
        assertThat(with.wire().subList(0, 2)).isEqualTo(without.wire().subList(0, 2));
        assertThat(with.replies()).last().isEqualTo("530 530 530 250 250");
        assertThat(with.wire()).last().as("in clear").isEqualTo("MAIL RCPT RCPT RSET STARTTLS");
    }

    @Test
    void aRecipientThatIsRefusedInAGroupIsNotMended() throws IOException, InterruptedException {
        for (String arguments : List.of("", "policy=correct")) {
            StrictMailServer.Builder server = StrictMailServer.builder()
                    .auth(AuthOffer.ALWAYS, "alice", Canary.PASSWORD)
                    .script(line -> line.startsWith("RCPT TO:<three")
                            ? Optional.of("530 5.7.0 Authentication required")
                            : Optional.empty());
            Told told = run(
                    server,
                    arguments,
                    "5000",
                    group(MAIL, "1>RCPT TO:<three@b.example>", RCPT, REJECTED, READ, READ, READ, READ, "1=RSET"));

            assertThat(told.replies()).as(arguments).containsExactly("250 530 250 550 250");
            assertThat(told.wire()).as(arguments).containsExactly("MAIL RCPT RCPT RCPT RSET QUIT");
        }
        assertThat(errors).contains("not corrected: the app has yet to read the replies to other commands");
    }

    /** Else a recipient would be lost in silence, and the one after it asked for twice. */
    @Test
    void theRecipientsOfAGroupAreAllRepeated() throws IOException, InterruptedException {
        AtomicBoolean refused = new AtomicBoolean();
        List<String> recipients = new CopyOnWriteArrayList<>();
        StrictMailServer.Builder server = StrictMailServer.builder().startTls().script(line -> {
            if (line.startsWith("RCPT")) {
                recipients.add(line.replaceAll("RCPT TO:<(.*)@.*", "$1"));
            }
            return line.startsWith("RCPT TO:<three") && refused.compareAndSet(false, true)
                    ? Optional.of("530 5.7.0 Must issue a STARTTLS command first")
                    : Optional.empty();
        });

        Told told = run(
                server,
                "policy=correct",
                "5000",
                group(
                        MAIL,
                        RCPT,
                        "1>RCPT TO:<two@b.example>",
                        READ,
                        READ,
                        READ,
                        "1=RCPT TO:<three@b.example>",
                        "1=RSET"));

        assertThat(told.replies()).containsExactly("250 250 250 250 250");
        assertThat(recipients).containsExactly("one", "two", "three", "one", "two", "three");
    }

    @Test
    void aConnectionThatEndsInAGroup() throws IOException, InterruptedException {
        for (HangUp end : HangUp.values()) {
            for (String policy : List.of("policy=block", "policy=correct")) {
                assertThat(run(dyingAtMail(end), policy, "5000", group(RCPT, MAIL, DATA, READ, READ, READ, "1."))
                                .replies())
                        .as("%s, %s", end, policy)
                        .singleElement()
                        .asString()
                        .matches("451 (-1 503|MessagingException 503( MessagingException)?)");
            }
        }
    }

    @Test
    void aConnectionIsNotReplacedWhileRepliesAreOutstanding() throws IOException, InterruptedException {
        Told told = run(dyingAtMail(HangUp.EOF), "policy=correct", "5000", group(MAIL, RCPT, READ, READ, "1."));

        assertThat(told.wire()).containsExactly("MAIL");
    }

    private static StrictMailServer.Builder dyingAtMail(HangUp end) {
        return StrictMailServer.builder().hangUp(line -> line.startsWith("MAIL") ? Optional.of(end) : Optional.empty());
    }

    @Test
    void anAppThatGoesOnAfterATimeoutIsNotGivenOldReplies() throws IOException, InterruptedException {
        String group = group(DATA, MAIL, DATA, READ, READ, "1=RSET", "1=RSET", "1.");

        assertThat(run(slow(), "policy=block", "700", group).replies())
                .containsExactly("503 MessagingException 503 MessagingException");
        Told corrected = run(slow(), "policy=correct", "700", group);
        assertThat(corrected.replies()).containsExactly("503 MessagingException 250 250");
        assertThat(corrected.wire()).containsExactly("MAIL RSET RSET QUIT");
    }

    private static StrictMailServer.Builder slow() {
        return StrictMailServer.builder().script(line -> {
            if (line.startsWith("MAIL")) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            return Optional.empty();
        });
    }

    @Test
    void transportsAreToldApart() throws IOException, InterruptedException {
        String[] groups = {
            group("1=MAIL FROM:<one@a.example>", "2=MAIL FROM:<two@a.example>", "1=RCPT TO:<one@b.example>", "2=RSET"),
            group("1>DATA", "2>MAIL FROM:<two@a.example>", "2<", "1<", "1=NOOP", "2=RCPT TO:<one@b.example>")
        };

        Told without = run("", groups);

        assertThat(without.replies()).containsExactly("250 250 250 250", "250 503 250 250");
        assertThat(run("policy=block", groups).replies()).isEqualTo(without.replies());
    }

    private static String group(String... steps) {
        return String.join("|", steps);
    }

    private static StrictMailServer.Builder server() {
        return StrictMailServer.builder()
                .script(line ->
                        line.startsWith("MAIL FROM:<bad") ? Optional.of("550 5.7.1 Not from there") : Optional.empty());
    }

    private Told run(String arguments, String... groups) throws IOException, InterruptedException {
        return run(server(), arguments, "5000", groups);
    }

    private Told run(StrictMailServer.Builder builder, String arguments, String timeout, String... groups)
            throws IOException, InterruptedException {
        try (StrictMailServer server = builder.start()) {
            List<String> all = new ArrayList<>(List.of(Integer.toString(server.port()), timeout));
            all.addAll(List.of(groups));
            BenchedApp app = BenchedApp.of(PipeliningApp.class)
                    .trusting(server.trustStore())
                    .with(Map.of(
                            "mail.smtp.host", "localhost",
                            "mail.smtp.user", "alice",
                            "mail.smtp.password", Canary.PASSWORD));
            BenchedApp attached = arguments.isEmpty() ? app : app.attached(arguments);
            Finished run = Canary.checked(attached.run(all.toArray(String[]::new)));
            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            errors = String.join("\n", run.errors());
            wire.clear();
            server.transcripts()
                    .forEach(transcript -> wire.add(transcript.lines().stream()
                            .filter(line -> line.startsWith("C: "))
                            .map(line -> line.substring(3).split(" ", 2)[0])
                            .filter(verb -> !verb.equals("EHLO"))
                            .reduce((one, other) -> one + " " + other)
                            .orElse("")));
            return new Told(run.output(), List.copyOf(wire));
        }
    }
}
