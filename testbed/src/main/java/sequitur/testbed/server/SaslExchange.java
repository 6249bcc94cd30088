package sequitur.testbed.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One AUTH command (RFC 4954): PLAIN, LOGIN, CRAM-MD5, XOAUTH2 or OAUTHBEARER, with an initial response or without. */
final class SaslExchange {
    private static final Pattern XOAUTH2 = Pattern.compile("user=([^\1]*)\1auth=Bearer ([^\1]*)\1\1");
    private static final Pattern OAUTHBEARER =
            Pattern.compile("n,a=([^\1]*),\1host=localhost\1(?:port=\\d+\1)?auth=Bearer ([^\1]*)\1\1");

    /** Asks the client for one more line of the exchange. */
    interface Prompt {
        /** Sends the challenge and reads the response; empty when the connection is lost. */
        Optional<String> ask(String challenge) throws IOException;
    }

    /** RFC 2195 section 2: in the form of a message id. */
    private static final String CHALLENGE = "<1896.697170952@localhost>";

    private final BiPredicate<String, String> check;
    private final Function<String, Optional<String>> passwords;
    private final Prompt prompt;
    private final Function<String, Optional<String>> script;

    /**
     * An exchange with a user.
     *
     * @param check whether a user has this password, or this token
     * @param passwords the password of a user, where a digest of it is sent
     * @param prompt asks the client for one more line
     * @param script may reply to each line
     */
    SaslExchange(
            BiPredicate<String, String> check,
            Function<String, Optional<String>> passwords,
            Prompt prompt,
            Function<String, Optional<String>> script) {
        this.check = check;
        this.passwords = passwords;
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
                case "CRAM-MD5" -> isDigest(response(CHALLENGE));
                case "XOAUTH2" -> bearer(initial == null ? response("") : decode(initial), XOAUTH2, "");
                case "OAUTHBEARER" -> bearer(initial == null ? response("") : decode(initial), OAUTHBEARER, "\1");
                default -> throw new Refusal("504 5.5.4 Unrecognized authentication type");
            };
            return accepted ? "235 2.7.0 Authentication successful" : "535 5.7.8 Error: authentication failed";
        } catch (Refusal refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    private boolean plain(String response) {
        String[] parts = response.split("\0", -1);
        return parts.length == 3 && check.test(parts[1], parts[2]);
    }

    private boolean login(String name) throws IOException, Refusal {
        String secret = response("Password:");
        return check.test(name, secret);
    }

    /** RFC 2195 section 2: the user's name, and a digest of the challenge. */
    private boolean isDigest(String response) {
        int blank = response.lastIndexOf(' ');
        return blank > 0
                && passwords
                        .apply(response.substring(0, blank))
                        .filter(password -> digest(password).equals(response.substring(blank + 1)))
                        .isPresent();
    }

    private static String digest(String password) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return HexFormat.of().formatHex(mac.doFinal(CHALLENGE.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A client that is refused has to take note of the error first (RFC 7628 section 3.2.3). */
    private boolean bearer(String message, Pattern form, String acknowledgement) throws IOException, Refusal {
        Matcher parts = form.matcher(message);
        if (parts.matches() && check.test(parts.group(1), parts.group(2))) {
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
