package sequitur.engine.mend;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether a refusal names the address of the command that it answers, and so is about that one alone. */
final class NamedAddress {

    private NamedAddress() {}

    /**
     * Looks for it.
     *
     * @param reply the server's words
     * @param line MAIL or RCPT without CR LF
     * @return true if the mailbox between the line's angle brackets stands in the reply
     */
    static boolean isIn(String reply, byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int start = text.indexOf('<');
        int end = text.indexOf('>', start);
        if (start < 0 || end < start + 2) {
            return false;
        }
        String address = text.substring(start + 1, end).toLowerCase(Locale.ROOT);
        return reply.toLowerCase(Locale.ROOT).contains(address);
    }
}
