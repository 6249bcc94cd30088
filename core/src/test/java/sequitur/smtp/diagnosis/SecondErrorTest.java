package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Refusal;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Replies in a session: what the state says beside the words, and which refusals only follow from an earlier one. */
class SecondErrorTest {

    private static final String GREETED =
            "S: 220 b\nC: EHLO a\nS: 250-b\nS: 250-CHUNKING\nS: 250-STARTTLS\nS: 250 AUTH PLAIN\n";

    @Test
    void aRefusedRecipientExplainsARefusedData() {
        Diagnosis diagnosis = after(
                GREETED + "C: MAIL FROM:<a@b>\nS: 250 ok\nC: RCPT TO:<c@d>\nS: 550 5.1.1 no such user\nC: DATA",
                "554 5.5.1 Error: no valid recipients");

        assertThat(diagnosis.fault()).isEqualTo(Fault.DATA_BEFORE_RCPT);
        assertThat(diagnosis.first()).contains(new Refusal(Verb.RCPT, Reply.of(550, "5.1.1", "no such user")));
    }

    @Test
    void aRefusedRecipientExplainsARefusedChunk() {
        Diagnosis diagnosis = after(
                GREETED + "C: MAIL FROM:<a@b>\nS: 250 ok\nC: RCPT TO:<c@d>\nS: 550 no such user\nC: BDAT 3 LAST",
                "503 5.5.1 Error: need RCPT command");

        assertThat(diagnosis.fault()).isEqualTo(Fault.BDAT_BEFORE_RCPT);
        assertThat(diagnosis.first()).map(Refusal::verb).contains(Verb.RCPT);
    }

    @Test
    void oneOfTwoRecipientsRefusedExplainsNothing() {
        Diagnosis diagnosis = after(
                GREETED + "C: MAIL FROM:<a@b>\nS: 250 ok\nC: RCPT TO:<c@d>\nS: 550 no such user\nC: RCPT TO:<e@d>\n"
                        + "S: 250 ok\nC: DATA",
                "554 5.5.1 Error: no valid recipients");

        assertThat(diagnosis.first()).isEmpty();
    }

    @Test
    void aRefusedMailExplainsARefusedRecipient() {
        Diagnosis diagnosis = after(
                GREETED + "C: MAIL FROM:<a@b>\nS: 552 too big\nC: RCPT TO:<c@d>", "503 5.5.1 Error: need MAIL command");

        assertThat(diagnosis.fault()).isEqualTo(Fault.RCPT_BEFORE_MAIL);
        assertThat(diagnosis.first()).contains(new Refusal(Verb.MAIL, new Reply(552, Optional.empty(), "too big")));
    }

    @Test
    void aRefusedAuthExplainsThatMailIsRefusedForWantOfIt() {
        Diagnosis diagnosis = after(
                GREETED + "C: AUTH PLAIN AGEAYg==\nS: 535 5.7.8 wrong password\nC: MAIL FROM:<a@b>",
                "530 5.7.0 Authentication required");

        assertThat(diagnosis.fault()).isEqualTo(Fault.AUTH_REQUIRED);
        assertThat(diagnosis.first()).map(Refusal::verb).contains(Verb.AUTH);
    }

    @Test
    void aRefusedStartTlsExplainsThatTlsIsMissing() {
        Diagnosis diagnosis = after(
                GREETED + "C: STARTTLS\nS: 454 4.7.0 TLS not available\nC: MAIL FROM:<a@b>",
                "530 5.7.0 Must issue a STARTTLS command first");

        assertThat(diagnosis.fault()).isEqualTo(Fault.STARTTLS_REQUIRED);
        assertThat(diagnosis.first()).map(Refusal::verb).contains(Verb.STARTTLS);
    }

    @Test
    void aRefusedEhloExplainsThatAuthIsMissing() {
        Diagnosis diagnosis = after(
                "S: 220 b\nC: EHLO a\nS: 502 not implemented\nC: HELO a\nS: 250 b\nC: MAIL FROM:<a@b>",
                "530 5.7.0 Authentication required");

        assertThat(diagnosis.first()).map(Refusal::verb).contains(Verb.EHLO);
    }

    @Test
    void anIndependentRefusalStandsForItself() {
        Diagnosis diagnosis = after(
                GREETED
                        + "C: AUTH PLAIN AGEAYg==\nS: 535 wrong password\nC: MAIL FROM:<a@b>\nS: 250 ok\nC: RCPT TO:<c@d>",
                "550 5.1.1 no such user");

        assertThat(diagnosis.fault()).isEqualTo(Fault.MAILBOX_UNKNOWN);
        assertThat(diagnosis.first()).isEmpty();
    }

    @Test
    void aRefusalOfAnotherTransactionExplainsNothing() {
        Diagnosis diagnosis = after(
                GREETED + "C: MAIL FROM:<a@b>\nS: 550 no\nC: RSET\nS: 250 ok\nC: RCPT TO:<c@d>",
                "503 need MAIL command");

        assertThat(diagnosis.fault()).isEqualTo(Fault.RCPT_BEFORE_MAIL);
        assertThat(diagnosis.first()).isEmpty();
    }

    @Test
    void theStateSaysWhatABareReplyMeans() {
        assertThat(bare(GREETED + "C: MAIL FROM:<a@b>\nS: 250 ok\nC: MAIL FROM:<a@b>"))
                .isEqualTo(Fault.MAIL_NESTED);
        assertThat(bare("S: 220 b\nC: MAIL FROM:<a@b>")).isEqualTo(Fault.HELLO_FIRST);
        assertThat(bare(GREETED + "C: STARTTLS\nS: 220 go\nC: MAIL FROM:<a@b>")).isEqualTo(Fault.EHLO_AFTER_STARTTLS);
        assertThat(bare(GREETED + "C: RCPT TO:<c@d>")).isEqualTo(Fault.RCPT_BEFORE_MAIL);
        assertThat(bare(GREETED + "C: DATA")).isEqualTo(Fault.DATA_BEFORE_MAIL);
        assertThat(bare(GREETED + "C: MAIL FROM:<a@b>\nS: 250 ok\nC: DATA")).isEqualTo(Fault.DATA_BEFORE_RCPT);
        assertThat(bare(GREETED + "C: MAIL FROM:<a@b>\nS: 250 ok\nC: AUTH PLAIN AGEAYg=="))
                .isEqualTo(Fault.AUTH_IN_TRANSACTION);
        assertThat(bare(GREETED + "C: AUTH PLAIN AGEAYg==\nS: 235 ok\nC: AUTH PLAIN AGEAYg=="))
                .isEqualTo(Fault.AUTH_ONCE);
        assertThat(bare("S: 220 b\nC: HELO a\nS: 250 b\nC: AUTH PLAIN AGEAYg=="))
                .isEqualTo(Fault.EHLO_NEEDED);
        assertThat(bare("S: 220 b\nC: EHLO a\nS: 250 b\nC: STARTTLS")).isEqualTo(Fault.STARTTLS_OFFERED);
    }

    @Test
    void theStateSaysMoreThanWordsThatFitSeveralFaults() {
        Diagnosis diagnosis =
                after(GREETED + "C: STARTTLS\nS: 220 go\nC: AUTH PLAIN AGEAYg==", "503 5.5.2 Send hello first");

        assertThat(diagnosis.fault()).isEqualTo(Fault.EHLO_AFTER_STARTTLS);
    }

    @Test
    void clearWordsCountMoreThanTheState() {
        Diagnosis diagnosis = after("S: 220 b\nC: MAIL FROM:<a@b>", "550 5.7.1 relaying denied");

        assertThat(diagnosis.fault()).isEqualTo(Fault.RELAY_DENIED);
    }

    @Test
    void aStateOfWhichNothingIsKnownAddsNothing() {
        Reply reply = Reply.parse("503 Bad sequence of commands");
        SessionState unknown = SessionState.unknown(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE);

        assertThat(ReplyDiagnosis.of(reply, Verb.MAIL, unknown)).isEqualTo(ReplyDiagnosis.of(reply, Verb.MAIL));
    }

    private static Fault bare(String dialogue) {
        return after(dialogue, "503 5.5.1 Bad sequence of commands").fault();
    }

    /** The diagnosis of the reply to the last command of a dialogue. */
    private static Diagnosis after(String dialogue, String reply) {
        SessionState state = SessionState.opened(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE);
        StringBuilder received = new StringBuilder();
        Verb last = Verb.CONNECT;
        for (String line : dialogue.lines().toList()) {
            String text = line.substring("C: ".length());
            if (line.startsWith("C: ")) {
                byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
                last = state.classify(octets);
                state = state.sent(last, octets);
            } else {
                received.append(text).append('\n');
                if (text.charAt(3) != '-') {
                    state = state.received(Integer.parseInt(text.substring(0, 3)), received.toString());
                    received.setLength(0);
                }
            }
        }
        return ReplyDiagnosis.of(Reply.parse(reply), last, state);
    }
}
