package sequitur.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An AUTH command taken apart (RFC 4954 section 4). Of what it carries only the name of the user can be asked for; the
 * password is passed over, and {@link #toString()} tells nothing but the mechanism.
 */
public final class AuthCommand {

    private static final String XOAUTH2_USER = "user=";

    /** What ends a word for {@link Verb#of} as well: anything else would pass a secret off as part of the mechanism. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\x00-\\x20]+");

    /** RFC 4422 section 3.1. */
    private static final Pattern MECHANISM = Pattern.compile("[A-Za-z0-9_-]{1,20}");

    private final String mechanism;
    private final Optional<String> identity;

    private AuthCommand(String mechanism, Optional<String> identity) {
        this.mechanism = mechanism;
        this.identity = identity;
    }

    /**
     * Takes an AUTH command apart.
     *
     * @param line the command's octets without CR LF; any octets are taken
     * @return its parts; the mechanism is empty text where none is named, or what stands in its place is no name
     */
    public static AuthCommand parse(byte[] line) {
        String[] words = SEPARATORS.split(new String(line, StandardCharsets.ISO_8859_1).strip(), 3);
        String mechanism =
                words.length > 1 && MECHANISM.matcher(words[1]).matches() ? words[1].toUpperCase(Locale.ROOT) : "";
        return new AuthCommand(mechanism, words.length > 2 ? identity(mechanism, words[2]) : Optional.empty());
    }

    /**
     * Finds the user's name in the first response of a SASL exchange.
     *
     * @param mechanism the mechanism in upper case
     * @param response the response in base64; any text is taken
     * @return the name, or nothing if the mechanism does not send it like that or the response can't be read
     */
    public static Optional<String> identity(String mechanism, String response) {
        return decode(response).flatMap(text -> switch (mechanism) {
            case "LOGIN" -> Optional.of(text);
            case "PLAIN" -> plainUser(text);
            case "XOAUTH2" -> oauthUser(text);
            default -> Optional.empty();
        });
    }

    /**
     * The mechanism that is asked for.
     *
     * @return its name in upper case, or empty text
     */
    public String mechanism() {
        return mechanism;
    }

    /**
     * The user's name, where the command carries it in an initial response.
     *
     * @return the name, or nothing
     */
    public Optional<String> identity() {
        return identity;
    }

    /** Whether an AUTH command names a mechanism that is not among the offered ones; false where none are listed. */
    static boolean namesNoneOf(byte[] line, List<String> offered) {
        int start = Octets.find(line, Octets.find(line, 0, true), false);
        int end = Octets.find(line, start, true);
        if (start == end || offered.isEmpty()) {
            return false;
        }
        for (int i = 0; i < offered.size(); i++) {
            String mechanism = offered.get(i);
            if (mechanism.length() == end - start && Octets.matches(line, start, mechanism)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** RFC 4616: authorization identity, NUL, authentication identity, NUL, password. */
    private static Optional<String> plainUser(String message) {
        int first = message.indexOf('\0');
        int second = message.indexOf('\0', first + 1);
        return first >= 0 && second > first ? Optional.of(message.substring(first + 1, second)) : Optional.empty();
    }

    /** Google's and Microsoft's XOAUTH2: {@code user=name}, Ctrl-A, the token. */
    private static Optional<String> oauthUser(String message) {
        int end = message.indexOf('\1');
        return message.startsWith(XOAUTH2_USER) && end > 0
                ? Optional.of(message.substring(XOAUTH2_USER.length(), end))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "AUTH " + mechanism;
    }
}
