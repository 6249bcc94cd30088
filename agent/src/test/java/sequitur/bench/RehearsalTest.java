package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.app.MailingApp;
import sequitur.bench.app.PipeliningApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** Refusals, lost connections and waits on purpose: what reaches the server, what is delivered, what is told. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RehearsalTest {

    private static final String REHEARSE = "rehearse=true,banner=false,rehearse.localhost.";
    private static final String TWO = "a@a.example>b@b.example";

    private static StrictMailServer.Builder plain() {
        return StrictMailServer.builder().without("CHUNKING");
    }

    private static StrictMailServer.Builder withAuth() {
        return plain().auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD);
    }

    private static List<String> warnings(String errors) {
        return errors.lines()
                .filter(line -> line.startsWith("WARNING: rehearsal: ") && line.contains(", answer "))
                .map(line -> line.substring("WARNING: rehearsal: ".length()).replaceAll("localhost:\\d+", "SERVER"))
                .toList();
    }

    private static String verbs(MailingRun run) {
        return String.join(
                " ", run.lines().stream().map(line -> line.split(" ", 2)[0]).toList());
    }

    /** Two messages over one connection: what the server sees of the first, and of both what is delivered. */
    @ParameterizedTest
    @CsvSource({
        "mail, EHLO RSET NOOP MAIL RCPT DATA QUIT",
        "rcpt, EHLO MAIL RSET NOOP MAIL RCPT DATA QUIT",
        "data, EHLO MAIL RCPT RSET NOOP MAIL RCPT DATA QUIT",
        // The first RSET stands in the place of DATA, the other one is the library's own.
        "content-end, EHLO MAIL RCPT RSET RSET NOOP MAIL RCPT DATA QUIT",
    })
    void theServerSeesNothingOfItAndTheConnectionGoesOn(String cue, String expected) throws Exception {
        MailingRun run = MailingRun.of(
                REHEARSE + cue + "=451 4.7.1 Try later,rehearse.localhost." + cue + ".times=1",
                plain(),
                "pooled",
                TWO,
                TWO);

        assertThat(run.told()).hasSize(2).last().isEqualTo("sent");
        assertThat(run.told().get(0)).contains("451 4.7.1 Try later");
        assertThat(verbs(run)).isEqualTo(expected);
        assertThat(run.delivered()).hasSize(1);
        assertThat(warnings(run.errors()))
                .containsExactly((cue.equals("content-end") ? "the final dot" : cue.toUpperCase(Locale.ROOT))
                        + " is answered 451 4.7.1 Try later in the server's place (SERVER, sequitur.rehearse.localhost."
                        + cue
                        + ", answer 1 of 1).");
    }

    /** Of a content in chunks the last one never gets to the server, and the server is told to forget the others. */
    @ParameterizedTest
    @CsvSource({
        "content-end, 100000, EHLO MAIL RCPT RSET",
        "content-end, 60, EHLO MAIL RCPT BDAT BDAT BDAT RSET",
        "data, 60, EHLO MAIL RCPT"
    })
    void contentInChunksIsNotDelivered(String cue, String size, String expected) throws Exception {
        MailingRun run = MailingRun.of(
                REHEARSE + cue + "=552 5.3.4 Too big",
                StrictMailServer.builder(),
                "mail.smtp.chunksize=" + size,
                "pooled",
                TWO);

        assertThat(run.told()).singleElement().asString().contains("552 5.3.4 Too big");
        assertThat(run.delivered()).isEmpty();
        assertThat(verbs(run)).startsWith(expected).doesNotContain("LAST");
        assertThat(run.lines()).noneMatch(line -> line.endsWith("LAST"));
    }

    @Test
    void aChunkedMessageAfterItIsDeliveredWhole() throws Exception {
        MailingRun run = MailingRun.of(
                REHEARSE + "content-end=452 4.3.1 Full,rehearse.localhost.content-end.times=1",
                StrictMailServer.builder(),
                "mail.smtp.chunksize=60",
                "pooled",
                TWO,
                TWO);

        assertThat(run.told()).last().isEqualTo("sent");
        assertThat(run.delivered())
                .singleElement()
                .satisfies(mail -> assertThat(new String(mail.content(), StandardCharsets.US_ASCII))
                        .contains("Subject: message 2"));
    }

    /** In the middle of its content the connection ends without the final dot. */
    @ParameterizedTest
    @ValueSource(strings = {"", "mail.smtp.chunksize=100000"})
    void aLostConnectionDeliversNothing(String chunks) throws Exception {
        MailingRun run = MailingRun.of(
                REHEARSE + "content-end=drop",
                StrictMailServer.builder(),
                chunks.isEmpty() ? "mail.smtp.quitwait=true" : chunks,
                TWO);

        assertThat(run.told()).singleElement().asString().contains("Exception");
        assertThat(run.delivered()).isEmpty();
        assertThat(run.errors())
                .containsPattern(
                        "rehearsal: mail to localhost:\\d+ in doubt \\[[a-z-]+]: change nothing, this was asked for by"
                                + " sequitur\\.rehearse\\.localhost\\.content-end");
    }

    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_6_2", "ANGUS_2_0_5"})
    void theAppsOwnLimitEndsAStall(Library library) throws Exception {
        MailingRun run =
                MailingRun.of(library, REHEARSE + "content-end=stall 1h", plain(), "mail.smtp.timeout=300", TWO);

        assertThat(run.told())
                .containsExactly(
                        "MessagingException: Exception reading response <- SocketTimeoutException: Read timed out");
        assertThat(run.delivered()).isEmpty();
        assertThat(run.lines()).doesNotContain(".");
        assertThat(run.errors())
                .containsPattern("rehearsal: mail to localhost:\\d+ in doubt \\[answer-timed-out]: change nothing");
        assertThat(warnings(run.errors()))
                .containsExactly(
                        "the final dot is held back for 1h (SERVER, sequitur.rehearse.localhost.content-end, answer 1).");
    }

    /** What is slow is done. */
    @Test
    void theAppsOwnLimitEndsAReplyThatIsSlow() throws Exception {
        MailingRun run = MailingRun.of(REHEARSE + "content-end=slow 1h", plain(), "mail.smtp.timeout=300", TWO);

        assertThat(run.told())
                .containsExactly(
                        "MessagingException: Exception reading response <- SocketTimeoutException: Read timed out");
        assertThat(run.delivered()).hasSize(1);
        assertThat(warnings(run.errors()))
                .containsExactly("the reply to the final dot comes 1h late (SERVER,"
                        + " sequitur.rehearse.localhost.content-end, answer 1).");
    }

    @ParameterizedTest
    @CsvSource({
        "greeting, stall", "ehlo, stall", "mail, stall", "rcpt, stall", "data, stall", "content-end, stall",
        "greeting, slow", "ehlo, slow", "mail, slow", "rcpt, slow", "data, slow", "content-end, slow"
    })
    void whoeverWaitsLongEnoughIsServed(String cue, String how) throws Exception {
        long before = System.nanoTime();
        MailingRun run = MailingRun.of(REHEARSE + cue + "=" + how + " 200ms", plain(), TWO);

        assertThat(run.told()).containsExactly("sent");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(run.delivered()).hasSize(1);
        assertThat(verbs(run)).isEqualTo("EHLO MAIL RCPT DATA QUIT");
    }

    @Test
    void aStalledChunkIsDeliveredWhole() throws Exception {
        MailingRun run = MailingRun.of(
                REHEARSE + "content-end=stall 100ms,rehearse.localhost.data=stall 100ms",
                StrictMailServer.builder(),
                "mail.smtp.chunksize=60",
                TWO);

        assertThat(run.told()).containsExactly("sent");
        assertThat(run.delivered()).hasSize(1);
    }

    /** The wait is one to the agent as well. */
    @Test
    void theAgentsOwnLimitEndsAStall() throws Exception {
        MailingRun run = MailingRun.of(
                REHEARSE + "mail=stall 1h,rule.reply-timeout=correct,timeout.mail=300ms",
                plain(),
                "mail.smtp.timeout=",
                TWO);

        assertThat(run.told())
                .containsExactly(
                        "MessagingException: Exception reading response <- SocketTimeoutException: Read timed out");
        assertThat(run.errors())
                .contains("the wait for the reply to MAIL was ended after 300ms (sequitur.timeout.mail)")
                .containsPattern("rehearsal: mail to localhost:\\d+ not sent \\[answer-timed-out]");
    }

    @Test
    void aReportSaysThatNobodyIsToBlame() throws Exception {
        MailingRun run = MailingRun.of(REHEARSE + "rcpt=550 5.1.1 User unknown", plain(), TWO);

        assertThat(run.errors().replaceAll("localhost:\\d+", "SERVER"))
                .contains("rehearsal: mail to SERVER not sent [mailbox-unknown]: change nothing, this was asked for by"
                        + " sequitur.rehearse.localhost.rcpt")
                .contains("    cause    If a server did so: ")
                .contains("    note     Then: ")
                .contains("    done     RCPT was answered 550 5.1.1 User unknown in the server's place; the app got ")
                .doesNotContain("the server refused");
    }

    /** A failure of the server's own is none of the rehearsal's, though there was one before. */
    @Test
    void theNextFailureIsTheServersOwn() throws Exception {
        MailingRun run = MailingRun.of(
                REHEARSE + "mail=451 4.7.1 Try later,rehearse.localhost.mail.times=1",
                plain(),
                "pooled",
                TWO,
                "a@a.example>reject@b.example");

        assertThat(FailuresTest.headlines(
                        new Finished(0, List.of(), run.errors().lines().toList())))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("rehearsal: mail to "),
                        second -> assertThat(second).startsWith("mail to ").contains("[mailbox-unknown]: "));
    }

    /** The agent corrects what it would correct of a server's, and learns nothing of a server that has said nothing. */
    @Test
    void aCorrectionIsRehearsedAsWellAndNothingIsLearned() throws Exception {
        Finished run = mailing(
                REHEARSE + "mail=530 5.7.0 Authentication required,rehearse.localhost.mail.times=1,policy=correct",
                withAuth(),
                "login=app:" + Canary.PASSWORD,
                "mail.smtp.host=localhost",
                "times=2");

        String errors = String.join("\n", run.errors());
        assertThat(run.output()).containsExactly("sent", "sent");
        assertThat(errors)
                .contains("the server had said 530 5.7.0 Authentication required in a rehearsal"
                        + " (sequitur.rehearse.localhost.mail); AUTH was sent, then MAIL again")
                .doesNotContain("as a refusal has shown");
    }

    /** One that is refused is not tried again for a while; one that was refused in a rehearsal is. */
    @Test
    void aLoginIsNotHeldToBeWrong() throws Exception {
        Finished run = mailing(
                REHEARSE + "auth=535 5.7.8 Wrong,rehearse.localhost.auth.times=1,policy=correct",
                withAuth().requireAuth("530 5.7.0 Authentication required"),
                "login=app:" + Canary.PASSWORD,
                "mail.smtp.host=localhost",
                "times=2");

        assertThat(run.output()).hasSize(2).last().isEqualTo("sent");
    }

    @Test
    void aLostConnectionIsMendedAsAServersIs() throws Exception {
        MailingRun run = MailingRun.of(
                REHEARSE + "mail=421 4.4.2 Idle,rehearse.localhost.mail.times=1,policy=correct", plain(), TWO);

        assertThat(run.told()).containsExactly("sent");
        assertThat(run.delivered()).hasSize(1);
        assertThat(run.count("EHLO")).isEqualTo(2);
        assertThat(run.count("MAIL")).isEqualTo(1);
    }

    /** Nobody has to fear that a login is locked. */
    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void aRefusedLoginSendsNoPassword(String mechanism) throws Exception {
        try (StrictMailServer server = withAuth().start()) {
            Finished run = BenchedApp.of(MailingApp.class)
                    .attached(REHEARSE + "auth=535 5.7.8 Wrong")
                    .run(
                            "host=localhost",
                            "port=" + server.port(),
                            "user=app",
                            "password=" + Canary.PASSWORD,
                            "mail.smtp.auth=true",
                            "mail.smtp.auth.mechanisms=" + mechanism);

            assertThat(run.output().get(0)).startsWith("AuthenticationFailedException: 535 5.7.8 Wrong");
            assertThat(server.transcripts().get(0).lines())
                    .noneMatch(
                            line -> line.startsWith("C: ") && !line.startsWith("C: EHLO") && !line.equals("C: QUIT"));
        }
    }

    /** The greeting of the next one, and all after that. */
    @ParameterizedTest
    @CsvSource({"greeting", "ehlo", "starttls", "auth", "mail", "content-end"})
    void underTlsItIsTheSame(String cue) throws Exception {
        Finished run = mailing(
                REHEARSE + cue + "=454 4.7.0 Not now,rehearse.localhost." + cue + ".times=1",
                plain().startTls().auth(AuthOffer.UNDER_TLS, "app", Canary.PASSWORD),
                "user=app",
                "password=" + Canary.PASSWORD,
                "mail.smtp.auth=true",
                "mail.smtp.starttls.enable=true",
                "mail.smtp.ssl.protocols=TLSv1.2",
                "times=2");

        assertThat(run.output()).hasSize(2).last().isEqualTo("sent");
        assertThat(warnings(String.join("\n", run.errors()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting=554 5.3.2 No", "mail=drop", "content-end=421 4.3.2 Bye", "rcpt=stall 100ms"})
    void andAtAPortThatBeginsWithIt(String answer) throws Exception {
        Finished run = mailing(
                REHEARSE + answer + ",rehearse.localhost." + answer.substring(0, answer.indexOf('=')) + ".times=1",
                plain().implicitTls(),
                "mail.smtp.ssl.enable=true",
                "times=2");

        assertThat(run.output()).hasSize(2).last().isEqualTo("sent");
        if (!answer.startsWith("rcpt")) {
            assertThat(run.output().get(0)).isNotEqualTo("sent");
        }
    }

    /** Over all connections of the app. */
    @Test
    void connectionsAreCountedTogether() throws Exception {
        MailingRun run = MailingRun.of(
                REHEARSE + "mail=451 4.7.1 Try later,rehearse.localhost.mail.every=2", plain(), TWO, TWO, TWO, TWO);

        assertThat(run.told().stream().map(told -> told.equals("sent"))).containsExactly(true, false, true, false);
    }

    @Test
    void recipientsAreChosen() throws Exception {
        MailingRun run = MailingRun.of(
                REHEARSE + "rcpt=550 5.1.1 User unknown,rehearse.localhost.rcpt.address=two@*",
                plain(),
                "mail.smtp.sendpartial=true",
                "a@a.example>one@b.example,two@b.example,three@b.example");

        assertThat(run.delivered())
                .singleElement()
                .satisfies(mail -> assertThat(mail.recipients()).containsExactly("one@b.example", "three@b.example"));
        assertThat(run.told()).singleElement().asString().contains("550 5.1.1 User unknown");
    }

    @Test
    void withoutTheSwitchNothingIsRehearsed() throws Exception {
        MailingRun run = MailingRun.of("banner=true,rehearse.localhost.mail=drop", plain(), TWO);

        assertThat(run.told()).containsExactly("sent");
        assertThat(run.errors())
                .contains("INFO: This is no rehearsal: what 1 setting of sequitur.rehearse.<host> says");
        assertThat(warnings(run.errors())).isEmpty();
    }

    @Test
    void aDryRunOnlySaysIt() throws Exception {
        MailingRun run = MailingRun.of(REHEARSE + "mail=drop,dry-run=true", plain(), TWO);

        assertThat(run.told()).containsExactly("sent");
        assertThat(warnings(run.errors()))
                .containsExactly("in a dry run: drop would have been the answer at mail (SERVER,"
                        + " sequitur.rehearse.localhost.mail, answer 1).");
    }

    @Test
    void thatItIsOneIsSaidInAnyCase() throws Exception {
        MailingRun run = MailingRun.of(REHEARSE + "mail=drop", plain(), TWO);

        assertThat(run.errors())
                .contains("WARNING: This is a rehearsal: Sequitur answers in the server's place, as 1 setting of"
                        + " sequitur.rehearse.<host> says. Mail fails on purpose, as long as sequitur.rehearse is true (agent"
                        + " arguments).");
    }

    /** Replies come in the order of the commands, also where several are written before one is read. */
    @ParameterizedTest
    @CsvSource({
        "mail=452 4.3.1 Full, 1>NOOP|1>MAIL FROM:<a@a.example>|1>NOOP|1<|1<|1<, 250 452 250",
        "mail=stall 200ms, 1>NOOP|1>MAIL FROM:<a@a.example>|1>RSET|1<|1<|1<, 250 250 250",
        "mail=slow 200ms, 1>NOOP|1>MAIL FROM:<a@a.example>|1>RSET|1<|1<|1<, 250 250 250",
        "mail=drop, 1>NOOP|1>MAIL FROM:<a@a.example>|1>NOOP|1<|1<|1<|1., 250 -1 -1 MessagingException"
    })
    void repliesKeepTheirOrder(String answer, String steps, String expected) throws Exception {
        try (StrictMailServer server = plain().start()) {
            Finished run = BenchedApp.of(PipeliningApp.class)
                    .attached("policy=log," + REHEARSE + answer)
                    .run(Integer.toString(server.port()), "20000", steps);

            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
            assertThat(run.output()).containsExactly(expected);
        }
    }

    /** Nobody makes mail fail by a change of settings; one that is under way can be changed, and ended. */
    @ParameterizedTest
    @CsvSource({
        "policy=log, 'rehearse=true,rehearse.localhost.mail=drop', 250 250, refused",
        "'rehearse=true', 'rehearse.localhost.mail=451 Later', 250 451, changed",
        "'rehearse=true,rehearse.localhost.mail=451 Later', 'rehearse.localhost.mail=452 Full', 451 452, changed",
        "'rehearse=true,rehearse.localhost.mail=451 Later', 'rehearse=false', 451 250, changed",
        "'rehearse=true,rehearse.localhost.mail=451 Later', 'enabled=false', 451 250, changed"
    })
    void itIsNotSwitchedOnWhileTheAppRuns(String before, String later, String expected, String answer)
            throws Exception {
        List<AttachedEngine> attached = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        BenchedApp app = BenchedApp.of(PipeliningApp.class).onSignal(loader -> {
            if (attached.isEmpty()) {
                attached.add(AttachedEngine.attach(before, loader));
            } else if (answers.isEmpty()) {
                answers.add(attached.get(0).ask("renew", later, ""));
            } else {
                attached.get(0).close();
            }
        });
        try (StrictMailServer server = plain().start()) {
            Finished run = app.run(
                    Integer.toString(server.port()),
                    "20000",
                    "!|1=MAIL FROM:<a@a.example>|1=RSET|!|1=MAIL FROM:<a@a.example>|!");

            assertThat(answers).singleElement().asString().startsWith(answer);
            assertThat(run.output()).containsExactly(expected.replace(" ", " 250 "));
            if (answer.equals("refused")) {
                assertThat(answers)
                        .containsExactly(
                                "refused\nagent arguments: sequitur.rehearse can't be switched on while the agent is"
                                        + " there; start the app with it.");
            }
        }
    }

    /** Where the agent goes in the middle, all that was to come still comes, and then the server speaks for itself. */
    @Test
    void theAgentCanGoInTheMiddle() throws Exception {
        List<AttachedEngine> attached = new ArrayList<>();
        BenchedApp app = BenchedApp.of(PipeliningApp.class).onSignal(loader -> {
            if (attached.isEmpty()) {
                attached.add(AttachedEngine.attach("rehearse=true,rehearse.localhost.mail=stall 200ms", loader));
            } else {
                attached.get(0).close();
            }
        });
        try (StrictMailServer server = plain().start()) {
            Finished run = app.run(
                    Integer.toString(server.port()),
                    "20000",
                    "!|1>MAIL FROM:<a@a.example>|!|1<|1=RSET|1=MAIL FROM:<a@a.example>");

            assertThat(run.output()).containsExactly("250 250 250");
        }
    }

    /** What the library prints for a person is what it does. */
    @Test
    void mailDebugShowsTheDialogueAsTheAppHasIt() throws Exception {
        Finished run = mailing(REHEARSE + "content-end=554 5.7.1 Spam", plain(), "mail.debug=true");

        assertThat(run.output())
                .containsSubsequence("DATA", "354 End data with <CR><LF>.<CR><LF>", ".", "554 5.7.1 Spam", "RSET")
                .filteredOn(line -> line.equals("RSET"))
                .hasSize(1);
    }

    private static Finished mailing(String settings, StrictMailServer.Builder builder, String... arguments)
            throws IOException {
        try (StrictMailServer server = builder.start()) {
            String[] all = Stream.concat(
                            Stream.of("host=localhost", "port=" + server.port(), "mail.smtp.timeout=20000"),
                            Stream.of(arguments))
                    .toArray(String[]::new);
            Finished run = Canary.checked(BenchedApp.of(MailingApp.class)
                    .trusting(server.trustStore())
                    .attached(settings)
                    .run(all));
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
            // Whether QUIT still finds somebody is another matter.
            return new Finished(
                    run.exitCode(),
                    run.output().stream()
                            .filter(line -> !line.startsWith("close: "))
                            .toList(),
                    run.errors());
        }
    }
}
