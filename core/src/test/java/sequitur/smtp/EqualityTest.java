package sequitur.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Extensions;

/** Values that are no records: equal if they say the same, and only then; and they say what they are. */
class EqualityTest {

    private static final Requirements NONE = Requirements.NONE;

    /**
     * A value.
     *
     * @param value the value
     * @param same another one that says the same
     * @param others such as say something else
     * @param text what it says of itself
     */
    record Row(Object value, Object same, List<Object> others, String text) {}

    static Stream<Row> rows() {
        Dialogue mail = mail();
        return Stream.of(
                new Row(
                        Extensions.parse("250-b\n250-SIZE 10\n250 AUTH PLAIN\n"),
                        Extensions.parse("250-other\n250-auth PLAIN\n250 size 10\n"),
                        List.of(Extensions.NONE, Extensions.parse("250-b\n250-SIZE 11\n250 AUTH PLAIN\n")),
                        "{AUTH=PLAIN, SIZE=10}"),
                new Row(
                        Policy.of(Action.BLOCK).with(Rule.MAIL_NESTED, Action.LOG),
                        Policy.of(Action.OFF).with(Rule.MAIL_NESTED, Action.LOG).withPreset(Action.BLOCK),
                        List.of(
                                Policy.of(Action.BLOCK),
                                Policy.of(Action.BLOCK).with(Rule.HELLO_FIRST, Action.LOG),
                                Policy.of(Action.LOG).with(Rule.MAIL_NESTED, Action.LOG)),
                        "BLOCK {MAIL_NESTED=LOG}"),
                new Row(
                        mail.state(),
                        mail().state(),
                        List.of(
                                SessionState.opened(Encryption.NONE, Peer.LOOPBACK, NONE),
                                SessionState.unknown(Encryption.NONE, Peer.LOOPBACK, NONE),
                                mail.state().interrupted(),
                                mail.state().requiring(new Requirements(Requirement.NEEDED, Requirement.NOT_NEEDED)),
                                mail().then("C: NOOP").state(),
                                mail().then("C: RCPT TO:<c@d>", "S: 250 ok").state(),
                                mail().then("C: RCPT TO:<c@d>", "S: 550 no").state(),
                                mail().then("C: AUTH PLAIN", "S: 334 x").state(),
                                mail().then("C: RSET", "S: 250 ok", "C: MAIL FROM:<a@b> SMTPUTF8", "S: 250 ok")
                                        .state()),
                        "transaction=SENDER, "));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isEqualToWhatSaysTheSame(Row row) {
        assertThat(row.value()).isEqualTo(row.same()).hasSameHashCodeAs(row.same());
        assertThat(row.value().hashCode()).isNotZero();
        assertThat(row.value().toString()).contains(row.text());
        for (Object other : row.others()) {
            assertThat(row.value()).isNotEqualTo(other).isNotEqualTo("");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void doesNotShareItsHashWithEveryOther(Row row) {
        assertThat(row.others().stream().map(Object::hashCode))
                .anyMatch(hash -> hash != row.value().hashCode());
    }

    private static Dialogue mail() {
        return Dialogue.opened()
                .then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250-SMTPUTF8", "S: 250 AUTH PLAIN")
                .then("C: MAIL FROM:<a@b>", "S: 250 ok");
    }
}
