package sequitur.engine.token;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import sequitur.engine.config.Grant;
import sequitur.engine.config.PasswordPlace;
import sequitur.engine.config.Printable;
import sequitur.smtp.redaction.KnownSecrets;

/** Says why a token endpoint has given no token, and which setting to change. */
final class Refusal {

    private static final int LONGEST = 240;
    private static final int TOO_MANY = 429;
    private static final int OF_THE_SERVER = 500;
    private static final int REDIRECTION = 300;
    private static final int REFUSED = 400;
    private static final int MINUTE = 60;

    private final EndpointSettings settings;
    private final KnownSecrets known;

    Refusal(EndpointSettings settings, KnownSecrets known) {
        this.settings = settings;
        this.known = known;
    }

    /** It has answered, and not with a token. */
    TokenTrouble of(Response response) throws TokenTrouble {
        String said = host() + " answered " + response.code() + words(response) + clock(response);
        if (response.code() == TOO_MANY) {
            return TokenTrouble.passing(
                    said + ", since it gets too many requests",
                    "wait; no setting of this app's is wrong",
                    response.retryAfter());
        }
        if (response.code() >= OF_THE_SERVER || response.error().equals("temporarily_unavailable")) {
            return TokenTrouble.passing(said, "send the message again later", response.retryAfter());
        }
        if (response.code() >= REDIRECTION && response.code() < REFUSED) {
            return TokenTrouble.lasting(
                    said + ", which leads elsewhere",
                    "set " + settings.key("token-endpoint") + " to the address of the endpoint itself");
        }
        return TokenTrouble.lasting(said, "check " + toCheck(response));
    }

    /** It has answered 200 without a token. */
    TokenTrouble noToken() throws TokenTrouble {
        return TokenTrouble.lasting(host() + " answered without an access token", "check " + settings.place());
    }

    /** It could not be asked. */
    TokenTrouble unreached(Exception failure) throws TokenTrouble {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String reason = root.getClass().getSimpleName() + message(root);
        String check = "check " + settings.place();
        if (isOfCertificate(root)) {
            return TokenTrouble.lasting(
                    "the certificate of " + host() + " does not prove who it is (" + reason + "), so nothing was sent",
                    check + ", or have this JVM trust the certificate's issuer (javax.net.ssl.trustStore)");
        }
        String orProxy = check + ", or set https.proxyHost if only a proxy leads there";
        if (root instanceof UnknownHostException) {
            return TokenTrouble.passing("DNS knows no address for " + host(), orProxy);
        }
        boolean unreached = root instanceof ConnectException
                || root instanceof NoRouteToHostException
                || root instanceof SocketTimeoutException;
        if (unreached) {
            return TokenTrouble.passing(host() + " can't be reached (" + reason + ")", orProxy);
        }
        String what = root instanceof SSLException ? "TLS with " + host() + " failed" : host() + " did not answer";
        return TokenTrouble.passing(what + " (" + reason + ")", check);
    }

    private static boolean isOfCertificate(Throwable root) {
        return root instanceof CertificateException
                || root instanceof CertPathBuilderException
                || root instanceof CertPathValidatorException
                || (root instanceof IOException
                        && String.valueOf(root.getMessage()).contains("HTTPS hostname wrong"));
    }

    private String message(Throwable root) {
        String message = root.getMessage();
        return message == null ? "" : ": " + Printable.of(known.hide(message), LONGEST);
    }

    private String host() throws TokenTrouble {
        return Printable.of(settings.address().getHost()).toString();
    }

    private String words(Response response) {
        String error = response.error();
        String description = response.member("error_description");
        String both = error + (error.isEmpty() || description.isEmpty() ? "" : ": ") + description;
        return both.isEmpty()
                ? ""
                : " (" + Printable.of(known.hide(both.lines().findFirst().orElse("")), LONGEST) + ")";
    }

    private static String clock(Response response) {
        long minutes = Math.abs(response.clockAhead()) / MINUTE;
        return response.showsWrongClock()
                ? "; this machine's clock is " + minutes + (minutes == 1 ? " minute " : " minutes ")
                        + (response.clockAhead() > 0 ? "ahead of" : "behind") + " that server's"
                : "";
    }

    private String toCheck(Response response) throws TokenTrouble {
        return switch (response.error()) {
            case "invalid_client", "unauthorized_client" ->
                settings.key("client-id") + proof().map(key -> " and " + key).orElse("");
            case "invalid_grant" ->
                switch (settings.grant()) {
                    case REFRESH_TOKEN -> settings.key("refresh-token-file") + ": the refresh token is no longer good";
                    case JWT_BEARER -> settings.key("username") + " and " + settings.key("key-file");
                    case CLIENT_CREDENTIALS -> settings.key("client-id");
                };
            case "invalid_scope", "invalid_target" -> settings.key("scope");
            case "unsupported_grant_type" -> settings.key("grant");
            default -> settings.place();
        };
    }

    /** The setting by which the client proves itself. */
    private Optional<String> proof() throws TokenTrouble {
        if (settings.given().key().isPresent() && settings.grant() != Grant.JWT_BEARER) {
            return Optional.of(settings.key("key-file"));
        }
        return settings.given()
                .clientSecret()
                .map(place ->
                        settings.key(place instanceof PasswordPlace.File ? "client-secret-file" : "client-secret-env"));
    }
}
