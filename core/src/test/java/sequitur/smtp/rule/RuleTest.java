package sequitur.smtp.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.smtp.Dialogue;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.Verb;

/** Each rule: a violation, its nearest legal neighbour, and what the state becomes when the server has its say. */
class RuleTest {

    private static final List<String> GREETED = List.of("S: 220 ready");
    private static final List<String> EHLO =
            List.of("S: 220 ready", "C: EHLO a.example", "S: 250-b", "S: 250-CHUNKING", "S: 250 AUTH PLAIN LOGIN");
    private static final List<String> TLS_OFFERED =
            List.of("S: 220 ready", "C: EHLO a.example", "S: 250-b", "S: 250 STARTTLS");
    private static final List<String> HELO = List.of("S: 220 ready", "C: EHLO a", "S: 502 no", "C: HELO a", "S: 250 b");
    private static final List<String> TLS = with(TLS_OFFERED, "C: STARTTLS", "S: 220 go");
    private static final List<String> MAIL = with(EHLO, "C: MAIL FROM:<a@b>", "S: 250 ok");
    private static final List<String> RCPT = with(MAIL, "C: RCPT TO:<c@d>", "S: 250 ok");
    private static final List<String> CONTENT = with(RCPT, "C: DATA", "S: 354 go");
    private static final List<String> EXCHANGE = with(EHLO, "C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6");
    private static final List<String> PLAIN_MAIL =
            List.of("S: 220 ready", "C: EHLO a.example", "S: 250 b", "C: MAIL FROM:<a@b>", "S: 250 ok");
    private static final List<String> ALL = List.of(
            "S: 220 ready",
            "C: EHLO a.example",
            "S: 250-b",
            "S: 250-SIZE 1000",
            "S: 250-8BITMIME",
            "S: 250-BINARYMIME",
            "S: 250-SMTPUTF8",
            "S: 250-CHUNKING",
            "S: 250 PIPELINING");
    private static final List<String> ALL_THEN_RSET = with(ALL, "C: RSET");
    private static final List<String> UNKNOWN_OFFERED =
            List.of("S: 220 ready", "C: EHLO a.example", "S: 250-b", "S: 250 XBAR");
    private static final List<String> LIMITED = List.of(
            "S: 220 ready",
            "C: EHLO a.example",
            "S: 250-b",
            "S: 250 LIMITS MAILMAX=1 RCPTMAX=2 RCPTDOMAINMAX=1 OTHERMAX=0");
    private static final List<String> LIMITED_RCPT =
            with(LIMITED, "C: MAIL FROM:<a@b>", "S: 250 ok", "C: RCPT TO:<c@d>", "S: 250 ok");
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
                new Row(Rule.SESSION_CLOSED, with(EHLO, "C: QUIT", "S: 221 bye"), "NOOP", EHLO, "QUIT"),
                new Row(
                        Rule.SESSION_CLOSED,
                        with(EHLO, "C: NOOP", "S: 421 gone"),
                        "HELP",
                        with(EHLO, "C: NOOP", "S: 421 gone"),
                        "NOOP"),
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
                new Row(
                        Rule.BDAT_MIXED,
                        with(RCPT, "C: BDAT 3", "S: 250 ok"),
                        "DATA",
                        with(RCPT, "C: BDAT 3", "S: 502 what"),
                        "DATA"),
                new Row(
                        Rule.BDAT_MIXED,
                        with(RCPT, "C: BDAT 3", "S: 552 5.3.4 too large"),
                        "DATA",
                        with(
                                RCPT,
                                "C: BDAT 3",
                                "S: 552 5.3.4 too large",
                                "C: RSET",
                                "S: 250 ok",
                                "C: MAIL FROM:<a@b>",
                                "S: 250 ok",
                                "C: RCPT TO:<c@d>",
                                "S: 250 ok"),
                        "DATA"),
                new Row(
                        Rule.BDAT_MIXED,
                        with(RCPT, "C: BDAT 3", "S: 250 ok"),
                        "RCPT TO:<e@f>",
                        with(RCPT, "C: BDAT 3", "S: 250 ok"),
                        "BDAT 0 LAST"),
                new Row(
                        Rule.BDAT_AFTER_LAST,
                        with(RCPT, "C: BDAT 3 LAST", "S: 250 ok"),
                        "BDAT 3 LAST",
                        with(RCPT, "C: BDAT 3", "S: 250 ok"),
                        "BDAT 3 LAST"),
                new Row(
                        Rule.BDAT_AFTER_LAST,
                        with(RCPT, "C: BDAT 3", "S: 554 no"),
                        "BDAT 3",
                        with(RCPT, "C: BDAT 3", "S: 554 no", "C: RSET", "S: 250 ok"),
                        "MAIL FROM:<a@b>"),
                new Row(
                        Rule.BDAT_AFTER_LAST,
                        with(RCPT, "C: BDAT 3", "S: 503 no"),
                        "MAIL FROM:<a@b>",
                        with(RCPT, "C: BDAT 3 LAST", "S: 554 no"),
                        "MAIL FROM:<a@b>"),
                new Row(Rule.BDAT_BEFORE_RCPT, MAIL, "BDAT 3 LAST", RCPT, "BDAT 3 LAST"),
                new Row(Rule.BDAT_BEFORE_RCPT, EHLO, "BDAT 3", RCPT, "BDAT 3"),
                new Row(Rule.BDAT_OFFERED, with(PLAIN_MAIL, "C: RCPT TO:<c@d>", "S: 250 ok"), "BDAT 3", RCPT, "BDAT 3"),
                new Row(
                        Rule.BINARYMIME_DATA,
                        with(ALL, "C: MAIL FROM:<a@b> BODY=BINARYMIME", "S: 250 ok", "C: RCPT TO:<c@d>", "S: 250 ok"),
                        "DATA",
                        with(ALL, "C: MAIL FROM:<a@b> BODY=8BITMIME", "S: 250 ok", "C: RCPT TO:<c@d>", "S: 250 ok"),
                        "DATA"),
                new Row(Rule.GREETING_FIRST, List.of(), "EHLO a", GREETED, "EHLO a"),
                new Row(Rule.HELLO_NAME, GREETED, "EHLO", GREETED, "EHLO a"),
                new Row(Rule.HELLO_NAME, GREETED, "HELO a_b", GREETED, "HELO a-b"),
                new Row(Rule.REPLY_PENDING, with(EHLO, "C: RSET"), "RSET", ALL_THEN_RSET, "RSET"),
                new Row(Rule.PIPELINE_LAST, with(ALL, "C: NOOP"), "RSET", ALL_THEN_RSET, "NOOP"),
                new Row(Rule.STARTTLS_IN_TRANSACTION, MAIL, "STARTTLS", TLS_OFFERED, "STARTTLS"),
                new Row(Rule.AUTH_EXCHANGE, EXCHANGE, "MAIL FROM:<a@b>", EXCHANGE, "YQ=="),
                new Row(Rule.AUTH_EXCHANGE, EHLO, "AUTH PLAIN a", EHLO, "AUTH PLAIN ="),
                new Row(Rule.COMMAND_VERB, EHLO, ".", CONTENT, "."),
                new Row(Rule.COMMAND_VERB, EHLO, "", EHLO, "X-EXPS"),
                new Row(Rule.COMMAND_ARGUMENTS, RCPT, "DATA now", RCPT, "DATA "),
                new Row(Rule.COMMAND_ARGUMENTS, EHLO, "RSET now", EHLO, "NOOP now"),
                new Row(Rule.COMMAND_ARGUMENTS, RCPT, "BDAT", RCPT, "BDAT 0"),
                new Row(Rule.COMMAND_ARGUMENTS, RCPT, "BDAT x LAST", RCPT, "BDAT 0 LAST"),
                new Row(Rule.COMMAND_ARGUMENTS, EHLO, "AUTH", EHLO, "AUTH PLAIN"),
                new Row(Rule.COMMAND_LENGTH, EHLO, "NOOP " + "x".repeat(506), EHLO, "NOOP " + "x".repeat(505)),
                new Row(
                        Rule.COMMAND_LENGTH,
                        MAIL,
                        "RCPT TO:<" + "x".repeat(499) + "@d>",
                        MAIL,
                        "RCPT TO:<" + "x".repeat(498) + "@d>"),
                new Row(Rule.PATH_SYNTAX, EHLO, "MAIL FROM: <a@b>", EHLO, "MAIL FROM:<a@b>"),
                new Row(Rule.PATH_SYNTAX, EHLO, "MAIL", EHLO, "mail from:<>"),
                new Row(Rule.PATH_SYNTAX, MAIL, "RCPT TO:<>", MAIL, "RCPT TO:<postmaster>"),
                new Row(Rule.PARAMETER_OFFERED, EHLO, "MAIL FROM:<a@b> SIZE=1", ALL, "MAIL FROM:<a@b> SIZE=1"),
                new Row(Rule.PARAMETER_OFFERED, ALL, "MAIL FROM:<a@b> XFOO", UNKNOWN_OFFERED, "MAIL FROM:<a@b> XFOO"),
                new Row(
                        Rule.PARAMETER_REPEATED,
                        ALL,
                        "MAIL FROM:<a@b> SIZE=1 BODY=7BIT size=1",
                        ALL,
                        "MAIL FROM:<a@b> SIZE=1 BODY=7BIT"),
                new Row(Rule.SMTPUTF8_NEEDED, ALL, "MAIL FROM:<\u00e4@b>", ALL, "MAIL FROM:<\u00e4@b> SMTPUTF8"),
                new Row(
                        Rule.SMTPUTF8_NEEDED,
                        with(ALL, "C: MAIL FROM:<a@b>", "S: 250 ok"),
                        "RCPT TO:<\u00e4@b>",
                        with(ALL, "C: MAIL FROM:<a@b> SMTPUTF8", "S: 250 ok"),
                        "RCPT TO:<\u00e4@b>"),
                new Row(Rule.SIZE_EXCEEDED, ALL, "MAIL FROM:<a@b> SIZE=1001", ALL, "MAIL FROM:<a@b> SIZE=1000"),
                new Row(
                        Rule.MAIL_LIMIT,
                        with(LIMITED, "C: MAIL FROM:<a@b>", "S: 250 ok", "C: RSET", "S: 250 ok"),
                        "MAIL FROM:<a@b>",
                        with(LIMITED, "C: MAIL FROM:<a@b>", "S: 550 no"),
                        "MAIL FROM:<a@b>"),
                new Row(
                        Rule.RCPT_LIMIT,
                        with(LIMITED_RCPT, "C: RCPT TO:<e@d>", "S: 250 ok"),
                        "RCPT TO:<f@d>",
                        with(LIMITED_RCPT, "C: RCPT TO:<e@d>", "S: 550 no"),
                        "RCPT TO:<f@d>"),
                new Row(Rule.RCPT_DOMAIN_LIMIT, LIMITED_RCPT, "RCPT TO:<c@e>", LIMITED_RCPT, "RCPT TO:<e@D>"),
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

    /** That a verb was in order here is remembered with the state: what stands in the next line of that verb is looked at all the same. */
    @ParameterizedTest
    @MethodSource("rows")
    void isBrokenByALineBehindALegalOneToo(Row row) {
        Dialogue dialogue = Dialogue.opened().then(row.before());

        dialogue.brokenBy(row.legal());

        assertThat(dialogue.brokenBy(row.command())).contains(row.rule());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRefusedViolationHasNotHappened(Row row) {
        Dialogue dialogue = Dialogue.opened().then(row.before());
        SessionState before = dialogue.state();
        Set<Rule> meaningless = EnumSet.of(Rule.SESSION_CLOSED, Rule.GREETING_FIRST, Rule.AUTH_EXCHANGE);
        boolean takenForText = before.transaction() == Transaction.CONTENT;

        dialogue.then("C: " + row.command());

        if (!takenForText && !before.isAwaitingReply() && !meaningless.contains(row.rule())) {
            SessionState after = dialogue.then("S: 502 no").state();
            assertThat(after.connection()).isEqualTo(before.connection());
            assertThat(after.transaction()).isEqualTo(before.transaction());
            assertThat(after.inSaslExchange()).isEqualTo(before.inSaslExchange());
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
    void aPasswordCrossesNoNetworkInClear() {
        List<String> tls = with(TLS, "C: EHLO a", "S: 250-b", "S: 250 AUTH PLAIN LOGIN");

        assertThat(Dialogue.remote().then(EHLO).brokenBy("AUTH LOGIN")).containsExactly(Rule.AUTH_CLEARTEXT);
        assertThat(Dialogue.remote().then(EHLO).brokenBy("AUTH GSSAPI")).containsExactly(Rule.AUTH_MECHANISM);
        assertThat(Dialogue.remote().then(tls).brokenBy("AUTH LOGIN")).isEmpty();
        assertThat(Dialogue.opened().then(EHLO).brokenBy("AUTH LOGIN")).isEmpty();
    }

    @Test
    void localhostIsANameOnLoopbackAlone() {
        assertThat(Dialogue.remote().then(GREETED).brokenBy("EHLO localhost")).containsExactly(Rule.HELLO_NAME);
        assertThat(Dialogue.opened().then(GREETED).brokenBy("EHLO localhost")).isEmpty();
    }

    @Test
    void aSecondHelloInATransactionIsNoFaultButWorthAWord() {
        assertThat(Dialogue.opened().then(MAIL).flaggedBy("EHLO a")).containsExactly(Rule.HELLO_IN_TRANSACTION);
        assertThat(Dialogue.opened().then(MAIL).brokenBy("EHLO a")).isEmpty();
        assertThat(Dialogue.opened().then(EHLO).flaggedBy("EHLO a")).isEmpty();
    }

    @Test
    void aTransactionBelongsToOneThread() {
        assertThat(Dialogue.opened().then(MAIL).interrupted().brokenBy("RCPT TO:<c@d>"))
                .containsExactly(Rule.TRANSPORT_SHARED);
        assertThat(Dialogue.opened().then(MAIL).interrupted().brokenBy("NOOP")).isEmpty();
        assertThat(Dialogue.opened()
                        .then(MAIL)
                        .interrupted()
                        .then("C: NOOP", "S: 250 ok")
                        .brokenBy("RCPT TO:<c@d>"))
                .isEmpty();
        assertThat(Dialogue.opened().then(EHLO).interrupted().brokenBy("MAIL FROM:<a@b>"))
                .isEmpty();
    }

    @Test
    void everyRuleIsInTheTable() {
        EnumSet<Rule> tested = EnumSet.of(
                Rule.STARTTLS_REQUIRED,
                Rule.AUTH_REQUIRED,
                Rule.AUTH_CLEARTEXT,
                Rule.HELLO_IN_TRANSACTION,
                Rule.TRANSPORT_SHARED);
        tested.addAll(rows().map(Row::rule).collect(Collectors.toSet()));

        assertThat(tested).containsExactlyInAnyOrder(Rule.values());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void tellsAPersonWhatTheyNeed(Rule rule) {
        assertThat(Rule.of(rule.id())).contains(rule);
        assertThat(rule.id()).matches("[a-z0-9]+(-[a-z]+)*");
        assertThat(rule.section()).matches("RFC \\d{4} \\d+(\\.\\d+)*");
        assertThat(rule.describe(Verb.MAIL)).matches("MAIL,? .*").doesNotContain("%");
        assertThat(rule.fault().id()).isEqualTo(rule.id());
        assertThat(Rule.of(rule.fault())).contains(rule);
    }

    @Test
    void saysByItselfWhatIsSpecialInHowItIsBlocked() {
        assertThat(Stream.of(Rule.values())
                        .filter(rule -> rule.blockedBy() != BlockedBy.REPLY)
                        .map(rule -> rule.id() + " " + rule.blockedBy()))
                .containsExactly("auth-exchange GIVE_UP", "data-content CLOSE", "command-injection EXCEPTION");
        assertThat(Stream.of(Rule.values()).filter(rule -> rule.weight() == Weight.FORGERY))
                .containsExactly(Rule.COMMAND_INJECTION);
        assertThat(Stream.of(Rule.values()).filter(Rule::endsSession)).containsExactly(Rule.SESSION_CLOSED);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aBlockedRecipientIsRefusedForGoodWhereItsAddressIsBadAlone(Rule rule) {
        SessionState state = SessionState.unknown(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE);

        assertThat(new Violation(rule, Verb.RCPT, state).localReply().line())
                .startsWith(
                        switch (rule) {
                            case PATH_SYNTAX -> "501 5.1.3 ";
                            case SMTPUTF8_NEEDED -> "553 5.6.7 ";
                            default -> "451 4.5.1 ";
                        })
                .endsWith("(" + rule.id() + ", " + rule.section() + ")");
        assertThat(new Violation(rule, Verb.MAIL, state).localReply().line())
                .startsWith(rule.replyCode() + " " + rule.replyStatus() + " MAIL");
    }

    private static List<String> with(List<String> before, String... more) {
        return Stream.concat(before.stream(), Stream.of(more)).toList();
    }
}
