package sequitur.cli.wrapping;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lines of the protocol look like where nothing marks them. */
public final class Protocol {

    /** RFC 5321 section 4.2. */
    private static final Pattern REPLY = Pattern.compile("[2-5]\\d\\d(?:[ -].*)?", Pattern.DOTALL);

    private static final Pattern COMMAND = Pattern.compile("(?i:EHLO|HELO|LHLO)(?: \\S+)?\\s*"
            + "|MAIL FROM:.*|RCPT TO:.*|(?i:MAIL FROM:\\s?<.*|RCPT TO:\\s?<.*)"
            + "|(?i:DATA|STARTTLS|RSET|QUIT|NOOP)\\s*|NOOP .*|HELP(?: .*)?"
            + "|(?i:BDAT \\d+(?: LAST)?)\\s*"
            + "|(?i:AUTH [A-Z0-9_-]{1,20}(?: \\S+)?)\\s*"
            + "|(?:VRFY|EXPN|XCLIENT|ETRN|TURN|ATRN|BURL) ?.*");

    private static final Pattern UPPER_CASE_VERB = Pattern.compile("[A-Z][A-Z0-9]{2,19}(?: .*)?");

    /** A command that stands right behind message content which nobody ended. */
    private static final Pattern GLUED = Pattern.compile(".+?(MAIL FROM:<.*|NOOP|QUIT|RSET|BDAT \\d+(?: LAST)?)");

    private static final Pattern CHUNK = Pattern.compile("(?i:BDAT (\\d{1,18})(?: LAST)?)\\s*");

    private Protocol() {}

    /** Whether the line may be one of a reply. */
    public static boolean looksLikeReply(String text) {
        return REPLY.matcher(text).matches();
    }

    /** Whether the line is a command of a verb that is known, in the form that the verb asks for, more or less. */
    public static boolean looksLikeCommand(String text) {
        return COMMAND.matcher(text).matches();
    }

    /** Whether the line begins with what may be a verb. */
    public static boolean beginsWithVerb(String text) {
        return UPPER_CASE_VERB.matcher(text).matches();
    }

    /** Where a command begins inside a line of message content; -1 if none does. */
    public static int gluedCommand(String text) {
        Matcher matcher = GLUED.matcher(text);
        return matcher.matches() ? matcher.start(1) : -1;
    }

    /** How many octets follow a BDAT command; -1 for another line. */
    public static long chunkSize(String text) {
        Matcher matcher = CHUNK.matcher(text);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /** The line's first word in upper case. */
    public static String verb(String text) {
        String words = text.strip();
        int end = 0;
        while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
            end++;
        }
        return words.substring(0, end).toUpperCase(Locale.ROOT);
    }

    /** Whether the client greets the server with this line. */
    public static boolean isHello(String text) {
        String verb = verb(text);
        return verb.equals("EHLO") || verb.equals("HELO") || verb.equals("LHLO");
    }

    /** The reply code that a line begins with; 0 if it does not begin with one. */
    public static int code(String text) {
        return looksLikeReply(text) ? Integer.parseInt(text.substring(0, 3)) : 0;
    }
}
