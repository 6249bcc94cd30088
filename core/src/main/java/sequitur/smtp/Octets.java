package sequitur.smtp;

/** Comparisons on a line's octets as they are, so that looking at a legal command makes no object. */
final class Octets {

    /** No octets at all. */
    static final byte[] EMPTY = {};

    private Octets() {}

    /** Whether the line begins with the word, in any case of its ASCII letters. */
    static boolean startsWith(byte[] line, String upperCaseWord) {
        return matches(line, 0, upperCaseWord);
    }

    /** Whether the line's last word, after at least one space, is the given one, in any case of its ASCII letters. */
    static boolean endsWithWord(byte[] line, String upperCaseWord) {
        int end = line.length;
        while (end > 0 && line[end - 1] == ' ') {
            end--;
        }
        int start = end - upperCaseWord.length();
        return start > 0 && line[start - 1] == ' ' && matches(line, start, upperCaseWord);
    }

    /** Whether the word stands at this place of the line, in any case of its ASCII letters. */
    static boolean matches(byte[] line, int start, String upperCaseWord) {
        if (line.length - start < upperCaseWord.length()) {
            return false;
        }
        for (int i = 0; i < upperCaseWord.length(); i++) {
            if (upperCase(line[start + i]) != upperCaseWord.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the octet ends a verb: a space, or a control character that has no place in a command at all. */
    static boolean isSeparator(byte octet) {
        return octet >= 0 && octet <= ' ';
    }

    /** The place of the first octet from {@code start} on that is (or, if {@code wanted} is false, is not) a separator. */
    static int find(byte[] line, int start, boolean wanted) {
        int place = start;
        while (place < line.length && isSeparator(line[place]) != wanted) {
            place++;
        }
        return place;
    }

    /** Whether a CR, LF or NUL stands in the line. */
    static boolean hasLineBreak(byte[] line) {
        for (byte octet : line) {
            if (octet == '\r' || octet == '\n' || octet == 0) {
                return true;
            }
        }
        return false;
    }

    private static int upperCase(byte octet) {
        return octet >= 'a' && octet <= 'z' ? octet - ('a' - 'A') : octet;
    }
}
