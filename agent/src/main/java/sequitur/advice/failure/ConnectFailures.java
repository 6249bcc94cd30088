package sequitur.advice.failure;

import java.util.Optional;
import sequitur.advice.facts.Facts;
import sequitur.smtp.wire.Reply;

/** Names what failed between the host's name and the server's greeting. */
final class ConnectFailures {

    private ConnectFailures() {}

    /** The kind of a failure before EHLO; nothing if it is none of these. */
    static Optional<FailureKind> of(Incident incident, Facts facts) {
        return unreached(incident.thrown()).or(() -> greeting(incident, facts));
    }

    /** The kind of a failure to reach the server at all; nothing if it was reached. */
    static Optional<FailureKind> unreached(Thrown thrown) {
        if (thrown.has("UnknownHostException", "UnresolvedAddressException")
                || thrown.says(
                        "unknown smtp host",
                        "name or service not known",
                        "nodename nor servname",
                        "temporary failure in name resolution")) {
            return Optional.of(FailureKind.HOST_UNKNOWN);
        }
        if (thrown.says("connect timed out", "connection timed out", "connection timeout", "operation timed out")) {
            return Optional.of(FailureKind.CONNECTION_TIMED_OUT);
        }
        if (thrown.says("connection refused")) {
            return Optional.of(FailureKind.CONNECTION_REFUSED);
        }
        return thrown.has("NoRouteToHostException", "ConnectException", "BindException", "MailConnectException")
                        || thrown.says("network is unreachable", "no route to host", "permission denied")
                ? Optional.of(FailureKind.HOST_UNREACHABLE)
                : Optional.empty();
    }

    private static Optional<FailureKind> greeting(Incident incident, Facts facts) {
        if (incident.isRefusal()) {
            return Optional.of(FailureKind.GREETING_REFUSED);
        }
        Optional<FailureKind> absent = absent(incident.thrown());
        if (absent.isPresent() && facts.isTlsPort() && !facts.beginsWithTls()) {
            return Optional.of(FailureKind.TLS_EXPECTED);
        }
        return isForeign(incident) ? Optional.of(FailureKind.GREETING_FOREIGN) : absent;
    }

    private static boolean isForeign(Incident incident) {
        return incident.reply()
                .filter(reply ->
                        reply.code() == Reply.MALFORMED && !reply.text().contains("[EOF]"))
                .filter(reply -> !reply.text().isEmpty())
                .isPresent();
    }

    /** What else is thrown here comes from the app's own objects, or from the library's, and tells nothing of a greeting. */
    private static Optional<FailureKind> absent(Thrown thrown) {
        if (thrown.says("[EOF]", "response: -1", "connection reset", "socket closed", "broken pipe")
                || thrown.has("EOFException")) {
            return Optional.of(FailureKind.GREETING_LOST);
        }
        boolean waited = thrown.has("SocketTimeoutException") || thrown.says("timed out");
        return waited || thrown.links().isEmpty() ? Optional.of(FailureKind.GREETING_MISSING) : Optional.empty();
    }
}
