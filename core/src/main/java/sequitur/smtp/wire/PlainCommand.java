package sequitur.smtp.wire;

/** The form of the commands whose argument is nothing, a word or a number (RFC 5321 section 4.1.1 and the extensions'). */
public final class PlainCommand {

    private PlainCommand() {}

    /** Whether a line begins with a verb, which is alphabetic and ended by a space or the line's end. */
    public static boolean beginsWithVerb(byte[] line) {
        int end = Octets.find(line, 0, true);
        for (int i = 0; i < end; i++) {
            // Not only letters: private verbs such as X-FOO and XEXCH50 are in use.
            if (!Octets.isLetterOrDigit(line[i]) && line[i] != '-') {
                return false;
            }
        }
        return end > 0 && Octets.isLetter(line[0]);
    }

    /** Whether a command has the argument that its verb asks for, and none that it does not. */
    public static boolean hasItsArgument(byte[] line) {
        int start = Octets.find(line, Octets.find(line, 0, true), false);
        int end = Octets.trimmedEnd(line);
        return switch (Verb.of(line)) {
            case DATA, RSET, QUIT, STARTTLS -> start >= end;
            case AUTH, VRFY, EXPN -> start < end;
            case BDAT -> Octets.isNumber(line, start, end);
            case BDAT_LAST -> Octets.isNumber(line, start, Octets.find(line, start, true));
            default -> true;
        };
    }
}
