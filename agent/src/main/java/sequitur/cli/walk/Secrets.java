package sequitur.cli.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sequitur.smtp.redaction.KnownSecrets;

/** The credentials that a session has shown so far, so that no later line, a server's echo for one, shows them again. */
final class Secrets {

    /** What stands where a secret stood. */
    static final String REDACTED = "[redacted]";

    /** Shorter parts would be found inside ordinary words. */
    private static final int SHORTEST = 4;

    /** What parts a decoded response: NUL in PLAIN, Ctrl-A in XOAUTH2, spaces in CRAM-MD5. */
    private static final Pattern PARTS = Pattern.compile("[\\x00-\\x20,]+");

    /** The mechanisms of which it is known where the name stands and where the secret. */
    private static final Set<String> NAMES_USER = Set.of("PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2", "OAUTHBEARER");

    private final List<String> known = new ArrayList<>();
    private final KnownSecrets otherwiseWritten = new KnownSecrets();

    /** Learns what a line of a SASL exchange, or the initial response of AUTH, gives away. */
    void learn(String response) {
        String text = response.strip();
        add(text);
        String decoded = decode(text);
        add(decoded);
        for (String part : PARTS.split(decoded, -1)) {
            add(part);
            add(part.replaceFirst("^(?:user=|auth=Bearer|Bearer)", ""));
        }
        known.sort(Comparator.comparingInt(String::length).reversed());
    }

    /**
     * Learns the secret in a line of a SASL exchange. A user's name is none: it may well be the local part of an address.
     *
     * @param mechanism the mechanism in upper case; empty text if it is not known
     * @param first whether it is the first response
     * @param response the response in base64; any text is taken
     */
    void learnResponse(String mechanism, boolean first, String response) {
        if (!NAMES_USER.contains(mechanism)) {
            learn(response);
            return;
        }
        otherwiseWritten.learnResponse(mechanism, first, response);
        add(response.strip());
    }

    /** The text without any of the secrets. */
    String hide(String text) {
        String hidden = text;
        for (String secret : known) {
            hidden = hidden.replace(secret, REDACTED);
        }
        return hidden.lines().map(otherwiseWritten::hide).collect(Collectors.joining("\n"));
    }

    private void add(String secret) {
        if (secret.length() >= SHORTEST && !secret.equals("Bearer") && !known.contains(secret)) {
            known.add(secret);
            otherwiseWritten.learn(secret.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
