package sequitur.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule: a violation, its nearest legal neighbour, and what the state becomes when the server has its say. */
class RuleTest {

    private static final List<String> GREETED = List.of("S: 220 ready");
    private static final List<String> EHLO =
            List.of("S: 220 ready", "C: EHLO a.example", "S: 250-b", "S: 250 AUTH PLAIN LOGIN");
    private static final List<String> TLS_OFFERED =
            List.of("S: 220 ready", "C: EHLO a.example", "S: 250-b", "S: 250 STARTTLS");
    private static final List<String> HELO = List.of("S: 220 ready", "C: EHLO a", "S: 502 no", "C: HELO a", "S: 250 b");
    private static final List<String> TLS = with(TLS_OFFERED, "C: STARTTLS", "S: 220 go");
    private static final List<String> MAIL = with(EHLO, "C: MAIL FROM:<a@b>", "S: 250 ok");
    private static final List<String> RCPT = with(MAIL, "C: RCPT TO:<c@d>", "S: 250 ok");
    private static final List<String> CONTENT = with(RCPT, "C: DATA", "S: 354 go");
    private static final List<String> AUTHENTICATED = with(EHLO, "C: AUTH PLAIN AGEAYg==", "S: 235 ok");

    /**
     * A row of the table.
     *
     * @param rule the rule
     * @param before the dialogue before the command
     * @param command the command that breaks the rule there
     * @param legalBefore another dialogue, or the same
     * @param legal a command that breaks nothing there
     */
    record Row(Rule rule, List<String> before, String command, List<String> legalBefore, String legal) {
        @Override
        public String toString() {
            return rule.id() + ": " + command + " after " + before.get(before.size() - 1);
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(Rule.GREETING_REFUSED, List.of("S: 554 no"), "EHLO a", List.of("S: 554 no"), "QUIT"),
                new Row(Rule.GREETING_REFUSED, List.of("S: 554 no"), "NOOP", GREETED, "NOOP"),
                new Row(Rule.HELLO_FIRST, GREETED, "MAIL FROM:<a@b>", EHLO, "MAIL FROM:<a@b>"),
                new Row(Rule.HELLO_FIRST, with(GREETED, "C: EHLO a", "S: 501 no"), "AUTH PLAIN", EHLO, "AUTH PLAIN"),
                new Row(
                        Rule.HELLO_FIRST,
                        with(EHLO, "C: XCLIENT X=Y", "S: 220 b"),
                        "MAIL FROM:<a@b>",
                        GREETED,
                        "VRFY a"),
                new Row(Rule.EHLO_NEEDED, HELO, "AUTH PLAIN", HELO, "MAIL FROM:<a@b>"),
                new Row(Rule.EHLO_NEEDED, HELO, "MAIL FROM:<a@b> SIZE=1", HELO, "MAIL FROM:<\"a> b\"@b>"),
                new Row(Rule.EHLO_NEEDED, HELO, "STARTTLS", TLS_OFFERED, "STARTTLS"),
                new Row(Rule.SESSION_CLOSED, with(EHLO, "C: QUIT", "S: 221 bye"), "MAIL FROM:<a@b>", EHLO, "QUIT"),
                new Row(
                        Rule.SESSION_CLOSED,
                        with(MAIL, "C: RCPT TO:<c@d>", "S: 421 gone"),
                        "RCPT TO:<e@f>",
                        MAIL,
                        "RSET"),
                new Row(Rule.STARTTLS_OFFERED, EHLO, "STARTTLS", TLS_OFFERED, "STARTTLS"),
                new Row(
                        Rule.STARTTLS_ONCE,
                        with(TLS, "C: EHLO a", "S: 250-b", "S: 250 STARTTLS"),
                        "STARTTLS",
                        TLS_OFFERED,
                        "STARTTLS"),
                new Row(Rule.EHLO_AFTER_STARTTLS, TLS, "MAIL FROM:<a@b>", TLS, "EHLO a"),
                new Row(Rule.EHLO_AFTER_STARTTLS, TLS, "AUTH PLAIN", TLS, "NOOP"),
                new Row(Rule.AUTH_OFFERED, TLS_OFFERED, "AUTH PLAIN", EHLO, "AUTH PLAIN"),
                new Row(Rule.AUTH_MECHANISM, EHLO, "AUTH CRAM-MD5", EHLO, "auth login"),
                new Row(Rule.AUTH_ONCE, AUTHENTICATED, "AUTH PLAIN", EHLO, "AUTH PLAIN"),
                new Row(Rule.AUTH_IN_TRANSACTION, MAIL, "AUTH PLAIN", with(MAIL, "C: RSET", "S: 250 ok"), "AUTH PLAIN"),
                new Row(Rule.MAIL_NESTED, MAIL, "MAIL FROM:<a@b>", with(MAIL, "C: RSET", "S: 250 ok"), "MAIL FROM:<>"),
                new Row(Rule.MAIL_NESTED, RCPT, "mail from:<a@b>", with(CONTENT, "C: .", "S: 550 no"), "MAIL FROM:<>"),
                new Row(
                        Rule.MAIL_NESTED,
                        with(RCPT, "C: BDAT 3", "S: 250 ok"),
                        "MAIL FROM:<a@b>",
                        with(RCPT, "C: BDAT 3 LAST", "S: 250 ok"),
                        "MAIL FROM:<a@b>"),
                new Row(Rule.RCPT_BEFORE_MAIL, EHLO, "RCPT TO:<c@d>", MAIL, "RCPT TO:<c@d>"),
                new Row(
                        Rule.RCPT_BEFORE_MAIL,
                        with(EHLO, "C: MAIL FROM:<a@b>", "S: 550 no"),
                        "RCPT TO:<c@d>",
                        RCPT,
                        "RCPT TO:<e@f>"),
                new Row(Rule.DATA_BEFORE_MAIL, EHLO, "DATA", RCPT, "DATA"),
                new Row(Rule.DATA_BEFORE_MAIL, with(RCPT, "C: EHLO a", "S: 250 b"), "DATA", RCPT, "DATA"),
                new Row(Rule.DATA_BEFORE_RCPT, MAIL, "DATA", RCPT, "DATA"),
                new Row(Rule.DATA_BEFORE_RCPT, with(MAIL, "C: RCPT TO:<c@d>", "S: 550 no"), "DATA", RCPT, "DATA"),
                new Row(Rule.DATA_CONTENT, CONTENT, "NOOP", CONTENT, "."),
                new Row(Rule.DATA_CONTENT, CONTENT, "QUIT", with(CONTENT, "C: .", "S: 250 ok"), "QUIT"),
                new Row(Rule.COMMAND_INJECTION, MAIL, "RCPT TO:<a@b\r\nDATA>", MAIL, "RCPT TO:<a@b>"),
                new Row(Rule.COMMAND_INJECTION, EHLO, "NOOP\n", EHLO, "NOOP"),
                new Row(Rule.COMMAND_INJECTION, EHLO, "NOOP \0", EHLO, "NOOP x"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isBroken(Row row) {
        Dialogue dialogue = Dialogue.opened().then(row.before());

        assertThat(dialogue.broken()).isEmpty();
        assertThat(dialogue.brokenBy(row.command())).contains(row.rule());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isKeptByTheNearestLegalCommand(Row row) {
        Dialogue dialogue = Dialogue.opened().then(row.legalBefore());

        assertThat(dialogue.broken()).isEmpty();
        assertThat(dialogue.brokenBy(row.legal())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRefusedViolationHasNotHappened(Row row) {
        Dialogue dialogue = Dialogue.opened().then(row.before());
        SessionState before = dialogue.state();
        boolean takenForText = before.transaction() == Transaction.CONTENT;

        dialogue.then("C: " + row.command());

        if (!takenForText && row.rule() != Rule.SESSION_CLOSED) {
            assertThat(dialogue.then("S: 503 bad sequence").state()).isEqualTo(before);
        }
    }

    @Test
    void starttlsIsRequired() {
        Requirements tls = new Requirements(Requirement.NEEDED, Requirement.NOT_NEEDED);

        assertThat(Dialogue.opened(tls).then(TLS_OFFERED).brokenBy("MAIL FROM:<a@b>"))
                .containsExactly(Rule.STARTTLS_REQUIRED);
        assertThat(Dialogue.opened(tls).then(EHLO).brokenBy("AUTH PLAIN")).containsExactly(Rule.STARTTLS_REQUIRED);
        assertThat(Dialogue.opened(tls).then(with(TLS, "C: EHLO a", "S: 250 b")).brokenBy("MAIL FROM:<a@b>"))
                .isEmpty();
    }

    @Test
    void authIsRequired() {
        Requirements always = new Requirements(Requirement.NOT_NEEDED, Requirement.NEEDED);
        Requirements offered = new Requirements(Requirement.NOT_NEEDED, Requirement.NEEDED_WHERE_OFFERED);

        assertThat(Dialogue.opened(always).then(EHLO).brokenBy("MAIL FROM:<a@b>"))
                .containsExactly(Rule.AUTH_REQUIRED);
        assertThat(Dialogue.opened(offered).then(EHLO).brokenBy("MAIL FROM:<a@b>"))
                .containsExactly(Rule.AUTH_REQUIRED);
        assertThat(Dialogue.opened(offered).then(TLS_OFFERED).brokenBy("MAIL FROM:<a@b>"))
                .isEmpty();
        assertThat(Dialogue.opened(always).then(AUTHENTICATED).brokenBy("MAIL FROM:<a@b>"))
                .isEmpty();
    }

    @Test
    void everyRuleIsInTheTable() {
        EnumSet<Rule> tested = EnumSet.of(Rule.STARTTLS_REQUIRED, Rule.AUTH_REQUIRED);
        tested.addAll(rows().map(Row::rule).collect(Collectors.toSet()));

        assertThat(tested).containsExactlyInAnyOrder(Rule.values());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void tellsAPersonWhatTheyNeed(Rule rule) {
        assertThat(Rule.of(rule.id())).contains(rule);
        assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(rule.section()).matches("RFC \\d{4} \\d+(\\.\\d+)*");
        assertThat(rule.describe(Verb.MAIL)).matches("MAIL,? .*").doesNotContain("%");
        assertThat(rule.cause()).endsWith(".");
        assertThat(rule.advice()).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aBlockedRecipientIsNeverRefusedForGood(Rule rule) {
        SessionState state = SessionState.unknown(false, true, Requirements.NONE);

        assertThat(new Violation(rule, Verb.RCPT, state).strictReply().line())
                .startsWith("451 4.5.1 ")
                .endsWith("(" + rule.id() + ", " + rule.section() + ")");
        assertThat(new Violation(rule, Verb.MAIL, state).strictReply().line())
                .startsWith(rule.replyCode() + " " + rule.replyStatus() + " MAIL");
    }

    private static List<String> with(List<String> before, String... more) {
        return Stream.concat(before.stream(), Stream.of(more)).toList();
    }
}
