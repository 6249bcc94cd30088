package sequitur.smtp.wire;

/** Mailboxes (RFC 5321 section 4.1.2, RFC 6531 section 3.3), looked at without making an object. */
final class Mailbox {

    private static final String ATEXT_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    private Mailbox() {}

    /** Whether this part of the line is a mailbox: local part, at sign, domain or address literal. */
    static boolean isMailbox(byte[] line, int start, int end) {
        int at = localPartEnd(line, start, end);
        return at > start && at < end && line[at] == '@' && HostName.isDomainOrLiteral(line, at + 1, end);
    }

    /** Whether this part of the line is a local part, and nothing else. */
    static boolean isLocalPart(byte[] line, int start, int end) {
        return localPartEnd(line, start, end) == end;
    }

    /** Where the mailbox begins behind a source route, {@code @one,@two:}, which is to be taken and passed over. */
    static int afterRoute(byte[] line, int start, int end) {
        int place = start;
        while (place < end && line[place] == '@') {
            int next = place;
            while (next < end && line[next] != ',' && line[next] != ':') {
                next++;
            }
            if (next == end || !HostName.isDomainOrLiteral(line, place + 1, next)) {
                return start;
            }
            place = next + 1;
            if (line[next] == ':') {
                return place;
            }
        }
        return start;
    }

    private static int localPartEnd(byte[] line, int start, int end) {
        return start < end && line[start] == '"' ? quotedStringEnd(line, start, end) : dotStringEnd(line, start, end);
    }

    /** Where a quoted string ends; -1 if it does not, or holds what it must not. */
    private static int quotedStringEnd(byte[] line, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if (line[i] == '"') {
                return i + 1;
            }
            boolean pair = line[i] == '\\';
            int place = pair ? i + 1 : i;
            if (place >= end || isControl(line[place]) || (pair && line[place] < 0)) {
                return -1;
            }
            i = place;
        }
        return -1;
    }

    /** Where atoms parted by single dots end; -1 if a dot stands where none may. */
    private static int dotStringEnd(byte[] line, int start, int end) {
        int place = start;
        boolean atomBegins = true;
        while (place < end && line[place] != '@') {
            if (line[place] == '.' ? atomBegins : !isAtext(line[place])) {
                return -1;
            }
            atomBegins = line[place] == '.';
            place++;
        }
        return atomBegins ? -1 : place;
    }

    private static boolean isAtext(byte octet) {
        return octet < 0 || Octets.isLetterOrDigit(octet) || ATEXT_SPECIALS.indexOf(octet) >= 0;
    }

    private static boolean isControl(byte octet) {
        return (octet >= 0 && octet < ' ') || octet == 0x7f;
    }
}
