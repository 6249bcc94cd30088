package sequitur.cli.walk;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sequitur.cli.recording.RecordedEntry;
import sequitur.engine.config.Printable;
import sequitur.smtp.redaction.Redaction;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * The lines of one session as they may be shown: without credentials, without what may be one, and in printable ASCII. What
 * it is given holds one character for each octet.
 */
final class Transcript {

    private static final Pattern AUTH = Pattern.compile("(?i)AUTH\\s+(\\S+)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern SEPARATORS = Pattern.compile("[\\x00-\\x20]+");

    /** What {@link Redaction} makes of a line that does not begin with a verb. */
    private static final String NOTHING_SHOWN = "[unknown command]";

    private static final int CHALLENGE = 334;

    private final Secrets secrets = new Secrets();
    private boolean authSeen;
    private String mechanism = "";
    private int responses;

    /**
     * A line of the client's as it may be shown.
     *
     * @param state the session as it stands before the line
     * @param verb what the line is
     * @param command the line
     */
    String show(SessionState state, Verb verb, RecordedEntry.RecordedCommand command) {
        if (verb == Verb.SASL_RESPONSE) {
            secrets.learnResponse(mechanism, responses == 0, command.text());
            responses++;
            return Secrets.REDACTED;
        }
        if (verb == Verb.OTHER && authSeen) {
            secrets.learn(command.text());
            return Secrets.REDACTED;
        }
        String shown = Redaction.line(state, command.text().getBytes(StandardCharsets.ISO_8859_1));
        if (verb == Verb.AUTH) {
            authSeen = true;
            learnFrom(command.text(), shown);
        } else if (shown.endsWith(Secrets.REDACTED) || shown.equals(NOTHING_SHOWN)) {
            for (String word : SEPARATORS.split(command.text(), -1)) {
                if (!shown.startsWith(word)) {
                    secrets.learn(word);
                }
            }
        }
        return Printable.of(secrets.hide(shown)).toString();
    }

    /** A reply as it may be shown: its lines, each ended by LF. */
    String show(RecordedEntry.RecordedReply answer) {
        if (answer.code() == CHALLENGE) {
            return CHALLENGE + " " + Secrets.REDACTED + "\n";
        }
        return secrets.hide(utf8(answer.text()))
                .lines()
                .map(line -> Printable.of(line) + "\n")
                .collect(Collectors.joining());
    }

    private void learnFrom(String text, String shown) {
        Matcher auth = AUTH.matcher(text);
        if (!auth.matches()) {
            return;
        }
        mechanism = auth.group(1).toUpperCase(Locale.ROOT);
        responses = 0;
        if (!shown.startsWith("AUTH " + mechanism)) {
            secrets.learn(auth.group(1));
        }
        String response = auth.group(2);
        if (response != null) {
            secrets.learnResponse(mechanism, true, response);
            responses = 1;
        }
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
