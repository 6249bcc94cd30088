package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.app.EnvelopesApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.Delivery;
import sequitur.testbed.server.StrictMailServer;

/** A correction never costs a mail: what goes out without the agent goes out with it, whatever a server has said before. */
class NeverWorseTest {

    private static final String USER = "alice";
    private static final String ME = "app@example.com";
    private static final String COLLEAGUE = ME + ">anna@example.com";
    private static final String CUSTOMER = ME + ">customer@example.org";

    private final List<String> lines = new ArrayList<>();
    private List<Delivery> delivered = List.of();

    /** Takes mail for its own domain from everybody, and wants AUTH for others. */
    private static StrictMailServer.Builder authForForeigners(String refusal) {
        Login login = new Login();
        return StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                .script(line -> {
                    login.saw(line);
                    boolean foreign = line.startsWith("RCPT") && !line.contains("@example.com");
                    return foreign && !login.tried() ? Optional.of(refusal) : Optional.empty();
                });
    }

    /** Whether AUTH was sent on the connection that is open. */
    private static final class Login {
        private final AtomicBoolean tried = new AtomicBoolean();

        void saw(String line) {
            if (line.startsWith("EHLO")) {
                tried.set(false);
            } else if (line.startsWith("AUTH")) {
                tried.set(true);
            }
        }

        boolean tried() {
            return tried.get();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"each", "pooled"})
    void aRequirementOfOneRecipientStopsNoOther(String way) throws Exception {
        Finished run = run(
                authForForeigners("530 5.7.0 Authentication required"),
                "old-password",
                way,
                COLLEAGUE,
                CUSTOMER,
                COLLEAGUE,
                COLLEAGUE);

        assertThat(run.output())
                .containsExactly(
                        "sent",
                        "SendFailedException: Invalid Addresses <- SMTPAddressFailedException: 530"
                                + " 5.7.0 Authentication required",
                        "sent",
                        "sent");
        assertThat(delivered).hasSize(3);
        assertThat(lines).filteredOn(line -> line.startsWith("AUTH")).hasSize(1);
        assertThat(errors(run)).contains("not corrected: AUTH failed with").contains("a new connection was opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"each", "pooled"})
    void aLoginThatIsTiedToASenderStopsNoOther(String way) throws Exception {
        Login login = new Login();
        StrictMailServer.Builder server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                .script(line -> {
                    login.saw(line);
                    if (line.startsWith("RCPT") && login.tried()) {
                        return Optional.of("553 5.7.1 <" + ME + ">: Sender address rejected: not owned by user alice");
                    }
                    boolean foreign = line.startsWith("RCPT") && !line.contains("@example.com");
                    return foreign ? Optional.of("530 5.7.0 Authentication required") : Optional.empty();
                });

        Finished run = run(server, Canary.PASSWORD, way, COLLEAGUE, CUSTOMER, COLLEAGUE, COLLEAGUE);

        assertThat(run.output()).hasSize(4).element(1).asString().contains("530 5.7.0 Authentication required");
        assertThat(delivered).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"each", "pooled"})
    void aCertificateThatIsNotTrustedStopsNoMail(String way) throws Exception {
        StrictMailServer.Builder server = StrictMailServer.builder()
                .startTls()
                .script(line -> line.startsWith("RCPT") && !line.contains("@example.com")
                        ? Optional.of("530 5.7.0 Must issue a STARTTLS command first")
                        : Optional.empty());

        Finished run = run(server, "", "distrusting", way, COLLEAGUE, CUSTOMER, COLLEAGUE, COLLEAGUE);

        assertThat(run.output()).hasSize(4).element(1).asString().contains("530 5.7.0 Must issue a STARTTLS");
        assertThat(delivered).hasSize(3);
        assertThat(errors(run)).contains("not corrected: STARTTLS failed with");
    }

    /** One spoofed reply, or one node of a cluster. */
    @ParameterizedTest
    @ValueSource(strings = {"each", "pooled"})
    void oneReplyPoisonsNoHour(String way) throws Exception {
        AtomicBoolean spoofed = new AtomicBoolean();
        StrictMailServer.Builder server = StrictMailServer.builder()
                .startTls()
                .script(line -> line.startsWith("MAIL") && spoofed.compareAndSet(false, true)
                        ? Optional.of("530 5.7.0 Must issue a STARTTLS command first")
                        : Optional.empty());

        Finished run = run(server, "", "distrusting", way, COLLEAGUE, COLLEAGUE, COLLEAGUE, COLLEAGUE, COLLEAGUE);

        assertThat(run.output())
                .containsExactly(
                        "SMTPSendFailedException: 530 5.7.0 Must issue a STARTTLS command first",
                        "sent",
                        "sent",
                        "sent",
                        "sent");
        assertThat(delivered).hasSize(4);
    }

    /** Learned in good faith, and then the certificate is replaced by one that is not trusted, or the password by another one. */
    @ParameterizedTest
    @ValueSource(strings = {"each", "pooled"})
    void whatWasLearnedIsForgottenOnceItCanNotBeGiven(String way) throws Exception {
        AtomicBoolean stale = new AtomicBoolean();
        Login login = new Login();
        StrictMailServer.Builder server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                .script(line -> {
                    login.saw(line);
                    if (line.startsWith("AUTH") && stale.get()) {
                        return Optional.of("535 5.7.8 Authentication credentials invalid");
                    }
                    boolean first = line.startsWith("MAIL") && !login.tried() && !stale.get();
                    stale.compareAndSet(false, line.startsWith("QUIT"));
                    return first ? Optional.of("530 5.7.0 Authentication required") : Optional.empty();
                });

        Finished run = run(
                server,
                Canary.PASSWORD,
                way,
                COLLEAGUE,
                "mail.smtp.x=each message of a pooled app is on a connection of its own, too",
                COLLEAGUE,
                COLLEAGUE);

        assertThat(run.output()).containsExactly("sent", "sent", "sent");
        assertThat(delivered).hasSize(3);
        if (way.equals("each")) {
            assertThat(lines).filteredOn(line -> line.startsWith("AUTH")).hasSize(2);
            assertThat(errors(run)).contains("the command was sent as it was, on a new connection");
        }
    }

    /** The words name the sender, so they are about that one. */
    @Test
    void oneSenderStopsNoOther() throws Exception {
        AtomicBoolean banned = new AtomicBoolean();
        StrictMailServer.Builder server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                .script(line -> {
                    if (line.startsWith("MAIL")) {
                        banned.set(line.contains("banned@"));
                    }
                    return line.startsWith("RCPT") && banned.get()
                            ? Optional.of("554 5.7.1 <banned@example.com>: Sender address rejected: Access denied")
                            : Optional.empty();
                });

        Finished run = run(
                server,
                "old-password",
                "each",
                COLLEAGUE,
                "banned@example.com>anna@example.com",
                COLLEAGUE,
                "bob@example.com>anna@example.com",
                "cid@example.com>anna@example.com");

        assertThat(delivered).hasSize(4);
        assertThat(run.output()).element(1).asString().contains("Sender address rejected: Access denied");
    }

    @Test
    void oneRecipientOfSeveralStopsNoOther() throws Exception {
        StrictMailServer.Builder server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                .script(line -> line.contains("list@")
                        ? Optional.of("530 5.7.1 Client was not authenticated")
                        : Optional.empty());

        Finished run = run(
                server,
                "old-password",
                "each",
                "mail.smtp.sendpartial=true",
                ME + ">ann@example.com,list@example.com,bob@example.com",
                ME + ">ann@example.com",
                ME + ">bob@example.com");

        assertThat(run.output().get(0)).endsWith("sent to [ann@example.com, bob@example.com]");
        assertThat(run.output().subList(1, 3)).containsExactly("sent", "sent");
        assertThat(delivered)
                .extracting(Delivery::recipients)
                .containsExactly(
                        List.of("ann@example.com", "bob@example.com"),
                        List.of("ann@example.com"),
                        List.of("bob@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"each", "pooled"})
    void theServersOwnRefusalReachesTheAppWhereTlsFails(String way) throws Exception {
        String refusal = "530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM";
        StrictMailServer.Builder server = StrictMailServer.builder()
                .startTls()
                .auth(AuthOffer.UNDER_TLS, USER, Canary.PASSWORD)
                .requireAuth(refusal);

        Finished run = run(server, Canary.PASSWORD, "distrusting", way, COLLEAGUE, COLLEAGUE);

        assertThat(run.output())
                .containsExactly("SMTPSendFailedException: " + refusal, "SMTPSendFailedException: " + refusal);
        assertThat(errors(run)).contains("not corrected: STARTTLS failed with", "a new connection was opened");
    }

    /** The machine is called localhost, and across a network that is no name. */
    @Test
    void whatIsInsertedIsNamedAsTheAppsOwnCommand() throws Exception {
        StrictMailServer.Builder server = StrictMailServer.builder()
                .requireStartTls()
                .script(line -> line.equals("EHLO localhost")
                        ? Optional.of("501 5.5.2 EHLO argument rejected, need fully-qualified hostname")
                        : Optional.empty());

        Finished run = run(server, "", "far", "mail.smtp.localhost=localhost", COLLEAGUE);

        assertThat(run.output()).containsExactly("sent");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("EHLO"))
                .containsOnly("EHLO [127.0.0.1]")
                .hasSize(2);
    }

    /** The connection is opened again by the library, which says EHLO by itself. */
    @Test
    void aConnectionThatIsOpenedAgainIsNamedAsTheFirstOne() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        StrictMailServer.Builder server = StrictMailServer.builder().script(line -> {
            if (line.endsWith("LO localhost")) {
                return Optional.of("501 5.5.2 EHLO argument rejected, need fully-qualified hostname");
            }
            return line.startsWith("MAIL") && gone.compareAndSet(false, true)
                    ? Optional.of("421 4.4.2 Idle for too long")
                    : Optional.empty();
        });

        Finished run = run(server, "", "far", "mail.smtp.localhost=localhost", COLLEAGUE);

        assertThat(run.output()).containsExactly("sent");
    }

    private static final String FORGED = ME + ">one@example.com,x@example.com>\r\nVRFY root";

    /** What the server says late, or not at all, is never taken for the reply to the app's next command. */
    @ParameterizedTest
    @CsvSource({
        "log, ANGUS_2_0_5", "block, ANGUS_2_0_5", "correct, ANGUS_2_0_5",
        "log, JAVAX_1_6_2", "block, JAVAX_1_6_2", "correct, JAVAX_1_6_2"
    })
    void aLateReplyToAnInsertedResetIsNoneToTheNextCommand(String policy, Library library) throws Exception {
        AtomicBoolean slow = new AtomicBoolean(true);
        StrictMailServer.Builder server = StrictMailServer.builder().script(line -> {
            if (line.equals("RSET") && slow.compareAndSet(true, false)) {
                pause(Duration.ofMillis(700));
            }
            return Optional.empty();
        });

        Finished run = run(
                "policy=" + policy,
                server,
                "",
                app -> app.on(library),
                "mail.smtp.timeout=400",
                "mail.smtp.chunksize=10000",
                "pooled",
                FORGED,
                ME + ">reject@example.com",
                ME + ">two@example.com",
                ME + ">reject@example.com",
                ME + ">three@example.com");

        assertThat(run.output()).hasSize(5);
        long sent = run.output().stream().filter("sent"::equals).count();
        assertThat(run.output()).element(0).isNotEqualTo("sent");
        assertThat(run.output()).element(1).isNotEqualTo("sent");
        assertThat(run.output()).element(3).isNotEqualTo("sent");
        assertThat(delivered).hasSize((int) sent);
        if (policy.equals("log")) {
            assertThat(lines).startsWith("EHLO client.example").noneMatch(line -> line.contains("VRFY"));
            assertThat(lines).element(2).isEqualTo("RCPT TO:<one@example.com>");
            // The library's own RSET comes after the next message, whose recipient the server refuses.
            assertThat(lines).element(3).isNotEqualTo("RSET");
        }
        if (library == Library.JAVAX_1_6_2 || !policy.equals("log")) {
            assertThat(run.output()).element(2).isEqualTo("sent");
            assertThat(run.output()).element(4).isEqualTo("sent");
        }
    }

    /** Angus Mail 2.0.4 and later refuse it themselves, so that all is as without the agent. */
    @Test
    void nothingIsDoneUnderLogWhereTheLibraryRefusesForgeriesItself() throws Exception {
        Finished without = run(
                "policy=off,rule.command-injection=off",
                StrictMailServer.builder(),
                "",
                app -> app,
                "pooled",
                FORGED,
                COLLEAGUE);
        List<String> wire = List.copyOf(lines);
        lines.clear();
        Finished with = run("policy=log", StrictMailServer.builder(), "", app -> app, "pooled", FORGED, COLLEAGUE);

        assertThat(with.output()).isEqualTo(without.output());
        assertThat(lines).isEqualTo(wire);
    }

    @Test
    @Tag("slow")
    void anInsertedResetHasATimeLimitOfItsOwn() throws Exception {
        StrictMailServer.Builder server =
                StrictMailServer.builder().script(line -> line.equals("RSET") ? Optional.of("") : Optional.empty());

        Instant start = Instant.now();
        Finished run = run("policy=block", server, "", app -> app, "mail.smtp.timeout=", "pooled", FORGED, COLLEAGUE);

        // The server would wait for five minutes.
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(4));
        assertThat(run.output()).hasSize(2).element(1).isEqualTo("sent");
        assertThat(delivered).hasSize(1);
    }

    private static void pause(Duration thought) {
        try {
            Thread.sleep(thought.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String errors(Finished run) {
        return String.join("\n", run.errors());
    }

    private Finished run(StrictMailServer.Builder described, String password, String... arguments) throws Exception {
        return run("policy=correct", described, password, app -> app, arguments);
    }

    private Finished run(
            String settings,
            StrictMailServer.Builder described,
            String password,
            UnaryOperator<BenchedApp> more,
            String... arguments)
            throws IOException, InterruptedException {
        try (StrictMailServer server = described.start()) {
            List<String> all = new ArrayList<>(List.of(Integer.toString(server.port())));
            if (!password.isEmpty()) {
                all.add("mail.smtp.user=" + USER);
                all.add("mail.smtp.password=" + password);
            }
            all.addAll(List.of(arguments));
            Finished run = Canary.checked(more.apply(BenchedApp.of(EnvelopesApp.class)
                            .trusting(server.trustStore())
                            .attached(settings))
                    .run(all.toArray(String[]::new)));
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            server.transcripts().stream()
                    .flatMap(transcript -> transcript.lines().stream())
                    .filter(line -> line.startsWith("C"))
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .forEach(lines::add);
            delivered = server.delivered();
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
            return run;
        }
    }
}
