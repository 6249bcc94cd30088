package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Only what is certain is acted on. */
class MissingRequirementTest {

    private static final String AUTH_OFFERED = "250-a\r\n250 AUTH PLAIN";

    @Test
    void whatIsLikelyAloneIsNotActedOn() {
        SessionState before = awaitingRecipient("250-a\r\n250 8BITMIME");
        Reply likely = Reply.parse("550 local users only");
        Diagnosis diagnosis = ReplyDiagnosis.of(likely, Verb.RCPT, before);

        // Else this says nothing: another reply is to be found.
        assertThat(diagnosis.fault().id()).isEqualTo("auth-required");
        assertThat(diagnosis.confidence()).isBetween(0.5, 0.9);
        assertThat(MissingRequirement.told(likely, Verb.RCPT, before)).isEmpty();
    }

    @Test
    void whatIsCertainIs() {
        assertThat(MissingRequirement.told(
                        Reply.parse("530 5.7.0 Authentication required"), Verb.RCPT, awaitingRecipient(AUTH_OFFERED)))
                .contains(Rule.AUTH_REQUIRED);
    }

    /** The words alone are only likely; that AUTH was offered and not done decides. */
    @Test
    void whatTheWordsNameAndTheSessionShowsUndoneIs() {
        assertThat(MissingRequirement.told(
                        Reply.parse("550 local users only"), Verb.RCPT, awaitingRecipient(AUTH_OFFERED)))
                .contains(Rule.AUTH_REQUIRED);
    }

    /** Who may not relay in clear may not under TLS: no server of the lab was found that differs. */
    @Test
    void aRelayThatIsDeniedIsNoTlsThatIsMissing() {
        String tlsOffered = "250-a\r\n250 STARTTLS";
        Reply relay = Reply.parse("550 5.7.1 Relaying denied");

        assertThat(MissingRequirement.told(relay, Verb.RCPT, awaitingRecipient(AUTH_OFFERED)))
                .contains(Rule.AUTH_REQUIRED);
        assertThat(ReplyDiagnosis.of(relay, Verb.RCPT, awaitingRecipient(tlsOffered))
                        .fault())
                .isEqualTo(Fault.RELAY_DENIED);
    }

    /** Named, as nothing else is likelier, but no more than that. */
    @Test
    void badSequenceIsLikelyTlsThatWasNotDoneAndNotActedOn() {
        SessionState before = awaitingRecipient("250-a\r\n250 STARTTLS");
        Reply bare = Reply.parse("503 Bad sequence of commands");

        assertThat(ReplyDiagnosis.of(bare, Verb.RCPT, before).fault()).isEqualTo(Fault.STARTTLS_REQUIRED);
        assertThat(MissingRequirement.told(bare, Verb.RCPT, before)).isEmpty();
    }

    private static SessionState awaitingRecipient(String hello) {
        SessionState greeted = SessionState.opened(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE)
                .received(220, "220 a");
        return said(said(greeted, Verb.EHLO, "EHLO a.b", hello), Verb.MAIL, "MAIL FROM:<a@b.c>", "250 ok")
                .sent(Verb.RCPT, octets("RCPT TO:<d@e.f>"));
    }

    private static SessionState said(SessionState state, Verb verb, String line, String reply) {
        return state.sent(verb, octets(line)).received(250, reply);
    }

    private static byte[] octets(String line) {
        return line.getBytes(StandardCharsets.US_ASCII);
    }
}
