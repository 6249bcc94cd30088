package sequitur.testbed.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One AUTH command (RFC 4954): PLAIN, LOGIN, CRAM-MD5, XOAUTH2 or OAUTHBEARER, with an initial response or without. */
final class SaslExchange {
    /** Asks the client for one more line of the exchange. */
    interface Prompt {
        /** Sends the challenge and reads the response; empty when the connection is lost. */
        Optional<String> ask(String challenge) throws IOException;
    }

    /** RFC 2195 section 2: in the form of a message id. */
    private static final String CHALLENGE = "<1896.697170952@localhost>";

    private final String user;
    private final String password;
    private final Prompt prompt;
    private final Function<String, Optional<String>> script;

    /** An exchange with the user of this password; the script may reply to each of its lines. */
    SaslExchange(String user, String password, Prompt prompt, Function<String, Optional<String>> script) {
        this.user = user;
        this.password = password;
        this.prompt = prompt;
        this.script = script;
    }

    /** Carries the exchange out and gives the final reply. */
    String run(String argument) throws IOException {
        String[] words = argument.split(" ", -1);
        String mechanism = words[0].toUpperCase(Locale.ROOT);
        if (mechanism.isEmpty() || words.length > 2) {
            return "501 5.5.4 Syntax: AUTH mechanism [initial-response]";
        }
        String initial = words.length == 2 ? words[1] : null;
        try {
            boolean accepted = switch (mechanism) {
                case "PLAIN" -> plain(initial == null ? response("") : decode(initial));
                case "LOGIN" -> login(initial == null ? response("Username:") : decode(initial));
                case "CRAM-MD5" -> response(CHALLENGE).equals(user + " " + digest());
                case "XOAUTH2" ->
                    bearer(
                            initial == null ? response("") : decode(initial),
                            "user=" + user + "\1auth=Bearer " + password + "\1\1",
                            "");
                case "OAUTHBEARER" ->
                    bearer(
                            initial == null ? response("") : decode(initial),
                            "n,a=" + user + ",\1host=localhost\1auth=Bearer " + password + "\1\1",
                            "\1");
                default -> throw new Refusal("504 5.5.4 Unrecognized authentication type");
            };
            return accepted ? "235 2.7.0 Authentication successful" : "535 5.7.8 Error: authentication failed";
        } catch (Refusal refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    private boolean plain(String response) {
        String[] parts = response.split("\0", -1);
        return parts.length == 3 && parts[1].equals(user) && parts[2].equals(password);
    }

    private boolean login(String name) throws IOException, Refusal {
        String secret = response("Password:");
        return name.equals(user) && secret.equals(password);
    }

    /** RFC 2195 section 2. */
    private String digest() {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return HexFormat.of().formatHex(mac.doFinal(CHALLENGE.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A client that is refused has to take note of the error first (RFC 7628 section 3.2.3). */
    private boolean bearer(String message, String expected, String acknowledgement) throws IOException, Refusal {
        if (message.replaceFirst("\1port=\\d+", "").equals(expected)) {
            return true;
        }
        if (!response("{\"status\":\"invalid_token\"}").equals(acknowledgement)) {
            throw new Refusal("501 5.5.2 The error was not acknowledged");
        }
        return false;
    }

    private String response(String challenge) throws IOException, Refusal {
        String encoded = Base64.getEncoder().encodeToString(challenge.getBytes(StandardCharsets.UTF_8));
        String line = ask("334 " + encoded);
        for (Optional<String> scripted = script.apply(line); scripted.isPresent(); scripted = script.apply(line)) {
            if (!scripted.get().startsWith("334")) {
                throw new Refusal(scripted.get());
            }
            line = ask(scripted.get());
        }
        if (line.equals("*")) {
            throw new Refusal("501 5.7.0 Authentication cancelled");
        }
        return decode(line);
    }

    private String ask(String challenge) throws IOException, Refusal {
        return prompt.ask(challenge).orElseThrow(() -> new Refusal("421 4.4.2 Connection lost"));
    }

    private static String decode(String base64) throws Refusal {
        try {
            byte[] octets =
                    base64.equals("=") ? new byte[0] : Base64.getDecoder().decode(base64);
            return new String(octets, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal("501 5.5.2 Invalid base64 data in continued response");
        }
    }

    /** The reply that ends the exchange early. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String reply) {
            super(reply);
        }
    }
}
