package sequitur.engine.rehearsal;

/** Sees where a reply ends: with a line whose fourth character is no hyphen (RFC 5321 section 4.2.1). */
final class ReplyEnd {

    private static final int FOURTH = 4;

    private int column;
    private boolean more;

    /** Takes the next octet; true if a reply ends with it. */
    boolean isWith(byte octet) {
        if (octet == '\n') {
            boolean end = !more;
            column = 0;
            more = false;
            return end;
        }
        column++;
        if (column == FOURTH) {
            more = octet == '-';
        }
        return false;
    }
}
