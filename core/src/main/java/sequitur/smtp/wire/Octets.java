package sequitur.smtp.wire;

/** Comparisons on a line's octets as they are, so that looking at a legal command makes no object. */
public final class Octets {

    private static final int CAPITAL = 0xDF;

    private Octets() {}

    /** Whether the line begins with the word, in any case of its ASCII letters. */
    public static boolean startsWith(byte[] line, String upperCaseWord) {
        return matches(line, 0, upperCaseWord);
    }

    /**
     * The line's first four octets in one number, without the bit that tells a capital letter from a small one: lines that begin with the same word have
     * the same number. 0 for a shorter line.
     */
    static int beginning(byte[] line) {
        return line.length < Integer.BYTES
                ? 0
                : ((line[0] & CAPITAL) << 24)
                        | ((line[1] & CAPITAL) << 16)
                        | ((line[2] & CAPITAL) << 8)
                        | (line[3] & CAPITAL);
    }

    /** Whether the line's last word, after at least one space, is the given one, in any case of its ASCII letters. */
    public static boolean endsWithWord(byte[] line, String upperCaseWord) {
        int end = trimmedEnd(line);
        int start = end - upperCaseWord.length();
        return start > 0 && line[start - 1] == ' ' && matches(line, start, upperCaseWord);
    }

    /** Whether the word stands at this place of the line, in any case of its ASCII letters. */
    public static boolean matches(byte[] line, int start, String upperCaseWord) {
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
    public static boolean isSeparator(byte octet) {
        return octet >= 0 && octet <= ' ';
    }

    /** Where the word ends that stands here; here, if it is a separator that does. */
    public static int wordEnd(byte[] line, int start) {
        int place = start;
        while (place < line.length && !isSeparator(line[place])) {
            place++;
        }
        return place;
    }

    /** Where the next word begins from here on; the line's end if there is none. */
    public static int wordStart(byte[] line, int start) {
        int place = start;
        while (place < line.length && isSeparator(line[place])) {
            place++;
        }
        return place;
    }

    /** Whether a CR, LF or NUL stands in the line. */
    public static boolean hasLineBreak(byte[] line) {
        for (byte octet : line) {
            if (octet <= '\r' && (octet == '\r' || octet == '\n' || octet == 0)) {
                return true;
            }
        }
        return false;
    }

    /** Whether exactly this part of the line is the word, in any case of its ASCII letters. */
    public static boolean isWord(byte[] line, int start, int end, String upperCaseWord) {
        return end - start == upperCaseWord.length() && matches(line, start, upperCaseWord);
    }

    /** Whether every octet of this part of the line is one of ASCII. */
    public static boolean isAscii(byte[] line, int start, int end) {
        for (int i = start; i < end; i++) {
            if (line[i] < 0) {
                return false;
            }
        }
        return true;
    }

    public static boolean isLetter(byte octet) {
        int letter = upperCase(octet);
        return letter >= 'A' && letter <= 'Z';
    }

    public static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    public static boolean isLetterOrDigit(byte octet) {
        return isLetter(octet) || isDigit(octet);
    }

    public static boolean isHexadecimal(byte octet) {
        int letter = upperCase(octet);
        return isDigit(octet) || (letter >= 'A' && letter <= 'F');
    }

    /** Whether this part of the line is digits, at least one. */
    public static boolean isNumber(byte[] line, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isDigit(line[i])) {
                return false;
            }
        }
        return start < end;
    }

    /** The number that this part of the line is; 0 where it is none, the greatest one where it is too great. */
    public static long number(byte[] line, int start, int end) {
        if (!isNumber(line, start, end)) {
            return 0;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            int digit = line[i] - '0';
            if (number > (Long.MAX_VALUE - digit) / 10) {
                return Long.MAX_VALUE;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Where the line ends but for spaces (RFC 5321 section 4.1.1: a server should take those that trail). */
    public static int trimmedEnd(byte[] line) {
        int end = line.length;
        while (end > 0 && line[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    private static int upperCase(byte octet) {
        return octet >= 'a' && octet <= 'z' ? octet - ('a' - 'A') : octet;
    }
}
