package sequitur.smtp.wire;

/** The form of the commands whose argument is nothing, a word or a number (RFC 5321 section 4.1.1 and the extensions'). */
public final class PlainCommand {

    private PlainCommand() {}

    /**
     * Whether a line begins with a verb, which is alphabetic and ended by a space or the line's end. Allocates nothing.
     *
     * @param command the line
     * @return false for an empty line, too
     */
    public static boolean beginsWithVerb(Command command) {
        byte[] line = command.line();
        int end = command.verbEnd();
        for (int i = 0; i < end; i++) {
            // Not only letters: private verbs such as X-FOO and XEXCH50 are in use.
            if (!Octets.isLetterOrDigit(line[i]) && line[i] != '-') {
                return false;
            }
        }
        return end > 0 && Octets.isLetter(line[0]);
    }

    /**
     * Whether a command has the argument that its verb asks for, and none that it does not. Allocates nothing.
     *
     * @param command the command
     * @return true also for verbs whose arguments have another form
     */
    public static boolean hasItsArgument(Command command) {
        byte[] line = command.line();
        int start = command.argumentStart();
        return switch (command.verb()) {
            case DATA, RSET, QUIT, STARTTLS -> start >= command.end();
            case AUTH, VRFY, EXPN -> start < command.end();
            case BDAT -> Octets.isNumber(line, start, command.end());
            case BDAT_LAST -> Octets.isNumber(line, start, command.argumentEnd());
            default -> true;
        };
    }
}
