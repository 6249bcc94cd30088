package sequitur.smtp.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.smtp.Dialogue;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/** Each rule once more, held against one command of every kind: those that break it in one state, and no others. */
class RuleVerbsTest {

    private static final Requirements NONE = Requirements.NONE;
    private static final Requirements TLS = new Requirements(Requirement.NEEDED, Requirement.NOT_NEEDED);
    private static final Requirements AUTH = new Requirements(Requirement.NOT_NEEDED, Requirement.NEEDED);
    private static final String MESSAGE = "MAIL RCPT DATA BDAT BDAT_LAST";
    private static final String ALL =
            "EHLO HELO LHLO STARTTLS AUTH MAIL RCPT DATA BDAT BDAT_LAST RSET VRFY EXPN HELP NOOP QUIT XCLIENT OTHER";

    /** One command of every verb, in its plainest form. */
    private static final List<String> COMMANDS = List.of(
            "EHLO a",
            "HELO a",
            "LHLO a",
            "STARTTLS",
            "AUTH PLAIN",
            "MAIL FROM:<a@b>",
            "RCPT TO:<c@d>",
            "DATA",
            "BDAT 3",
            "BDAT 3 LAST",
            "RSET",
            "VRFY a",
            "EXPN a",
            "HELP",
            "NOOP",
            "QUIT",
            "XCLIENT NAME=a",
            "X-OTHER");

    /**
     * A row of the table.
     *
     * @param rule the rule
     * @param reply what a strict server answers
     * @param correction how it is put right
     * @param requirements what the server insists on
     * @param before the dialogue up to a state in which the rule can be broken
     * @param verbs the verbs that break it there
     */
    record Row(
            Rule rule,
            String reply,
            Correction correction,
            Requirements requirements,
            List<String> before,
            String verbs) {
        @Override
        public String toString() {
            return rule.id();
        }
    }

    static Stream<Row> rows() {
        List<String> ehlo = List.of("S: 220 b", "C: EHLO a", "S: 250 b");
        List<String> content =
                with(ehlo, "C: MAIL FROM:<a@b>", "S: 250 ok", "C: RCPT TO:<c@d>", "S: 250 ok", "C: DATA", "S: 354 go");
        List<String> offersBoth = List.of("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250-AUTH PLAIN", "S: 250 STARTTLS");
        List<String> offersLogin = List.of("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 AUTH LOGIN");
        List<String> tls = with(offersBoth, "C: STARTTLS", "S: 220 go");
        List<String> mail = with(offersBoth, "C: MAIL FROM:<a@b>", "S: 250 ok");
        List<String> chunks = with(
                List.of("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 CHUNKING"),
                "C: MAIL FROM:<a@b>",
                "S: 250 ok",
                "C: RCPT TO:<c@d>",
                "S: 250 ok",
                "C: BDAT 3",
                "S: 250 ok");
        List<String> binary = List.of("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250-CHUNKING", "S: 250 BINARYMIME");
        List<String> limits = List.of("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 LIMITS MAILMAX=1 RCPTMAX=1");
        List<String> full = with(limits, "C: MAIL FROM:<a@b>", "S: 250 ok", "C: RCPT TO:<c@d>", "S: 250 ok");
        return Stream.of(
                row(Rule.GREETING_FIRST, "503 5.5.1", Correction.READ_REPLY, List.of(), ALL),
                row(Rule.GREETING_REFUSED, "503 5.5.1", Correction.NONE, List.of("S: 554 no"), allBut("QUIT")),
                row(Rule.HELLO_FIRST, "503 5.5.1", Correction.EHLO, List.of("S: 220 b"), MESSAGE + " AUTH STARTTLS"),
                row(Rule.HELLO_NAME, "501 5.5.4", Correction.REWRITE, ehlo, ""),
                row(Rule.HELLO_IN_TRANSACTION, "503 5.5.1", Correction.NONE, mail, "EHLO HELO"),
                row(
                        Rule.EHLO_NEEDED,
                        "503 5.5.1",
                        Correction.EHLO,
                        List.of("S: 220 b", "C: HELO a", "S: 250 b"),
                        "AUTH STARTTLS BDAT BDAT_LAST"),
                row(
                        Rule.SESSION_CLOSED,
                        "421 4.3.0",
                        Correction.RECONNECT,
                        with(ehlo, "C: NOOP", "S: 421 bye"),
                        MESSAGE + " EHLO HELO LHLO STARTTLS AUTH VRFY EXPN HELP XCLIENT OTHER"),
                row(Rule.REPLY_PENDING, "503 5.5.0", Correction.READ_REPLY, with(ehlo, "C: RSET"), ALL),
                row(Rule.PIPELINE_LAST, "503 5.5.0", Correction.READ_REPLY, with(ehlo, "C: NOOP"), ALL),
                row(
                        Rule.TRANSPORT_SHARED,
                        "503 5.5.1",
                        Correction.NONE,
                        mail,
                        MESSAGE + " EHLO HELO LHLO STARTTLS AUTH"),
                row(Rule.STARTTLS_OFFERED, "502 5.5.1", Correction.NONE, ehlo, "STARTTLS"),
                row(Rule.STARTTLS_ONCE, "503 5.5.1", Correction.NONE, tls, "STARTTLS"),
                row(Rule.STARTTLS_IN_TRANSACTION, "503 5.5.1", Correction.NONE, mail, "STARTTLS"),
                row(Rule.EHLO_AFTER_STARTTLS, "503 5.5.1", Correction.EHLO, tls, MESSAGE + " AUTH"),
                new Row(Rule.STARTTLS_REQUIRED, "530 5.7.0", Correction.STARTTLS, TLS, offersBoth, "MAIL AUTH"),
                new Row(Rule.AUTH_REQUIRED, "530 5.7.0", Correction.AUTH, AUTH, ehlo, "MAIL"),
                row(Rule.AUTH_OFFERED, "503 5.5.1", Correction.STARTTLS, ehlo, "AUTH"),
                row(Rule.AUTH_PASSWORD_REFUSED, "504 5.5.4", Correction.TOKEN, ehlo, ""),
                row(Rule.AUTH_MECHANISM, "504 5.5.4", Correction.NONE, offersLogin, "AUTH"),
                row(Rule.AUTH_CLEARTEXT, "538 5.7.11", Correction.STARTTLS, ehlo, ""),
                row(
                        Rule.AUTH_ONCE,
                        "503 5.5.1",
                        Correction.ANSWER,
                        with(offersBoth, "C: AUTH PLAIN", "S: 235 ok"),
                        "AUTH"),
                row(Rule.AUTH_IN_TRANSACTION, "503 5.5.1", Correction.NONE, mail, "AUTH"),
                row(Rule.AUTH_EXCHANGE, "501 5.5.2", Correction.CANCEL, ehlo, ""),
                row(Rule.MAIL_NESTED, "503 5.5.1", Correction.RSET, mail, "MAIL"),
                row(Rule.RCPT_BEFORE_MAIL, "503 5.5.1", Correction.NONE, ehlo, "RCPT"),
                row(Rule.DATA_BEFORE_MAIL, "503 5.5.1", Correction.NONE, ehlo, "DATA"),
                row(Rule.DATA_BEFORE_RCPT, "503 5.5.1", Correction.NONE, mail, "DATA"),
                row(Rule.DATA_CONTENT, "421 4.3.0", Correction.NONE, content, ALL),
                row(Rule.BDAT_OFFERED, "502 5.5.1", Correction.NONE, ehlo, "BDAT BDAT_LAST"),
                row(Rule.BDAT_BEFORE_RCPT, "503 5.5.1", Correction.NONE, mail, "BDAT BDAT_LAST"),
                row(Rule.BDAT_MIXED, "503 5.5.1", Correction.NONE, chunks, "DATA RCPT"),
                row(
                        Rule.BDAT_AFTER_LAST,
                        "503 5.5.1",
                        Correction.RSET,
                        with(chunks, "C: BDAT 0 LAST", "S: 250 ok"),
                        "BDAT BDAT_LAST"),
                row(
                        Rule.BINARYMIME_DATA,
                        "503 5.5.1",
                        Correction.NONE,
                        with(binary, "C: MAIL FROM:<a@b> BODY=BINARYMIME", "S: 250 ok"),
                        "DATA"),
                row(Rule.COMMAND_INJECTION, "501 5.5.2", Correction.NONE, ehlo, ""),
                row(Rule.COMMAND_VERB, "500 5.5.2", Correction.NONE, ehlo, ""),
                row(Rule.COMMAND_ARGUMENTS, "501 5.5.4", Correction.NONE, ehlo, ""),
                row(Rule.COMMAND_LENGTH, "500 5.5.2", Correction.NONE, ehlo, ""),
                row(Rule.PATH_SYNTAX, "501 5.1.7", Correction.NONE, ehlo, ""),
                row(Rule.PARAMETER_OFFERED, "555 5.5.4", Correction.STRIP, ehlo, ""),
                row(Rule.PARAMETER_REPEATED, "501 5.5.4", Correction.NONE, ehlo, ""),
                row(Rule.SMTPUTF8_NEEDED, "553 5.6.7", Correction.NONE, ehlo, ""),
                row(Rule.SIZE_EXCEEDED, "552 5.3.4", Correction.NONE, ehlo, ""),
                row(Rule.MAIL_LIMIT, "421 4.7.0", Correction.RECONNECT, full, "MAIL"),
                row(Rule.RCPT_LIMIT, "452 4.5.3", Correction.NONE, full, "RCPT"),
                row(Rule.RCPT_DOMAIN_LIMIT, "452 4.5.3", Correction.NONE, full, ""));
    }

    private static Row row(Rule rule, String reply, Correction correction, List<String> before, String verbs) {
        return new Row(rule, reply, correction, NONE, before, verbs);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isBrokenByTheseVerbsAndNoOthers(Row row) {
        Dialogue dialogue = Dialogue.opened(row.requirements()).then(row.before());

        assertThat(dialogue.broken()).isEmpty();
        if (row.rule() == Rule.TRANSPORT_SHARED) {
            dialogue.interrupted();
        }
        assertThat(COMMANDS.stream()
                        .filter(command -> dialogue.flaggedBy(command).contains(row.rule()))
                        .map(command -> Verb.of(Dialogue.octets(command)).name()))
                .containsExactlyInAnyOrderElementsOf(words(row.verbs()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnsweredAndPutRightLikeThis(Row row) {
        assertThat(row.rule().replyCode() + " " + row.rule().replyStatus()).isEqualTo(row.reply());
        assertThat(row.rule().correction()).isEqualTo(row.correction());
    }

    @Test
    void aMechanismIsOfferedByItsWholeName() {
        Dialogue dialogue = Dialogue.opened().then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 AUTH PLAIN LOGIN");

        assertThat(dialogue.brokenBy("AUTH login")).isEmpty();
        assertThat(dialogue.brokenBy("AUTH LOGINS")).containsExactly(Rule.AUTH_MECHANISM);
        assertThat(dialogue.brokenBy("AUTH LOG")).containsExactly(Rule.AUTH_MECHANISM);
    }

    @Test
    void aSecondStartTlsIsOneViolation() {
        Dialogue dialogue = Dialogue.opened()
                .then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 STARTTLS", "C: STARTTLS", "S: 220 go")
                .then("C: EHLO a", "S: 250-b", "S: 250 AUTH PLAIN");

        assertThat(dialogue.brokenBy("STARTTLS")).containsExactly(Rule.STARTTLS_ONCE);
    }

    @Test
    void everyRuleHasOneRow() {
        assertThat(rows().map(Row::rule)).containsExactly(Rule.values());
    }

    @Test
    void aLineBreakIsFoundInEveryCommandAndWhereverItStands() {
        for (SessionState state : List.of(
                SessionState.opened(Encryption.NONE, Peer.REMOTE, NONE).received(220, "220 b\n"),
                SessionState.unknown(Encryption.NONE, Peer.REMOTE, NONE))) {
            for (Verb verb : EnumSet.complementOf(EnumSet.of(Verb.CONNECT))) {
                for (String line : List.of("a\rb", "a\nb", "a\0b", "\r", "\n", "\0")) {
                    assertThat(Rulebook.check(state, verb, Dialogue.octets(line)))
                            .extracting(Violation::rule)
                            .contains(Rule.COMMAND_INJECTION);
                }
            }
        }
    }

    private static String allBut(String verb) {
        return ALL.replace(verb + " ", "");
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static List<String> with(List<String> before, String... more) {
        return Stream.concat(before.stream(), Stream.of(more)).toList();
    }
}
