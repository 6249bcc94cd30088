package sequitur.smtp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * MAIL and RCPT commands (RFC 5321 sections 4.1.1.2 and 4.1.1.3): their path and their parameters, looked at without making
 * an object.
 */
public final class EnvelopeCommand {

    private static final String MAIL = "MAIL FROM:";
    private static final String RCPT = "RCPT TO:";

    private EnvelopeCommand() {}

    /** Whether the line is a MAIL or RCPT command, whatever follows the verb. */
    public static boolean isOne(byte[] line) {
        Verb verb = Verb.of(line);
        return verb == Verb.MAIL || verb == Verb.RCPT;
    }

    /** Whether anything stands after the path. */
    public static boolean hasParameters(byte[] line) {
        return parametersStart(line) < line.length;
    }

    /** Whether the path is of the RFC's form: in brackets, right behind the colon, with a well-formed mailbox inside. */
    public static boolean hasWellFormedPath(byte[] line) {
        int start = argumentStart(line);
        if (start < 0 || start == line.length || line[start] != '<') {
            return false;
        }
        int end = pathEnd(line, start);
        if (end - start < 2 || line[end - 1] != '>' || (end < line.length && line[end] != ' ')) {
            return false;
        }
        int from = Mailbox.afterRoute(line, start + 1, end - 1);
        boolean reverse = Octets.startsWith(line, MAIL);
        if (from == end - 1) {
            return reverse && from == start + 1;
        }
        return Mailbox.isOne(line, from, end - 1) || (!reverse && Octets.isWord(line, from, end - 1, "POSTMASTER"));
    }

    /** Whether an octet of the path is none of ASCII. */
    public static boolean hasInternationalizedPath(byte[] line) {
        int start = pathStart(line);
        return start >= 0 && !Octets.isAscii(line, start, pathEnd(line, start));
    }

    /** Whether every parameter is one that these extensions define. */
    public static boolean hasOnlyOffered(byte[] line, Extensions offered) {
        for (int start = parametersStart(line); start < line.length; start = nextParameter(line, start)) {
            if (!Parameter.isOffered(line, start, Octets.find(line, start, true), offered)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a parameter that the model knows is given twice. */
    public static boolean repeatsParameter(byte[] line) {
        long seen = 0;
        for (int start = parametersStart(line); start < line.length; start = nextParameter(line, start)) {
            int place = Parameter.place(line, start, Octets.find(line, start, true));
            if (place != Parameter.UNKNOWN) {
                if ((seen & (1L << place)) != 0) {
                    return true;
                }
                seen |= 1L << place;
            }
        }
        return false;
    }

    /** Whether the parameter stands there, in any case of letters. */
    public static boolean has(byte[] line, String upperCaseParameter) {
        for (int start = parametersStart(line); start < line.length; start = nextParameter(line, start)) {
            if (Octets.isWord(line, start, Octets.find(line, start, true), upperCaseParameter)) {
                return true;
            }
        }
        return false;
    }

    /** The value of SIZE (RFC 1870 section 6); 0 where there is none. */
    public static long size(byte[] line) {
        for (int start = parametersStart(line); start < line.length; start = nextParameter(line, start)) {
            if (Octets.matches(line, start, "SIZE=")) {
                return Octets.number(line, start + "SIZE=".length(), Octets.find(line, start, true));
            }
        }
        return 0;
    }

    /** The recipient's domain in lower case; empty text for one that has none. */
    public static String domain(byte[] line) {
        int start = pathStart(line);
        if (start < 0) {
            return "";
        }
        String path = new String(line, start, pathEnd(line, start) - start, StandardCharsets.UTF_8);
        int at = path.lastIndexOf('@');
        return at < 0 ? "" : path.substring(at + 1).replace(">", "").toLowerCase(Locale.ROOT);
    }

    /** Where the first parameter begins; the line's end if there is none. */
    public static int parametersStart(byte[] line) {
        int path = pathStart(line);
        return path < 0 ? line.length : Octets.find(line, pathEnd(line, path), false);
    }

    /** Where the next parameter begins; the line's end if there is none. */
    public static int nextParameter(byte[] line, int start) {
        return Octets.find(line, Octets.find(line, start, true), false);
    }

    /** Where the path begins, after FROM: or TO: and any spaces; -1 for another command. */
    private static int pathStart(byte[] line) {
        int argument = argumentStart(line);
        return argument < 0 ? -1 : Octets.find(line, argument, false);
    }

    private static int argumentStart(byte[] line) {
        if (Octets.startsWith(line, MAIL)) {
            return MAIL.length();
        }
        return Octets.startsWith(line, RCPT) ? RCPT.length() : -1;
    }

    /** Where the path ends: after its closing bracket, quoted strings passed over, or at a space if it has no brackets. */
    private static int pathEnd(byte[] line, int start) {
        if (start == line.length || line[start] != '<') {
            return Octets.find(line, start, true);
        }
        boolean quoted = false;
        for (int i = start; i < line.length; i++) {
            if (quoted && line[i] == '\\') {
                i++;
            } else if (line[i] == '"') {
                quoted = !quoted;
            } else if (line[i] == '>' && !quoted) {
                return i + 1;
            }
        }
        return line.length;
    }
}
