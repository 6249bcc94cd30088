package sequitur.smtp.mend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.smtp.Dialogue;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;

/** Plans: which steps go before a command, what the command is changed to, and whether it can go out then. */
class PlanTest {

    private static final Policy CORRECT = Policy.of(Action.CORRECT);
    private static final Requirements NONE = Requirements.NONE;
    private static final Requirements BOTH = new Requirements(Requirement.NEEDED, Requirement.NEEDED);
    private static final String MAIL = "MAIL FROM:<a@b.example>";
    private static final List<String> GREETED = List.of("S: 220 b");
    private static final List<String> EHLO = List.of("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 SIZE");
    private static final List<String> TLS_OFFERED = List.of("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 STARTTLS");
    private static final List<String> EXCHANGE =
            List.of("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 AUTH LOGIN", "C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6");
    private static final List<String> OPEN = with(EHLO, "C: " + MAIL, "S: 250 ok");

    /**
     * A row of the table.
     *
     * @param policy the policy
     * @param requirements what the server insists on
     * @param before the dialogue before the command
     * @param line the command
     * @param steps the steps before it
     * @param changed what it is changed to; empty if it goes out as it is
     * @param complete whether it can go out then
     */
    record Row(
            Policy policy,
            Requirements requirements,
            List<String> before,
            String line,
            List<Step> steps,
            String changed,
            boolean complete) {}

    static Stream<Row> rows() {
        return Stream.of(
                row(EHLO, MAIL, List.of(), "", true),
                row(GREETED, MAIL, List.of(Step.EHLO), "", true),
                row(OPEN, MAIL, List.of(Step.RSET), "", true),
                new Row(
                        CORRECT,
                        BOTH,
                        GREETED,
                        MAIL,
                        List.of(Step.EHLO, Step.STARTTLS, Step.EHLO, Step.AUTH),
                        "",
                        true),
                row(with(EHLO, "C: NOOP", "S: 421 bye"), MAIL, List.of(Step.RECONNECT), "", true),
                row(with(OPEN, "C: RCPT TO:<c@d>", "S: 421 bye"), "RCPT TO:<e@f>", List.of(), "", false),
                // A session that ended between STARTTLS and its EHLO begins from nothing.
                new Row(
                        CORRECT,
                        BOTH,
                        with(TLS_OFFERED, "C: STARTTLS", "S: 220 go", "C: EHLO a", "S: 421 bye"),
                        MAIL,
                        List.of(Step.RECONNECT, Step.EHLO, Step.STARTTLS, Step.EHLO, Step.AUTH),
                        "",
                        true),
                row(GREETED, "EHLO a_b", List.of(), "EHLO [192.0.2.1]", true),
                row(with(OPEN, "C: RCPT TO:<c@d>", "S: 421 bye"), "DATA", List.of(), "", false),
                row(EHLO, MAIL + " RET=HDRS SIZE=1", List.of(), MAIL + " SIZE=1", true),
                row(OPEN, MAIL + " RET=HDRS", List.of(Step.RSET), MAIL, true),
                // What can't be a response gives the exchange up, and is then judged as what it is.
                row(EXCHANGE, MAIL, List.of(Step.CANCEL), "", true),
                new Row(CORRECT, BOTH, EXCHANGE, MAIL, List.of(Step.CANCEL), "", false),
                row(EXCHANGE, "RCPT TO:<c@d>", List.of(Step.CANCEL), "", false),
                // What may be one does not: four letters are base64, and a password in clear text is the server's to
                // refuse.
                row(EXCHANGE, "NOOP", List.of(), "", true),
                row(EXCHANGE, "YWxpY2U=", List.of(), "", true),
                row(EXCHANGE, "*", List.of(), "", true),
                row(EXCHANGE, "MAIL-9 !", List.of(), "", true),
                // What many servers take is left to the server if nothing can be done about it.
                row(EHLO, MAIL + " BODY=8BITMIME", List.of(), "", true),
                row(EHLO, "NOOP " + "x".repeat(600), List.of(), "", true),
                row(EHLO, "DATA", List.of(), "", false),
                row(EHLO, "AUTH PLAIN AGEAYg==", List.of(), "", false),
                // Whatever goes before it: a command that a policy blocks does not go out.
                new Row(CORRECT.with(Rule.HELLO_FIRST, Action.BLOCK), NONE, GREETED, MAIL, List.of(), "", false),
                new Row(
                        CORRECT.with(Rule.PARAMETER_OFFERED, Action.BLOCK),
                        NONE,
                        OPEN,
                        MAIL + " RET=HDRS",
                        List.of(),
                        "",
                        false),
                new Row(Policy.of(Action.LOG), NONE, OPEN, MAIL, List.of(), "", true));
    }

    private static Row row(List<String> before, String line, List<Step> steps, String changed, boolean complete) {
        return new Row(CORRECT, NONE, before, line, steps, changed, complete);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isDecidedAtOnce(Row row) {
        SessionState state =
                Dialogue.opened(row.requirements()).then(row.before()).state();
        byte[] line = Dialogue.octets(row.line());

        Plan plan = Plan.of(state, row.policy(), line, "[192.0.2.1]");

        assertThat(plan.steps()).isEqualTo(row.steps());
        assertThat(plan.rewriting()
                        .map(rewriting -> new String(rewriting.line(), StandardCharsets.ISO_8859_1))
                        .orElse(""))
                .isEqualTo(row.changed());
        assertThat(plan.complete()).isEqualTo(row.complete());
    }

    private static List<String> with(List<String> before, String... more) {
        return Stream.concat(before.stream(), Stream.of(more)).toList();
    }
}
