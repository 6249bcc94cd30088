package sequitur.smtp;

/** The arguments of MAIL and RCPT (RFC 5321 sections 4.1.1.2 and 4.1.1.3), looked at without making an object. */
final class Envelope {

    private Envelope() {}

    /** Whether the line is a MAIL or RCPT command with nothing after its path, as a session without extensions needs. */
    static boolean isPlain(byte[] line) {
        int path = pathStart(line);
        return path >= 0 && Octets.find(line, pathEnd(line, path), false) == line.length;
    }

    /** Where the path begins, after FROM: or TO: and any spaces; -1 for another command. */
    private static int pathStart(byte[] line) {
        if (Octets.startsWith(line, "MAIL FROM:")) {
            return Octets.find(line, "MAIL FROM:".length(), false);
        }
        if (Octets.startsWith(line, "RCPT TO:")) {
            return Octets.find(line, "RCPT TO:".length(), false);
        }
        return -1;
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
