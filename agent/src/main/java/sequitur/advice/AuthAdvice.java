package sequitur.advice;

import java.util.Optional;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureClassifier;
import sequitur.advice.failure.Incident;
import sequitur.advice.framework.Change;
import sequitur.smtp.session.PasswordEnd;

/** What mends an AUTH that was refused or could not be begun. */
final class AuthAdvice {

    private AuthAdvice() {}

    static Advice of(Failure failure, Facts facts) {
        return switch (failure.kind()) {
            case AUTH_OFFERED -> LoginAdvice.notTaken(facts);
            case AUTH_NO_MECHANISM -> noMechanism(facts);
            case AUTH_NO_PASSWORD -> noPassword(facts);
            case AUTH_NO_USER ->
                new Advice(
                        "The library is to authenticate, and the app gave no user name.",
                        new Change.LogIn(facts.protocol()));
            case AUTH_EMPTY -> empty(facts);
            case AUTH_TOKEN ->
                new Advice(
                        "The server did not accept the OAuth 2 token: it is out of date, or its scope does not cover SMTP.",
                        "fetch a fresh token before each connection and give it as the password");
            case AUTH_MECHANISM -> mechanism(facts);
            case AUTH_POLICY -> policy(failure.incident());
            case AUTH_RATE -> rate(failure.incident(), facts);
            case AUTH_UNAVAILABLE ->
                new Advice("The server can't check passwords at the moment.", "send the message again later");
            case AUTH_CLEARTEXT -> TlsAdvice.required(facts, "The server takes AUTH under TLS only.");
            default -> wrongPassword(facts);
        };
    }

    private static Advice noPassword(Facts facts) {
        String need = facts.isTrue("auth")
                ? facts.braced("auth") + " is true, so the library has to authenticate."
                : "The library has to authenticate.";
        return LoginAdvice.noPassword(facts, need);
    }

    /** What is said of a user name and a password that the server refuses. */
    static Advice wrongPassword(Facts facts) {
        String how = facts.mechanism().map(name -> " (AUTH " + name + ")").orElse("");
        return new Advice(
                        "The server did not accept the user name and the password" + how + ".",
                        "check " + facts.braced("user") + " and " + facts.braced("password"))
                .noting("Some providers want an application password in place of the account's own.");
    }

    /** The app's fields for user and password were left empty: nobody meant to authenticate. */
    private static Advice empty(Facts facts) {
        String cause =
                "The app gave the library an empty user name and an empty password, so it authenticates with them.";
        Wanted none = Wanted.of(facts, "auth", "false");
        Advice advice = facts.isTrue("auth")
                ? new Advice(cause, none.change()).noting("Give connect() null in place of the empty texts as well.")
                : new Advice(cause, "give connect() null in place of the empty user name and password");
        return advice.orNoting("If the server wants a login, fill in both.");
    }

    /** The server takes no passwords, or will take none some day. */
    static Advice noPasswords(Facts facts) {
        String cause = PasswordEnd.of(facts.host())
                .map(PasswordEnd::saying)
                .orElse("The server takes access tokens (OAuth 2) and no passwords.");
        String key = "sequitur.credentials." + facts.host();
        return facts.host().endsWith(".office365.com")
                ? new Advice(
                        cause,
                        "set " + key
                                + ".provider=microsoft365, .tenant, .client-id and .client-secret-file, so that Sequitur"
                                + " authenticates by an access token (docs/oauth.md)")
                : new Advice(
                        cause,
                        "set " + key
                                + ".token-endpoint or .provider, so that Sequitur authenticates by an access token (docs/oauth.md)");
    }

    private static Advice noMechanism(Facts facts) {
        String mechanisms = facts.property("auth.mechanisms");
        Optional<String> only = facts.session().value(mechanisms);
        if (only.isPresent()) {
            return new Advice(
                    "{" + mechanisms + "} allows only " + only.get() + ", and the server does not offer it.",
                    new Change.Take(mechanisms));
        }
        String offered = facts.mechanisms().isEmpty() ? "none" : String.join(", ", facts.mechanisms());
        String cause =
                "The library uses LOGIN, PLAIN, DIGEST-MD5 and NTLM by itself, and the server offers " + offered + ".";
        return facts.mechanisms().contains("XOAUTH2")
                ? new Advice(cause, new Change.Put(mechanisms, "XOAUTH2"))
                        .noting("The password then has to be an OAuth 2 token.")
                : new Advice(cause, "ask the server's operator for one of the library's mechanisms");
    }

    private static Advice mechanism(Facts facts) {
        String mechanisms = facts.property("auth.mechanisms");
        String name = facts.mechanism().orElse("this mechanism");
        String cause = "The server does not allow AUTH " + name + ".";
        return facts.session().has(mechanisms)
                ? new Advice(cause + " {" + mechanisms + "} asks for it.", new Change.Take(mechanisms))
                : new Advice(cause, "ask the server's operator which mechanism the account may use");
    }

    private static Advice rate(Incident incident, Facts facts) {
        if (incident.replySays("credit", "quota")) {
            return new Advice(
                    "The account has used up what its provider allows.",
                    "raise the account's limit with the provider, or wait until it begins anew");
        }
        boolean failed = incident.replySays("fail", "invalid", "incorrect", "unsuccessful", "error", "bad", "wrong");
        return failed
                ? new Advice(
                                "The server counts too many logins that failed: the user name or the password was wrong"
                                        + " several times.",
                                "check " + facts.braced("user") + " and " + facts.braced("password"))
                        .noting("Wait before the next try: each one that fails makes the wait longer.")
                : new Advice(
                        "The server counts too many logins: the app logs in for each message.",
                        "send many messages on one connection: one Transport.connect(), then sendMessage() for each");
    }

    private static Advice policy(Incident incident) {
        if (FailureClassifier.isSmtpSwitchedOff(incident)) {
            return new Advice(
                            "The provider does not let this account send by SMTP.",
                            "switch on SMTP for mail programs in the account's settings at the provider")
                    .noting("Some providers then make a password of its own for that.");
        }
        boolean disabled = incident.replySays(
                "disabled", "basic auth", "5.7.139", "security defaults", "locked by your organization");
        return new Advice(
                        "The provider does not let this account authenticate with its own password.",
                        disabled
                                ? "have SMTP AUTH switched on for this account, or send with an OAuth 2 token (XOAUTH2)"
                                : "make an application password at the provider and give it as the password")
                .noting("For an app that has only a password Sequitur can send a token: docs/oauth.md.");
    }
}
