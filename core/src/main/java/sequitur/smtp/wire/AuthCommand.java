package sequitur.smtp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An AUTH command taken apart (RFC 4954 section 4). {@link #toString()} tells nothing but the
 * mechanism.
 */
public final class AuthCommand {

    private static final String XOAUTH2_USER = "user=";

    /** What ends a word for {@link Verb#of} as well: anything else would pass a secret off as part of the mechanism. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\x00-\\x20]+");

    /** RFC 4422 section 3.1. */
    private static final Pattern MECHANISM = Pattern.compile("[A-Za-z0-9_-]{1,20}");

    /** Mechanisms that carry a password or a token as it is (RFC 4616, RFC 7628, and two that are no RFC's). */
    private static final List<String> REVEALING = List.of("PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER");

    /** Mechanisms that prove that the client knows a password, whether or not they show it. */
    private static final List<String> OF_PASSWORDS = List.of(
            "PLAIN",
            "LOGIN",
            "CRAM-MD5",
            "DIGEST-MD5",
            "NTLM",
            "SCRAM-SHA-1",
            "SCRAM-SHA-1-PLUS",
            "SCRAM-SHA-256",
            "SCRAM-SHA-256-PLUS");

    /** Those and others of IANA's registry that mail servers offer. */
    private static final Set<String> REGISTERED = Set.of(
            "PLAIN",
            "LOGIN",
            "XOAUTH2",
            "OAUTHBEARER",
            "CRAM-MD5",
            "DIGEST-MD5",
            "SCRAM-SHA-1",
            "SCRAM-SHA-1-PLUS",
            "SCRAM-SHA-256",
            "SCRAM-SHA-256-PLUS",
            "GSSAPI",
            "GSS-SPNEGO",
            "NTLM",
            "EXTERNAL",
            "ANONYMOUS");

    private final String mechanism;
    private final Optional<String> response;
    private final Optional<String> identity;

    private AuthCommand(String mechanism, Optional<String> response, Optional<String> identity) {
        this.mechanism = mechanism;
        this.response = response;
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
        Optional<String> response = words.length > 2 ? Optional.of(words[2]) : Optional.empty();
        return new AuthCommand(mechanism, response, response.flatMap(given -> identity(mechanism, given)));
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

    /**
     * Whether something follows the mechanism.
     *
     * @return true for a command with an initial response
     */
    public boolean hasInitialResponse() {
        return response.isPresent();
    }

    /**
     * What follows the mechanism: a secret, to be kept from whatever is shown.
     *
     * @return the initial response as it was sent, or nothing
     */
    public Optional<String> response() {
        return response;
    }

    /**
     * Whether the mechanism is one of IANA's registry.
     *
     * @return true if mail servers are known to offer it
     */
    public boolean isRegistered() {
        return REGISTERED.contains(mechanism);
    }

    /**
     * Whether a line is a command without doubt, though the server waits for a line of a SASL exchange: it begins with a verb, and
     * is not base64, as a response has to be. NOOP may be a response.
     *
     * @param line the line
     * @return true if the client has lost count of the exchange
     */
    public static boolean isCommandInExchange(Command line) {
        return Verb.of(line.line()) != Verb.OTHER && !isResponse(line);
    }

    /**
     * Whether the mechanism shows a password or a token to whoever can read the line. Allocates nothing.
     *
     * @param command an AUTH command
     * @return true for PLAIN and its kin
     */
    public static boolean reveals(Command command) {
        for (int i = 0; i < REVEALING.size(); i++) {
            if (names(command, REVEALING.get(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the mechanism proves that the client knows a password. Allocates nothing.
     *
     * @param command an AUTH command
     * @return true for PLAIN, LOGIN, CRAM-MD5 and their kin; false for tokens, tickets and certificates
     */
    public static boolean provesPassword(Command command) {
        for (int i = 0; i < OF_PASSWORDS.size(); i++) {
            if (names(command, OF_PASSWORDS.get(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a mechanism proves that the client knows a password.
     *
     * @param mechanism its name in upper case
     * @return true for PLAIN, LOGIN, CRAM-MD5 and their kin
     */
    public static boolean provesPassword(String mechanism) {
        return OF_PASSWORDS.contains(mechanism);
    }

    /**
     * Whether the command with its initial response is over with one reply (RFC 4954 section 4). Allocates nothing.
     *
     * @param command an AUTH command
     * @return true if no line of an exchange can follow
     */
    public static boolean takesOneRoundTrip(Command command) {
        boolean known = names(command, "PLAIN") || names(command, "EXTERNAL");
        return known && command.restStart() < command.length();
    }

    /**
     * Whether the initial response, if there is one, is base64 or {@code =} (RFC 4954 section 4). Allocates nothing.
     *
     * @param command an AUTH command
     * @return true also for a command without an initial response
     */
    public static boolean hasReadableResponse(Command command) {
        byte[] line = command.line();
        int start = command.restStart();
        int end = command.end();
        return start >= end || Octets.isWord(line, start, end, "=") || Base64Text.isBase64(line, start, end);
    }

    /**
     * Whether a line of a SASL exchange is base64 or {@code *}, which cancels it (RFC 4954 section 4). Allocates nothing.
     *
     * @param line the line
     * @return true for an empty line, too
     */
    public static boolean isResponse(Command line) {
        return Octets.isWord(line.line(), 0, line.length(), "*") || Base64Text.isBase64(line.line(), 0, line.end());
    }

    /**
     * Whether the command names a mechanism that is not among the offered ones. Allocates nothing.
     *
     * @param command an AUTH command
     * @param offered the mechanisms in upper case
     * @return false where none are listed, or none is named
     */
    public static boolean namesNoneOf(Command command, List<String> offered) {
        if (command.argumentStart() == command.argumentEnd() || offered.isEmpty()) {
            return false;
        }
        for (int i = 0; i < offered.size(); i++) {
            if (names(command, offered.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean names(Command command, String mechanism) {
        return Octets.isWord(command.line(), command.argumentStart(), command.argumentEnd(), mechanism);
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
