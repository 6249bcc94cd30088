package sequitur.cli.probe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import sequitur.smtp.redaction.KnownSecrets;

/** A user with a password or an OAuth 2 token, and what each mechanism makes of them. Nobody can print it. */
public final class ProbeLogin {

    /** What the secret is. */
    public enum Kind {
        /** A password. */
        PASSWORD,
        /** An OAuth 2 access token. */
        TOKEN
    }

    /** The mechanisms for a password, in the order in which the mail library prefers them, and then what only its SASL can do. */
    private static final List<String> FOR_PASSWORDS = List.of("LOGIN", "PLAIN", "CRAM-MD5");

    private static final List<String> FOR_TOKENS = List.of("XOAUTH2", "OAUTHBEARER");

    private final String user;
    private final Kind kind;
    private final String secret;

    /**
     * Takes them.
     *
     * @param user the user's name
     * @param kind what the secret is
     * @param secret the password or the token
     */
    public ProbeLogin(String user, Kind kind, String secret) {
        this.user = user;
        this.kind = kind;
        this.secret = secret;
    }

    /**
     * The user's name.
     *
     * @return the name
     */
    public String user() {
        return user;
    }

    /**
     * What the secret is.
     *
     * @return a password or a token
     */
    public Kind kind() {
        return kind;
    }

    /** The mechanisms that it can be used with, in the order in which they are tried. */
    List<String> mechanisms() {
        return kind == Kind.PASSWORD ? FOR_PASSWORDS : FOR_TOKENS;
    }

    /** What the client can say without a challenge, in base64; nothing where the server has to speak first. */
    Optional<String> opening(String mechanism, String host, int port) {
        return switch (mechanism) {
            // As the mail library does: the user's name is the authorization identity as well.
            case "PLAIN" -> Optional.of(base64(user + "\0" + user + "\0" + secret));
            case "XOAUTH2" -> Optional.of(base64("user=" + user + "\1auth=Bearer " + secret + "\1\1"));
            case "OAUTHBEARER" ->
                Optional.of(base64("n,a=" + user.replace("=", "=3D").replace(",", "=2C") + ",\1host=" + host + "\1port="
                        + port + "\1auth=Bearer " + secret + "\1\1"));
            default -> Optional.empty();
        };
    }

    /**
     * The answer to a challenge.
     *
     * @param count how many challenges have been answered behind the opening
     * @param challenge the server's, in base64
     */
    String response(String mechanism, int count, String challenge) {
        return switch (mechanism) {
            case "LOGIN" -> count == 0 ? base64(user) : count == 1 ? base64(secret) : "*";
            case "CRAM-MD5" -> count == 0 ? base64(user + " " + digest(challenge)) : "*";
            // The challenge is the server's error, which has to be acknowledged (RFC 7628 section 3.2.3).
            case "OAUTHBEARER" -> count == 0 ? "AQ==" : "*";
            case "XOAUTH2" -> count == 0 ? "" : "*";
            // RFC 4954 section 4: it cancels the exchange.
            default -> "*";
        };
    }

    /** What no text may show again. */
    void teach(KnownSecrets secrets) {
        secrets.learn(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 2195 section 2. */
    private String digest(String challenge) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return HexFormat.of().formatHex(mac.doFinal(Base64.getMimeDecoder().decode(challenge)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return "";
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "ProbeLogin[****]";
    }
}
