package sequitur.cli.walk;

import java.util.List;
import java.util.Optional;
import sequitur.advice.Counsel;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.smtp.wire.Verb;

/** What it means that a record ends while a reply is awaited. */
final class MissingReply {

    private static final String ID = "unanswered";

    private MissingReply() {}

    /** What has to be mended if the reply to a command never came. */
    static Finding of(int line, Verb verb, Facts facts) {
        return verb == Verb.CONNECT ? greeting(line, facts) : command(line, verb);
    }

    private static Finding greeting(int line, Facts facts) {
        return facts.isTlsPort() && !facts.beginsWithTls()
                ? tlsExpected(line, facts)
                : finding(
                        line,
                        "",
                        "The record ends before the server's greeting.",
                        List.of(
                                "The server or a firewall has not answered, and the client waited for it"
                                        + " (mail.smtp.connectiontimeout, mail.smtp.timeout).",
                                "The port speaks TLS from the start.",
                                "The record was cut off here."),
                        "Look for the exception behind this line in the app's log; try host and port with another client.");
    }

    private static Finding tlsExpected(int line, Facts facts) {
        Failure failure =
                new Failure(FailureKind.TLS_EXPECTED, Optional.empty(), Incident.thrown(Verb.CONNECT, Thrown.NOTHING));
        Counsel counsel = Counsel.on(failure, facts);
        return finding(line, "", Remedy.cause(counsel), failure.kind().causes(), Remedy.change(counsel));
    }

    private static Finding command(int line, Verb verb) {
        return finding(
                line,
                verb.label(),
                "The record ends before the reply to " + verb.label() + ".",
                List.of(
                        "The server did not answer in time (mail.smtp.timeout), or the connection was lost.",
                        "The record was cut off here."),
                "Look for the exception behind this line in the app's log; raise mail.smtp.timeout if the server is slow.");
    }

    private static Finding finding(int line, String verb, String what, List<String> causes, String change) {
        return new Finding(
                Finding.Kind.UNANSWERED, line, ID, "", verb, "", "RFC 5321 4.5.3.2", what, causes, change, "");
    }
}
