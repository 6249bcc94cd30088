package sequitur.smtp.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.PlainCommand;
import sequitur.smtp.wire.Verb;

/** Commands as they may be shown: with nothing in them that could be a credential, on one printable line. */
public final class Redaction {

    private static final String HIDDEN = "[redacted]";
    private static final String UNKNOWN_COMMAND = "[unknown command]";

    /** RFC 5321 section 2.3.8: what follows one of these would be another command, which nobody has looked at. */
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\x00]");

    /** Control characters, and those of Unicode that break a line or turn its direction. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\uFFFD]");

    /** The verbs of extensions. Any other word may be a secret that was sent at the wrong time. */
    private static final Set<String> EXTENSION_VERBS =
            Set.of("ETRN", "ATRN", "TURN", "BURL", "XFORWARD", "SEND", "SOML", "SAML");

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
            case OTHER -> other(text);
            default -> firstLine(text);
        };
    }

    /** The mechanism is shown only if it is known to be one: in its place, too, a secret may stand by mistake. */
    private static String auth(SessionState state, byte[] line) {
        AuthCommand command = AuthCommand.parse(line);
        boolean shown = command.isRegistered()
                || state.connection().extensions().mechanisms().contains(command.mechanism());
        if (!shown) {
            return PlainCommand.hasItsArgument(Command.of(Verb.AUTH, line)) ? "AUTH " + HIDDEN : "AUTH";
        }
        return command.hasInitialResponse() ? command + " " + HIDDEN : command.toString();
    }

    private static String other(String text) {
        String[] words = text.split("[\\x00-\\x20]", 2);
        String verb = words[0].toUpperCase(Locale.ROOT);
        if (!EXTENSION_VERBS.contains(verb)) {
            return UNKNOWN_COMMAND;
        }
        return words.length > 1 ? verb + " " + HIDDEN : verb;
    }

    private static String firstLine(String text) {
        String[] lines = LINE_BREAK.split(text, 2);
        String shown = UNPRINTABLE.matcher(lines[0]).replaceAll("?");
        return lines.length > 1 ? shown + " " + HIDDEN : shown;
    }
}
