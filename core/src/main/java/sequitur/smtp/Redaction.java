package sequitur.smtp;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Commands as they may be shown: with nothing in them that could be a credential, on one printable line. */
public final class Redaction {

    private static final String HIDDEN = "[redacted]";
    private static final String UNKNOWN_COMMAND = "[unknown command]";

    /** RFC 5321 section 2.3.8: what follows one of these would be another command, which nobody has looked at. */
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\x00]");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\uFFFD]");

    /** Verbs of extensions are short; a longer word may be a secret that was sent at the wrong time. */
    private static final Pattern SHORT_VERB = Pattern.compile("[A-Za-z]{3,9}");

    private Redaction() {}

    /**
     * A line of the client as it may be shown to anybody: the argument of AUTH but for the mechanism, every line of a SASL
     * exchange, and whatever stands behind a line break or in a command that the model does not know, are left out.
     *
     * @param state the session as it stands before the line
     * @param line the line's octets; any octets are taken
     * @return one line of printable text
     */
    public static String line(SessionState state, byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        return switch (state.classify(line)) {
            case SASL_RESPONSE -> HIDDEN;
            case AUTH -> auth(state, line);
            case OTHER -> other(state, text);
            default -> firstLine(text);
        };
    }

    /** The mechanism is shown only if it is known to be one: in its place, too, a secret may stand by mistake. */
    private static String auth(SessionState state, byte[] line) {
        AuthCommand command = AuthCommand.parse(line);
        boolean shown = command.isRegistered()
                || state.connection().extensions().mechanisms().contains(command.mechanism());
        if (!shown) {
            return PlainCommand.hasItsArgument(line) ? "AUTH " + HIDDEN : "AUTH";
        }
        return command.hasInitialResponse() ? command + " " + HIDDEN : command.toString();
    }

    private static String other(SessionState state, String text) {
        String[] words = text.split("[\\x00-\\x20]", 2);
        if (!state.connection().isKnown() || !SHORT_VERB.matcher(words[0]).matches()) {
            return UNKNOWN_COMMAND;
        }
        return words.length > 1 ? words[0] + " " + HIDDEN : words[0];
    }

    private static String firstLine(String text) {
        String[] lines = LINE_BREAK.split(text, 2);
        String shown = UNPRINTABLE.matcher(lines[0]).replaceAll("?");
        return lines.length > 1 ? shown + " " + HIDDEN : shown;
    }
}
