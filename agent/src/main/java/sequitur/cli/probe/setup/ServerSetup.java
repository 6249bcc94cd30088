package sequitur.cli.probe.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import sequitur.smtp.session.Stage;

/**
 * What an app has to know of a server to send mail over it; no password.
 *
 * @param host the host
 * @param port the port
 * @param security how the connection comes under TLS
 * @param login how the library authenticates
 * @param user the user's name, if it is known
 * @param hello the name for EHLO, where it is not the one that the library finds by itself
 * @param sender the sender's address, if it is known
 * @param certificates the file of certificates that has to be trusted, where the JVM's own trust is not enough
 */
public record ServerSetup(
        String host,
        int port,
        Security security,
        LoginKind login,
        Optional<String> user,
        Optional<String> hello,
        Optional<String> sender,
        Optional<String> certificates) {

    private static final String TRUE = "true";

    /** Checks that nothing is missing. */
    public ServerSetup {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(hello, "hello");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(certificates, "certificates");
    }

    /** Whether the library has to authenticate. */
    boolean hasLogin() {
        return login != LoginKind.NONE;
    }

    /** The properties of TLS and of the login, by the names that the library gives them behind {@code mail.smtp.}. */
    Map<String, String> behaviour() {
        Map<String, String> properties = new LinkedHashMap<>();
        switch (security) {
            case NONE -> {
                // Clear text is what the library does by itself.
            }
            case STARTTLS -> {
                properties.put("starttls.enable", TRUE);
                properties.put("starttls.required", TRUE);
            }
            case TLS -> properties.put("ssl.enable", TRUE);
        }
        if (security != Security.NONE) {
            // JavaMail looks at the certificate's name only where it is told to.
            properties.put("ssl.checkserveridentity", TRUE);
        }
        if (hasLogin()) {
            properties.put("auth", TRUE);
        }
        switch (login) {
            case TOKEN -> properties.put("auth.mechanisms", "XOAUTH2");
            case PLAIN -> properties.put("auth.mechanisms", "PLAIN");
            case CRAM_MD5 -> {
                properties.put("sasl.enable", TRUE);
                properties.put("sasl.mechanisms", "CRAM-MD5");
            }
            case NONE, PASSWORD -> {
                // The library's own choice.
            }
        }
        hello.ifPresent(name -> properties.put("localhost", name));
        return properties;
    }

    /** The time limits, without which the library waits for ever: those of RFC 5321 section 4.5.3.2, in milliseconds. */
    static Map<String, String> limits() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("connectiontimeout", milliseconds(Stage.CONNECT));
        properties.put("timeout", milliseconds(Stage.FINAL));
        properties.put("writetimeout", milliseconds(Stage.BLOCK));
        return properties;
    }

    private static String milliseconds(Stage stage) {
        return Long.toString(TimeUnit.SECONDS.toMillis(stage.limit()));
    }
}
