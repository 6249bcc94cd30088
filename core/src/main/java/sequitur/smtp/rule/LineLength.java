package sequitur.smtp.rule;

import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Extensions;

/** How long a command may be (RFC 5321 section 4.5.3.1.4 and what each extension adds). */
final class LineLength {

    private static final int CR_LF = 2;
    private static final int COMMAND = 512;

    /** RFC 4954 section 4: AUTH and the lines of its exchange. */
    private static final int SASL = 12_288;

    private LineLength() {}

    /** Whether a command is longer than the server has to take. */
    static boolean isExceeded(SessionState state, Command command) {
        int length = command.length() + CR_LF;
        return length > COMMAND && length > longest(state, command);
    }

    private static int longest(SessionState state, Command command) {
        Extensions extensions = state.connection().extensions();
        return switch (command.verb()) {
            case AUTH, SASL_RESPONSE -> SASL;
            case MAIL -> COMMAND + extensions.mailOctets();
            case RCPT -> COMMAND + extensions.rcptOctets();
            // Whatever extension brought the verb may have brought a longer line.
            case OTHER -> Integer.MAX_VALUE;
            default -> COMMAND;
        };
    }
}
