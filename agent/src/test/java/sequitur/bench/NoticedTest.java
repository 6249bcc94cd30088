package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.testbed.run.Canary;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.Delivery;
import sequitur.testbed.server.HangUp;
import sequitur.testbed.server.StrictMailServer;

/** What is noticed of a connection is the same under each policy; what is done about it differs. */
class NoticedTest {

    private static final String FROM = "app@example.com>";
    private static final String ONE = FROM + "one@example.com";
    private static final String TWO = FROM + "two@example.com";
    private static final String THREE = FROM + "three@example.com";

    /** The server answers the end of the first message twice. */
    private static StrictMailServer.Builder twice() {
        AtomicBoolean done = new AtomicBoolean();
        return StrictMailServer.builder()
                .without("CHUNKING")
                .script(line -> line.equals(".") && done.compareAndSet(false, true)
                        ? Optional.of("250 2.0.0 Ok: queued\r\n554 5.7.1 and refused by the second filter")
                        : Optional.empty());
    }

    @Test
    void aReplyTooManyIsNotTheInnocentNextMessages() throws Exception {
        MailingRun blocked = MailingRun.of("policy=block", twice(), "pooled", "stubborn", ONE, TWO);
        assertThat(blocked.told().get(1)).startsWith("SMTPSendFailedException: 421 ");
        assertThat(blocked.count("MAIL")).isEqualTo(1);
        assertThat(blocked.errors()).containsOnlyOnce("said something before MAIL that no command has asked for");

        MailingRun corrected = MailingRun.of("policy=correct", twice(), "pooled", "stubborn", ONE, TWO, THREE);
        assertThat(corrected.told()).containsExactly("sent", "sent", "sent");
        assertThat(corrected.count("EHLO")).isEqualTo(2);

        MailingRun logged = MailingRun.of("policy=log", twice(), "pooled", "stubborn", ONE, TWO);
        assertThat(logged.told().get(1)).contains("554 5.7.1 and refused by the second filter");
        assertThat(logged.errors())
                .containsOnlyOnce("said something before MAIL that no command has asked for")
                .contains("logged: the connection was left as it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "block", "correct", "correct,dry-run=true"})
    void repliesOutOfStepAreTold(String policy) throws Exception {
        StrictMailServer.Builder server = StrictMailServer.builder()
                .script(line -> line.startsWith("RCPT") ? Optional.of("354 go ahead") : Optional.empty());

        assertThat(MailingRun.of("policy=" + policy, server, ONE).errors())
                .contains("354 is no reply to RCPT: the server's replies are out of step");
    }

    @ParameterizedTest
    @CsvSource({"log, 421 4.4.2 Idle for too long", "log, 451 4.4.2 Timeout", "log, ''", "'correct,dry-run=true', ''"})
    void aDeadConnectionIsTold(String policy, String reply) throws Exception {
        StrictMailServer.Builder server = StrictMailServer.builder();
        if (reply.isEmpty()) {
            server.hangUp(line -> line.startsWith("MAIL") ? Optional.of(HangUp.EOF) : Optional.empty());
        } else {
            server.script(line -> line.startsWith("MAIL") ? Optional.of(reply) : Optional.empty());
        }

        assertThat(MailingRun.of("policy=" + policy, server, ONE).errors()).contains("session-closed");
    }

    /** 421 to all that comes, and the connection stays. */
    @Test
    void nothingMoreGoesToASessionThatIsOver() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        StrictMailServer.Builder server = StrictMailServer.builder()
                .keepOpenAfter421()
                .script(line -> {
                    over.compareAndSet(false, line.startsWith("MAIL"));
                    return over.get() ? Optional.of("421 4.3.2 Shutting down") : Optional.empty();
                });

        MailingRun run = MailingRun.of("policy=block", server, "pooled", "stubborn", ONE, TWO);

        assertThat(run.told()).element(1).asString().matches("SMTPSendFailedException: 421 4.3.0 [^<]*");
        assertThat(run.lines()).containsExactly("EHLO client.example", "MAIL FROM:<app@example.com>", "RSET");
    }

    @ParameterizedTest
    @CsvSource({
        "421 Too many messages in this session, 2",
        "421 4.7.0 Too many messages in this connection, 2",
        "421 4.7.0 Too many connections, 1",
        "421 4.7.0 Too many messages in this session slow down, 1"
    })
    void aSessionThatHasHadItsMessagesIsReplacedAndOneThatThrottlesIsNot(String reply, int connections)
            throws Exception {
        AtomicInteger mails = new AtomicInteger();
        StrictMailServer.Builder server = StrictMailServer.builder()
                .script(line -> line.startsWith("MAIL") && mails.incrementAndGet() == 2
                        ? Optional.of(reply)
                        : Optional.empty());

        MailingRun run = MailingRun.of("policy=correct", server, "pooled", ONE, TWO);

        assertThat(run.count("EHLO")).isEqualTo(connections);
        assertThat(run.delivered()).hasSize(connections);
    }

    @Test
    void aDryRunTellsOneCommandOnce() throws Exception {
        AtomicInteger mails = new AtomicInteger();
        StrictMailServer.Builder server = StrictMailServer.builder()
                .keepOpenAfter421()
                .script(line -> mails.addAndGet(line.startsWith("MAIL") ? 1 : 0) > 0
                        ? Optional.of("421 4.3.2 Shutting down")
                        : Optional.empty());

        MailingRun run = MailingRun.of("policy=correct,dry-run=true", server, "pooled", "stubborn", ONE, TWO);

        assertThat(run.count("MAIL")).isEqualTo(2);
        assertThat(run.errors().split("session-closed", -1)).hasSize(1 + 2);
    }

    @Test
    void anAddressThatLacksItsDomainIsTheServersToDecide() throws Exception {
        MailingRun run = MailingRun.of("policy=block", StrictMailServer.builder(), FROM + "root");
        assertThat(run.count("RCPT TO:<root>")).isEqualTo(1);
        assertThat(run.errors()).contains("path-syntax", "logged: the command was sent as it was");

        MailingRun named =
                MailingRun.of("policy=block,rule.path-syntax=block", StrictMailServer.builder(), FROM + "root");
        assertThat(named.count("RCPT TO:<root>")).isZero();
    }

    /** The seven sabotages that once lived through all tests. */
    @Test
    void theSecondMessageGoesToItsOwnRecipientsAlone() throws Exception {
        AtomicBoolean authenticated = new AtomicBoolean();
        StrictMailServer.Builder server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "alice", Canary.PASSWORD)
                .script(line -> {
                    authenticated.compareAndSet(false, line.startsWith("AUTH"));
                    return line.contains("customer@") && !authenticated.get()
                            ? Optional.of("530 5.7.0 Authentication required")
                            : Optional.empty();
                });

        MailingRun run = MailingRun.of(
                "policy=correct",
                server,
                "pooled",
                "mail.smtp.user=alice",
                "mail.smtp.password=" + Canary.PASSWORD,
                FROM + "one@example.com,two@example.com",
                FROM + "three@example.com,customer@example.com");

        assertThat(run.delivered())
                .extracting(Delivery::recipients)
                .containsExactly(
                        List.of("one@example.com", "two@example.com"),
                        List.of("three@example.com", "customer@example.com"));
    }

    @Test
    void theAppsLastReplyIsNotThatOfAnInsertedReset() throws Exception {
        MailingRun run = MailingRun.of(
                "policy=block",
                StrictMailServer.builder(),
                "last",
                FROM + "one@example.com,x@example.com>\r\nVRFY root");

        assertThat(run.lines()).contains("RSET");
        assertThat(run.told()).last().isEqualTo("last reply: 250 2.1.5 Ok");
    }
}
