package sequitur.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.advice.Counsel;
import sequitur.engine.report.relay.Received;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Fate;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** The text of the reports, word for word. */
class ReportLogTest {

    private final Received received = new Received();
    private final ReportLog log = new ReportLog(received.relay());

    @Test
    void tellsAllThatThereIs() {
        log.report(
                null,
                new Event(
                        "MAIL without authentication, but it is required here",
                        violation(Rule.AUTH_REQUIRED, Verb.MAIL),
                        List.of(Rule.STARTTLS_REQUIRED, Rule.MAIL_NESTED),
                        new Outcome.Corrected(List.of("RSET", "STARTTLS", "EHLO", "AUTH"), Optional.empty()),
                        new Counsel(
                                "set mail.smtp.auth=true",
                                "The server offers AUTH, and the library does not send it.",
                                Optional.of("Then set mail.smtp.starttls.enable=true as well.")),
                        "smtp.example.com:587",
                        Optional.of("com.example.Shop.send(Shop.java:42)"),
                        Optional.of("The content {} failed with java.lang.IllegalStateException.")));

        assertThat(received.lines()).containsExactly("""
                        WARN sequitur.violation MAIL without authentication, but it is required here (smtp.example.com:587) \
                        [auth-required]: set mail.smtp.auth=true
                            cause    The server offers AUTH, and the library does not send it. (RFC 4954 6)
                            note     Then set mail.smtp.starttls.enable=true as well. Also broken: starttls-required (RFC 3207 4), \
                        mail-nested (RFC 5321 4.1.4). The content {} failed with java.lang.IllegalStateException.
                            from     com.example.Shop.send(Shop.java:42)
                            done     corrected: RSET, STARTTLS, EHLO and AUTH were sent first""");
    }

    @Test
    void leavesOutWhatThereIsNot() {
        log.report(null, event("[::1]:465", new Outcome.Sent()));

        assertThat(received.lines()).containsExactly("""
                        WARN sequitur.violation MAIL in clear text ([::1]:465) [starttls-required]: set mail.smtp.starttls.enable=true
                            cause    The connection is in clear text. (RFC 3207 4)
                            done     logged: the command was sent as it was""");
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void saysWhatWasDone(Outcome outcome, String expected) {
        log.report(null, event("mx:25", outcome));

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
                        new Counsel("one\ntwo", "three\r\nfour", Optional.empty()),
                        "m\u00fcll\u001b[31m:25",
                        Optional.of("com.example.B\u00fccher.get(B\u00fccher.java:1)"),
                        Optional.of("x".repeat(1200))));

        String text = received.lines().get(0);
        assertThat(text).matches("[ -~\n]*").contains("MAIL\\u000d\\u000aRCPT (m\\u00fcll\\u001b[31m:25) [");
        assertThat(text.lines()).hasSize(5).element(2).isEqualTo("    note     " + "x".repeat(987) + "...");
    }

    @Test
    void tellsOfAFailure() {
        log.failed(null, failure(FailedAttempt.Origin.OTHER, FailedAttempt.Gravity.WARNING));

        assertThat(received.lines()).containsExactly("""
                        WARN sequitur.failure mail to mx:587 not sent [auth-failed]: check the password
                            cause    The server did not accept it. (RFC 4954 6)
                            from     com.example.Shop.send(Shop.java:42)
                            done     the app got AuthenticationFailedException; the connection is closed""");
    }

    /** Whoever listens to violations hears of those that led to a failure; one dead address is no matter for a warning. */
    @Test
    void toldByWhatItIs() {
        log.failed(null, failure(FailedAttempt.Origin.VIOLATION, FailedAttempt.Gravity.WARNING));
        assertThat(received.lines().get(0)).startsWith("WARN sequitur.violation mail to ");

        new ReportLog(received.relay())
                .failed(null, failure(FailedAttempt.Origin.OTHER, FailedAttempt.Gravity.ORDINARY));

        assertThat(received.lines().get(1)).startsWith("INFO sequitur.failure mail to ");
    }

    private static FailedAttempt failure(FailedAttempt.Origin origin, FailedAttempt.Gravity gravity) {
        return new FailedAttempt(
                Fate.NOT_SENT,
                "auth-failed",
                Optional.of("RFC 4954 6"),
                new Counsel("check the password", "The server did not accept it.", Optional.empty()),
                "mx:587",
                Optional.of("com.example.Shop.send(Shop.java:42)"),
                "the app got AuthenticationFailedException; the connection is closed",
                origin,
                gravity);
    }

    @Test
    void tellsOfWhatWasSeenAndCountsIt() {
        for (int i = 0; i < 10; i++) {
            log.observed(null, seen(Observation.Level.WARNING, Observation.Target.LOG));
        }

        assertThat(received.lines()).containsExactly("""
                        WARN sequitur.violation a thread waits (mx:25) [reply-timeout]: set a limit
                            cause    There is none. (RFC 5321 4.5.3.2)
                            from     com.example.Shop.send(Shop.java:42)
                            done     nothing""", """
                        WARN sequitur.violation a thread waits (mx:25) [reply-timeout]: set a limit (10 times by now)""");
    }

    /** One line, and whoever says it sees to it that it is said once. */
    @Test
    void doesNotCountWhatIsOnlyNoted() {
        for (int i = 0; i < 3; i++) {
            log.observed(null, seen(Observation.Level.NOTE, Observation.Target.LOG));
        }

        assertThat(received.lines())
                .hasSize(3)
                .containsOnly("INFO sequitur.violation a thread waits (mx:25) [reply-timeout]: set a limit."
                        + " From com.example.Shop.send(Shop.java:42).");
    }

    private static Observation seen(Observation.Level level, Observation.Target target) {
        return new Observation(
                "a thread waits",
                Precaution.REPLY_TIMEOUT,
                new Counsel("set a limit", "There is none.", Optional.empty()),
                "mx:25",
                Optional.of("com.example.Shop.send(Shop.java:42)"),
                "nothing",
                level,
                target);
    }

    /** A mail that is put right each time is no matter for a warning each time. */
    @Test
    void countsWhatIsReportedAgain() {
        Outcome healed = new Outcome.Healed("530 5.7.0 Authenticate", List.of("AUTH"), "MAIL");
        for (int i = 0; i < 12; i++) {
            log.report(null, event("mx:25", healed));
        }
        log.report(null, event("mx:25", new Outcome.Sent()));
        log.close();

        String headline = "MAIL in clear text (mx:25) [starttls-required]: set mail.smtp.starttls.enable=true";
        assertThat(received.lines().stream()
                        .map(text -> text.lines().findFirst().orElse("")))
                .containsExactly(
                        "WARN sequitur.violation " + headline,
                        "INFO sequitur.violation " + headline + " (10 times by now)",
                        "WARN sequitur.violation " + headline,
                        "INFO sequitur.violation " + headline + " (12 times by now)");
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

    private static Event event(String server, Outcome outcome) {
        return new Event(
                "MAIL in clear text",
                violation(Rule.STARTTLS_REQUIRED, Verb.MAIL),
                List.of(),
                outcome,
                new Counsel("set mail.smtp.starttls.enable=true", "The connection is in clear text.", Optional.empty()),
                server,
                Optional.empty(),
                Optional.empty());
    }

    private static Violation violation(Rule rule, Verb verb) {
        return new Violation(rule, verb, SessionState.opened(Encryption.NONE, Peer.REMOTE, Requirements.NONE));
    }
}
