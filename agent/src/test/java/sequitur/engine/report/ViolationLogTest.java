package sequitur.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.engine.report.relay.Received;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** The text of the reports, word for word. */
class ViolationLogTest {

    private final Received received = new Received();
    private final ViolationLog log = new ViolationLog(received.relay());

    @Test
    void tellsAllThatThereIs() {
        log.report(
                null,
                new Event(
                        "MAIL without authentication, but it is required here",
                        violation(Rule.AUTH_REQUIRED, Verb.MAIL),
                        List.of(Rule.STARTTLS_REQUIRED, Rule.MAIL_NESTED),
                        new Outcome.Corrected(List.of("RSET", "STARTTLS", "EHLO", "AUTH"), Optional.empty()),
                        "smtp",
                        "smtp.example.com:587",
                        Optional.of("com.example.Shop.send(Shop.java:42)"),
                        Optional.of("The content {} failed with java.lang.IllegalStateException.")));

        assertThat(received.lines()).containsExactly("""
                        WARN sequitur.violation MAIL without authentication, but it is required here (smtp.example.com:587)
                            rule     auth-required, RFC 4954 6
                            also     starttls-required (RFC 3207 4), mail-nested (RFC 5321 4.1.4)
                            cause    mail.smtp.auth is not true, so the library never asks the app's Authenticator and \
                        sends no AUTH; or AUTH is offered only after STARTTLS, and mail.smtp.starttls.enable is not set.
                            change   Set mail.smtp.auth=true, and mail.smtp.starttls.enable=true where AUTH is offered under TLS \
                        only.
                            from     com.example.Shop.send(Shop.java:42)
                            done     corrected: RSET, STARTTLS, EHLO and AUTH were sent first
                            note     The content {} failed with java.lang.IllegalStateException.""");
    }

    @Test
    void leavesOutWhatThereIsNot() {
        log.report(null, event("smtps", "[::1]:465", new Outcome.Sent()));

        assertThat(received.lines()).containsExactly("""
                        WARN sequitur.violation MAIL in clear text ([::1]:465)
                            rule     starttls-required, RFC 3207 4
                            cause    mail.smtps.starttls.enable is not set, so the library does not use the STARTTLS that \
                        the server offers.
                            change   Set mail.smtps.starttls.enable=true (and mail.smtps.starttls.required=true).
                            done     logged: the command was sent as it was""");
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void saysWhatWasDone(Outcome outcome, String expected) {
        log.report(null, event("smtp", "mx:25", outcome));

        assertThat(received.lines()).singleElement().asString().endsWith("\n    done     " + expected);
    }

    static Stream<Arguments> outcomes() {
        Reply reply = Reply.of(503, "5.5.1", "DATA with no accepted MAIL before it (data-before-mail, RFC 5321 3.3)");
        return Stream.of(
                Arguments.of(new Outcome.Sent(), "logged: the command was sent as it was"),
                Arguments.of(
                        new Outcome.Blocked(reply),
                        "blocked: the command was not sent; it was answered 503 5.5.1 in the server's place"),
                Arguments.of(
                        new Outcome.Refused("Command contains illegal character: 0x0d"),
                        "blocked: the command was not sent; an exception was thrown: Command contains illegal character:"
                                + " 0x0d"),
                Arguments.of(
                        new Outcome.Corrected(List.of("AUTH"), Optional.empty()), "corrected: AUTH was sent first"),
                Arguments.of(
                        new Outcome.Corrected(List.of("STARTTLS", "EHLO"), Optional.empty()),
                        "corrected: STARTTLS and EHLO were sent first"),
                Arguments.of(
                        new Outcome.Corrected(List.of(), Optional.of("without RET")),
                        "corrected: the command was sent without RET"),
                Arguments.of(
                        new Outcome.Corrected(List.of("EHLO"), Optional.of("without RET")),
                        "corrected: EHLO was sent first; the command was sent without RET"),
                Arguments.of(
                        new Outcome.Corrected(List.of("RECONNECT"), Optional.empty()),
                        "corrected: a new connection was opened first"),
                Arguments.of(
                        new Outcome.Healed("530 5.7.0 Authenticate", List.of("AUTH"), "MAIL"),
                        "corrected: the server had said 530 5.7.0 Authenticate; AUTH was sent, then MAIL again"),
                Arguments.of(
                        new Outcome.Healed("nothing", List.of("RECONNECT", "AUTH"), "MAIL"),
                        "corrected: the server had said nothing; a new connection was opened, and AUTH was sent, then"
                                + " MAIL again"),
                Arguments.of(
                        new Outcome.RefusedByServer("530 5.7.0 Authenticate"),
                        "logged: the server refused it with 530 5.7.0 Authenticate"),
                Arguments.of(
                        new Outcome.Answered(Reply.of(235, "2.7.0", "Already authenticated as this user")),
                        "corrected: the command was not needed and not sent; it was answered 235 2.7.0 in the server's"
                                + " place"),
                Arguments.of(
                        new Outcome.NotCorrected(List.of(), "no credentials were found", "it was sent as it was"),
                        "not corrected: no credentials were found; it was sent as it was"),
                Arguments.of(
                        new Outcome.NotCorrected(List.of("RSET"), "the server refused EHLO", "it was blocked"),
                        "not corrected: the server refused EHLO; before that, RSET was sent; it was blocked"),
                Arguments.of(
                        new Outcome.Dropped("the server does not deliver half a message"),
                        "blocked: the connection was closed, so that the server does not deliver half a message"));
    }

    @Test
    void keepsEveryPartInItsLine() {
        log.report(
                null,
                new Event(
                        "MAIL\r\nRCPT",
                        violation(Rule.COMMAND_INJECTION, Verb.MAIL),
                        List.of(),
                        new Outcome.Refused("two\nlines"),
                        "smtp\n",
                        "m\u00fcll\u001b[31m:25",
                        Optional.of("com.example.B\u00fccher.get(B\u00fccher.java:1)"),
                        Optional.of("x".repeat(600))));

        String text = received.lines().get(0);
        assertThat(text).matches("[ -~\n]*").contains("MAIL\\u000d\\u000aRCPT (m\\u00fcll\\u001b[31m:25)\n");
        assertThat(text.lines()).hasSize(7).last().isEqualTo("    note     " + "x".repeat(500) + "...");
    }

    @ParameterizedTest
    @EnumSource
    void namesThePropertiesOfTheProtocol(Rule rule) {
        log.report(
                null,
                new Event(
                        "Something",
                        violation(rule, Verb.MAIL),
                        List.of(),
                        new Outcome.Sent(),
                        "lmtp",
                        "mx:25",
                        Optional.empty(),
                        Optional.empty()));

        assertThat(received.lines())
                .singleElement()
                .asString()
                .doesNotContain("mail.smtp.", "...")
                .contains(rule.fault().remedy().replace("mail.smtp.", "mail.lmtp."));
    }

    @Test
    void tellsThePlanOfACorrectionToThoseWhoDebug() {
        log.planned(null, "mx:25", "MAIL", List.of("STARTTLS", "EHLO", "AUTH"));

        assertThat(received.lines())
                .containsExactly("DEBUG sequitur.correction MAIL (mx:25): the plan is STARTTLS, EHLO, AUTH, MAIL");
    }

    @Test
    void refusesACorrectionThatInsertedNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Outcome.Corrected(List.of(), Optional.empty()));
    }

    private static Event event(String protocol, String server, Outcome outcome) {
        return new Event(
                "MAIL in clear text",
                violation(Rule.STARTTLS_REQUIRED, Verb.MAIL),
                List.of(),
                outcome,
                protocol,
                server,
                Optional.empty(),
                Optional.empty());
    }

    private static Violation violation(Rule rule, Verb verb) {
        return new Violation(rule, verb, SessionState.opened(Encryption.NONE, Peer.REMOTE, Requirements.NONE));
    }
}
