package sequitur.advice.failure;

import static sequitur.advice.facts.Circumstance.UNDER_TLS;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.Given;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Verb;

/**
 * Names a failure by what was thrown, what the server said and where the dialogue stood. It knows the messages of the JDK and of the mail
 * library from 1.4.7 to Angus Mail 2.1.
 */
public final class FailureClassifier {

    private static final Set<Verb> CONTENT = EnumSet.of(Verb.DATA, Verb.BDAT, Verb.BDAT_LAST, Verb.END_OF_CONTENT);

    private static final Map<Verb, FailureKind> REFUSED = Map.ofEntries(
            Map.entry(Verb.CONNECT, FailureKind.GREETING_REFUSED),
            Map.entry(Verb.EHLO, FailureKind.HELLO_REFUSED),
            Map.entry(Verb.HELO, FailureKind.HELLO_REFUSED),
            Map.entry(Verb.MAIL, FailureKind.MAIL_REFUSED),
            Map.entry(Verb.RCPT, FailureKind.RCPT_REFUSED),
            Map.entry(Verb.DATA, FailureKind.DATA_REFUSED),
            Map.entry(Verb.BDAT, FailureKind.BDAT_REFUSED),
            Map.entry(Verb.BDAT_LAST, FailureKind.CONTENT_REFUSED),
            Map.entry(Verb.END_OF_CONTENT, FailureKind.CONTENT_REFUSED));

    /** Words of providers that want another password than the account's, or none at all. */
    private static final String[] OTHER_PASSWORD = {
        "application-specific",
        "app password",
        "application password",
        "is disabled",
        "5.7.139",
        "5.7.30",
        "5.7.14",
        "web browser",
        "authorization code",
        "security defaults",
        "basic authentication",
        "app-specific",
        "two-factor"
    };

    /** Words of providers that have sending by SMTP switched on first. */
    private static final String[] SMTP_SWITCHED_OFF = {
        "access rights to this service",
        "no permission",
        "service is not open",
        "not activated",
        "not enabled for",
        "to use smtp"
    };

    /** Words of servers that take AUTH under TLS only, whatever their code. */
    private static final String[] TLS_FIRST = {
        "starttls", "secure connection", "(such as ssl", " ssl ", " tls ", "encryption", "verschl"
    };

    /** Exchange Online has one status for a wrong password and for a password that it takes no more. */
    private static final String[] WRONG_PASSWORD = {"credentials were incorrect"};

    private FailureClassifier() {}

    /**
     * Names a failure.
     *
     * @param incident what was seen
     * @param facts what is known of the app and its server
     * @return the failure; of kind {@link FailureKind#UNKNOWN} if nothing fits
     */
    public static Failure classify(Incident incident, Facts facts) {
        FailureKind kind = byWords(incident)
                .or(() -> TlsFailures.of(incident, facts))
                .or(() -> incident.at() == Verb.CONNECT ? ConnectFailures.of(incident, facts) : Optional.empty())
                .or(() -> refused(incident, facts))
                .or(() -> brokenOff(incident))
                .or(() -> ofTheClassPath(incident.thrown()))
                .orElse(FailureKind.UNKNOWN);
        Optional<Fault> fault =
                UnspokenLogin.of(incident, facts).or(incident::fault).filter(known -> kind.isRefusal());
        return new Failure(kind, fault, incident);
    }

    /**
     * Names a failure of which only the exception is known, and not where the dialogue stood.
     *
     * @param thrown the exception and its causes
     * @return the failure's kind; nothing if the exception is none of the mail library's failures, or if a reply explains it
     */
    public static Optional<FailureKind> ofException(Thrown thrown) {
        Incident incident = Incident.thrown(Verb.OTHER, thrown);
        return thrown.links().isEmpty()
                ? Optional.empty()
                : byWords(incident)
                        .or(() -> TlsFailures.ofException(thrown))
                        .or(() -> ConnectFailures.unreached(thrown))
                        .or(() -> ofTheClassPath(thrown))
                        .or(() -> thrown.says("Can't send command")
                                ? Optional.of(FailureKind.WRITE_FAILED)
                                : brokenOff(incident))
                        .or(() -> thrown.says("connection closed", "connection is closed")
                                ? Optional.of(FailureKind.CONNECTION_LOST)
                                : Optional.empty());
    }

    private static Optional<FailureKind> ofTheClassPath(Thrown thrown) {
        if (thrown.has("NoSuchProviderException") || thrown.says("No provider for")) {
            return Optional.of(FailureKind.PROVIDER_MISSING);
        }
        return thrown.has("UnsupportedDataTypeException") || thrown.says("no object DCH for MIME type")
                ? Optional.of(FailureKind.CONTENT_FAILED)
                : Optional.empty();
    }

    /** What the mail library says itself, the same in all releases but for a slip in 1.4.7 ("mechansims"). */
    private static Optional<FailureKind> byWords(Incident incident) {
        Thrown thrown = incident.thrown();
        if (thrown.says("host does not support STARTTLS")) {
            return Optional.of(FailureKind.STARTTLS_MISSING);
        }
        if (thrown.says("no password specified?", "failed to connect, no password")) {
            return Optional.of(FailureKind.AUTH_NO_PASSWORD);
        }
        if (thrown.says("no user name specified?")) {
            return Optional.of(FailureKind.AUTH_NO_USER);
        }
        if (thrown.says("No authentication mechanisms supported", "No authentication mechansims supported")) {
            return Optional.of(FailureKind.AUTH_NO_MECHANISM);
        }
        if (thrown.says("OAUTH2 asked for more")) {
            return Optional.of(FailureKind.AUTH_TOKEN);
        }
        if (thrown.says("Command contains illegal character")) {
            return Optional.of(FailureKind.COMMAND_INJECTION);
        }
        // JavaMail 1.4 takes it that there are some.
        if (thrown.says("No recipient addresses", "\"addresses\" is null")) {
            return Optional.of(FailureKind.RECIPIENTS_MISSING);
        }
        return thrown.has("IllegalStateException") && thrown.says("Not connected")
                ? Optional.of(FailureKind.NOT_CONNECTED)
                : Optional.empty();
    }

    private static Optional<FailureKind> refused(Incident incident, Facts facts) {
        if (incident.at() == Verb.AUTH || incident.at() == Verb.SASL_RESPONSE) {
            return auth(incident, facts);
        }
        if (!incident.isRefusal()) {
            return Optional.empty();
        }
        if (incident.fault().equals(Optional.of(Fault.AUTH_FAILED)) && isOfAPolicy(incident)) {
            return Optional.of(FailureKind.AUTH_POLICY);
        }
        if (incident.at() == Verb.STARTTLS) {
            boolean atTheMoment =
                    incident.reply().filter(reply -> reply.code() < 500).isPresent();
            return Optional.of(atTheMoment ? FailureKind.STARTTLS_UNAVAILABLE : FailureKind.STARTTLS_REFUSED);
        }
        return Optional.of(REFUSED.getOrDefault(incident.at(), FailureKind.COMMAND_REFUSED));
    }

    private static Optional<FailureKind> auth(Incident incident, Facts facts) {
        if (facts.user() == Given.EMPTY_TEXT && facts.password() == Given.EMPTY_TEXT) {
            return Optional.of(FailureKind.AUTH_EMPTY);
        }
        boolean token = facts.mechanism()
                .filter(name -> name.equals("XOAUTH2") || name.equals("OAUTHBEARER"))
                .isPresent();
        if (token && incident.reply().filter(reply -> reply.code() == 334).isPresent()) {
            return Optional.of(FailureKind.AUTH_TOKEN);
        }
        if (!incident.isRefusal()) {
            return Optional.empty();
        }
        if (!facts.is(UNDER_TLS) && isLasting(incident) && incident.replySays(TLS_FIRST)) {
            return Optional.of(FailureKind.AUTH_CLEARTEXT);
        }
        return Optional.of(authRefused(incident, token ? FailureKind.AUTH_TOKEN : FailureKind.AUTH_FAILED));
    }

    private static boolean isOfAPolicy(Incident incident) {
        return incident.replySays(OTHER_PASSWORD) || isSmtpSwitchedOff(incident);
    }

    /**
     * Whether the provider lets the account send by SMTP only once that is switched on.
     *
     * @param incident a refusal
     * @return true if its words say so
     */
    public static boolean isSmtpSwitchedOff(Incident incident) {
        return incident.replySays(SMTP_SWITCHED_OFF);
    }

    /** One that says more than that AUTH is out of order, and not that something is missing for a while. */
    private static boolean isLasting(Incident incident) {
        return incident.reply()
                .filter(reply -> reply.code() >= 500 && reply.code() != 503)
                .isPresent();
    }

    private static FailureKind authRefused(Incident incident, FailureKind otherwise) {
        Fault fault = incident.fault().orElse(Fault.AUTH_FAILED);
        if (incident.replySays("too many", "rate limit", "throttl", "try again in", "login limit")
                || fault == Fault.RATE_LIMITED
                || fault == Fault.MAIL_LIMIT) {
            return FailureKind.AUTH_RATE;
        }
        return switch (fault) {
            case AUTH_CLEARTEXT, STARTTLS_REQUIRED -> FailureKind.AUTH_CLEARTEXT;
            case AUTH_OFFERED, COMMAND_UNKNOWN -> FailureKind.AUTH_OFFERED;
            case AUTH_PASSWORD_REFUSED -> FailureKind.AUTH_POLICY;
            case REPUTATION -> FailureKind.COMMAND_REFUSED;
            case AUTH_FAILED, AUTH_REQUIRED, AUTH_MECHANISM, NOT_SEQUENCE, SERVER_BUSY ->
                ofTheAccount(incident, fault, otherwise);
            default -> isOfAPolicy(incident) ? FailureKind.AUTH_POLICY : FailureKind.COMMAND_REFUSED;
        };
    }

    private static FailureKind ofTheAccount(Incident incident, Fault fault, FailureKind otherwise) {
        if (incident.replySays(WRONG_PASSWORD)) {
            return otherwise;
        }
        if (isOfAPolicy(incident)) {
            return FailureKind.AUTH_POLICY;
        }
        if (fault == Fault.AUTH_MECHANISM) {
            return FailureKind.AUTH_MECHANISM;
        }
        boolean atTheMoment =
                incident.reply().filter(reply -> reply.code() < 500).isPresent();
        return atTheMoment ? FailureKind.AUTH_UNAVAILABLE : otherwise;
    }

    private static Optional<FailureKind> brokenOff(Incident incident) {
        Thrown thrown = incident.thrown();
        boolean ofTheNetwork = isOfTheNetwork(thrown) || thrown.says("[EOF]");
        if (CONTENT.contains(incident.at()) && !ofTheNetwork && !thrown.links().isEmpty()) {
            return Optional.of(FailureKind.CONTENT_FAILED);
        }
        if (thrown.says("Can't send command", "IOException while sending message") && ofTheNetwork) {
            return Optional.of(FailureKind.WRITE_FAILED);
        }
        if (thrown.has("SocketTimeoutException")
                || thrown.says("read timed out")
                || thrown.links().isEmpty()) {
            return Optional.of(FailureKind.ANSWER_TIMED_OUT);
        }
        return ofTheNetwork ? Optional.of(FailureKind.CONNECTION_LOST) : Optional.empty();
    }

    private static boolean isOfTheNetwork(Thrown thrown) {
        return thrown.has("SocketException", "SocketTimeoutException", "EOFException", "ClosedChannelException")
                || thrown.isOf("javax.net.ssl.")
                || thrown.says("broken pipe", "connection reset", "socket closed", "connection abort", "stream closed");
    }
}
