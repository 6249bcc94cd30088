package sequitur.advice.failure;

import java.util.Optional;
import sequitur.advice.facts.Facts;
import sequitur.smtp.wire.Verb;

/** Names the cause of a TLS handshake that failed, by the messages of the JDK and of the mail library's own checks. */
final class TlsFailures {

    private TlsFailures() {}

    /** The kind of a failure in a TLS handshake; nothing if there was none. */
    static Optional<FailureKind> of(Incident incident, Facts facts) {
        Thrown thrown = incident.thrown();
        boolean begun = incident.at() == Verb.CONNECT || incident.at() == Verb.STARTTLS;
        // The library begins TLS by itself where AUTH is answered by 530.
        boolean byTheLibrary = (incident.at() == Verb.AUTH || incident.at() == Verb.SASL_RESPONSE)
                && thrown.says("Could not convert socket to TLS");
        if (!begun && !byTheLibrary) {
            return Optional.empty();
        }
        return certificate(thrown).or(() -> notTls(incident, facts)).or(() -> handshake(thrown));
    }

    /** The same where only the exception is known. */
    static Optional<FailureKind> ofException(Thrown thrown) {
        return certificate(thrown)
                .or(() -> isUnreadable(thrown) ? Optional.of(FailureKind.TLS_NOT_EXPECTED) : Optional.empty())
                .or(() -> handshake(thrown));
    }

    private static boolean isUnreadable(Thrown thrown) {
        return thrown.says(
                "Unsupported or unrecognized SSL message",
                "Unrecognized SSL message",
                "plaintext connection?",
                "wrong version number");
    }

    private static Optional<FailureKind> certificate(Thrown thrown) {
        if (thrown.has("CertificateExpiredException", "CertificateNotYetValidException")
                || thrown.says(
                        "validity check failed",
                        "NotAfter:",
                        "NotBefore:",
                        "certificate expired",
                        "certificate has expired")) {
            return Optional.of(FailureKind.CERTIFICATE_EXPIRED);
        }
        if (thrown.says(
                "No subject alternative",
                "No name matching",
                "Can't verify identity of server",
                "Unable to check server identity",
                "Server identity does not match",
                "doesn't match any of the subject",
                "not verify identity")) {
            return Optional.of(FailureKind.CERTIFICATE_NAME);
        }
        return isUntrusted(thrown) ? Optional.of(FailureKind.CERTIFICATE_UNTRUSTED) : Optional.empty();
    }

    /** A JVM without any certificate that it trusts is told of its parameter. */
    private static boolean isUntrusted(Thrown thrown) {
        return thrown.has("ValidatorException", "CertPathBuilderException", "CertPathValidatorException")
                || thrown.says(
                        "PKIX path",
                        "unable to find valid certification path",
                        "Server is not trusted",
                        "trustAnchors parameter must be non-empty",
                        "self-signed certificate",
                        "self signed certificate");
    }

    private static Optional<FailureKind> notTls(Incident incident, Facts facts) {
        return isUnreadable(incident.thrown()) && incident.at() == Verb.CONNECT && facts.beginsWithTls()
                ? Optional.of(FailureKind.TLS_NOT_EXPECTED)
                : Optional.empty();
    }

    private static Optional<FailureKind> handshake(Thrown thrown) {
        if (thrown.says("certificate_required", "bad_certificate", "certificate_unknown", "alert: unknown_ca")) {
            return Optional.of(FailureKind.CLIENT_CERTIFICATE);
        }
        if (thrown.says(
                "protocol_version",
                "No appropriate protocol",
                "handshake_failure",
                "no cipher suites in common",
                "insufficient_security",
                "inappropriate_fallback",
                "algorithm constraints",
                "server selected protocol version",
                "is not enabled or supported")) {
            return Optional.of(FailureKind.TLS_VERSION);
        }
        if (thrown.says("terminated the handshake", "closed connection during handshake")) {
            return Optional.of(FailureKind.TLS_CLOSED);
        }
        return thrown.isOf("javax.net.ssl.") || thrown.says("Could not convert socket to TLS")
                ? Optional.of(FailureKind.TLS_FAILED)
                : Optional.empty();
    }
}
