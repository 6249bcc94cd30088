package sequitur.smtp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The path of MAIL and RCPT commands (RFC 5321 sections 4.1.1.2 and 4.1.1.3). */
public final class EnvelopeCommand {

    private EnvelopeCommand() {}

    /**
     * Whether the path is of the RFC's form: in brackets, right behind the colon, with a well-formed mailbox inside. Allocates
     * nothing.
     *
     * @param command a MAIL or RCPT command
     * @return false also for a command without a path
     */
    public static boolean hasWellFormedPath(Command command) {
        byte[] line = command.line();
        int start = command.pathStart();
        if (start == line.length || line[start] != '<' || line[start - 1] != ':') {
            return false;
        }
        int end = command.pathEnd();
        if (end - start < 2 || line[end - 1] != '>' || (end < line.length && line[end] != ' ')) {
            return false;
        }
        int from = Mailbox.afterRoute(line, start + 1, end - 1);
        boolean reverse = command.verb() == Verb.MAIL;
        if (from == end - 1) {
            return reverse && from == start + 1;
        }
        return Mailbox.isMailbox(line, from, end - 1) || (!reverse && Octets.isWord(line, from, end - 1, "POSTMASTER"));
    }

    /**
     * Whether the path is a local part in brackets, and nothing but the domain is missing.
     *
     * @param command a MAIL or RCPT command
     * @return true for {@code <root>}
     */
    public static boolean lacksOnlyDomain(Command command) {
        byte[] line = command.line();
        int start = command.pathStart();
        int end = command.pathEnd();
        return end - start > 2
                && line[start] == '<'
                && line[end - 1] == '>'
                && Mailbox.isLocalPart(line, start + 1, end - 1);
    }

    /**
     * Whether an octet of the path is none of ASCII. Allocates nothing.
     *
     * @param command a MAIL or RCPT command
     * @return true for an internationalized address (RFC 6531)
     */
    public static boolean hasInternationalizedPath(Command command) {
        return !Octets.isAscii(command.line(), command.pathStart(), command.pathEnd());
    }

    /**
     * The domain of the address in the path.
     *
     * @param command a MAIL or RCPT command
     * @return the domain in lower case; empty text for an address that has none
     */
    public static String domain(Command command) {
        int start = command.pathStart();
        String path = new String(command.line(), start, command.pathEnd() - start, StandardCharsets.UTF_8);
        int at = path.lastIndexOf('@');
        return at < 0 ? "" : path.substring(at + 1).replace(">", "").toLowerCase(Locale.ROOT);
    }
}
