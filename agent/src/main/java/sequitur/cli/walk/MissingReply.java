package sequitur.cli.walk;

import java.util.List;
import sequitur.cli.recording.RecordedServer;
import sequitur.smtp.wire.Verb;

/** What it means that a record ends while a reply is awaited. */
final class MissingReply {

    private static final String ID = "unanswered";

    private MissingReply() {}

    /** What has to be mended if the reply to a command never came. */
    static Finding of(int line, Verb verb, RecordedServer server) {
        return verb == Verb.CONNECT ? greeting(line, server) : command(line, verb);
    }

    private static Finding greeting(int line, RecordedServer server) {
        return server.isTlsPortInClear()
                ? finding(
                        line,
                        "",
                        "No greeting came: port 465 speaks TLS from the start, and the client waits for a greeting in clear text.",
                        List.of("mail.smtp.ssl.enable is not set, or was set for another protocol or mail session."),
                        "Set mail.smtp.ssl.enable=true, or use mail.smtp.starttls.enable=true with port 587.")
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
