package sequitur.cli.walk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sequitur.cli.recording.Entry;
import sequitur.engine.config.Printable;

/**
 * The lines of one session as they may be shown: without credentials, without what may be one, and in printable ASCII. What
 * it is given holds one character for each octet.
 */
final class Transcript {

    private static final Pattern AUTH = Pattern.compile("(?i)\\s*AUTH\\s+(\\S+)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern MECHANISM = Pattern.compile("[A-Za-z0-9_-]{1,20}");
    private static final Pattern UPPER_CASE_VERB = Pattern.compile("[A-Z]{4,10}");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int CHALLENGE = 334;

    private final Secrets secrets = new Secrets();
    private boolean authSeen;

    /**
     * A line of the client's as it may be shown.
     *
     * @param command the line
     * @param known whether the model knows the verb, and does not take it for a line of a SASL exchange
     */
    String show(Entry.Command command, boolean known) {
        Matcher auth = AUTH.matcher(command.text());
        if (auth.matches() && !command.secret()) {
            authSeen = true;
            return auth(auth.group(1), auth.group(2) == null ? "" : auth.group(2));
        }
        if (command.secret() || (!known && (authSeen || !looksLikeVerb(command.text())))) {
            secrets.learn(command.text());
            return Secrets.REDACTED;
        }
        return printable(secrets.hide(command.text()));
    }

    /** A reply as it may be shown: its lines, each ended by LF. */
    String show(Entry.Answer answer) {
        if (answer.code() == CHALLENGE) {
            return CHALLENGE + " " + Secrets.REDACTED + "\n";
        }
        return secrets.hide(answer.text())
                .lines()
                .map(line -> printable(line) + "\n")
                .collect(Collectors.joining());
    }

    private String auth(String mechanism, String response) {
        if (!MECHANISM.matcher(mechanism).matches()) {
            secrets.learn(mechanism);
            secrets.learn(response);
            return "AUTH " + Secrets.REDACTED;
        }
        if (response.isBlank()) {
            return "AUTH " + mechanism;
        }
        secrets.learn(response);
        return "AUTH " + mechanism + " " + Secrets.REDACTED;
    }

    /** A verb that nobody knows is shown only if it looks like one: it may be a password that went astray. */
    private static boolean looksLikeVerb(String text) {
        return UPPER_CASE_VERB.matcher(SPACES.split(text.strip(), 2)[0]).matches();
    }

    private static String printable(String octets) {
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return Printable.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Printable.of(octets);
        }
    }
}
