package sequitur.smtp.wire;

/** Domains and address literals (RFC 5321 sections 4.1.2 and 4.1.3), looked at without making an object. */
public final class HostName {

    private static final String IPV6_TAG = "IPV6:";
    private static final int IPV4_NUMBERS = 4;
    private static final int IPV6_GROUPS = 8;
    private static final int IPV4_AS_GROUPS = 2;

    private HostName() {}

    /**
     * Whether EHLO or HELO has the argument that it needs: a domain name or an address literal. Allocates nothing.
     *
     * @param command the command
     * @return true also for {@code localhost}
     */
    public static boolean isGivenBy(Command command) {
        byte[] line = command.line();
        int start = command.argumentStart();
        int end = command.end();
        if (start >= end) {
            return false;
        }
        if (line[start] == '[') {
            return isLiteral(line, start, end);
        }
        // RFC 1123 section 2.1: no host name has the form of an IPv4 address.
        return isDomain(line, start, end) && Octets.isAscii(line, start, end) && !isIpv4(line, start, end);
    }

    /**
     * Whether EHLO or HELO says {@code localhost}, which is a true name to a peer on the loopback interface alone. Allocates
     * nothing.
     *
     * @param command the command
     * @return true if that is its argument
     */
    public static boolean isLocalhost(Command command) {
        return Octets.isWord(command.line(), command.argumentStart(), command.end(), "LOCALHOST");
    }

    /** Whether this part of the line is a domain or, in brackets, an address literal. */
    static boolean isDomainOrLiteral(byte[] line, int start, int end) {
        return (start < end && line[start] == '[') ? isLiteral(line, start, end) : isDomain(line, start, end);
    }

    /** Labels of letters, digits and hyphens, none empty, none with a hyphen at an end; octets of UTF-8 are taken (RFC 6531). */
    private static boolean isDomain(byte[] line, int start, int end) {
        boolean labelBegins = true;
        for (int i = start; i < end; i++) {
            if (line[i] == '.') {
                if (labelBegins || line[i - 1] == '-') {
                    return false;
                }
                labelBegins = true;
            } else if (Octets.isLetterOrDigit(line[i]) || line[i] < 0 || (line[i] == '-' && !labelBegins)) {
                labelBegins = false;
            } else {
                return false;
            }
        }
        return !labelBegins && line[end - 1] != '-';
    }

    private static boolean isLiteral(byte[] line, int start, int end) {
        if (end - start < 2 || line[end - 1] != ']') {
            return false;
        }
        int inside = start + 1;
        return Octets.matches(line, inside, IPV6_TAG)
                ? isIpv6(line, inside + IPV6_TAG.length(), end - 1)
                : isIpv4(line, inside, end - 1);
    }

    private static boolean isIpv4(byte[] line, int start, int end) {
        int numbers = 1;
        int digits = 0;
        int number = 0;
        for (int i = start; i < end; i++) {
            if (line[i] == '.' && digits > 0) {
                numbers++;
                digits = 0;
                number = 0;
            } else if (line[i] >= '0' && line[i] <= '9' && digits < 3) {
                digits++;
                number = number * 10 + line[i] - '0';
            } else {
                return false;
            }
            if (number > 255) {
                return false;
            }
        }
        return numbers == IPV4_NUMBERS && digits > 0;
    }

    private static boolean isIpv6(byte[] line, int start, int end) {
        int groups = 0;
        boolean shortened = false;
        int place = start;
        while (place < end) {
            int groupEnd = endOfGroup(line, place, end);
            if (groupEnd < end && line[groupEnd] == '.') {
                groups += isIpv4(line, place, end) ? IPV4_AS_GROUPS : IPV6_GROUPS + 1;
                break;
            }
            if (groupEnd - place > 4) {
                return false;
            }
            groups += groupEnd > place ? 1 : 0;
            if (groupEnd == end) {
                break;
            }
            boolean twice = groupEnd + 1 < end && line[groupEnd + 1] == ':';
            if (line[groupEnd] != ':' || (twice ? shortened : groupEnd == place)) {
                return false;
            }
            shortened |= twice;
            place = groupEnd + (twice ? 2 : 1);
            if (place == end && !twice) {
                return false;
            }
        }
        return shortened ? groups < IPV6_GROUPS : groups == IPV6_GROUPS;
    }

    private static int endOfGroup(byte[] line, int start, int end) {
        int place = start;
        while (place < end && Octets.isHexadecimal(line[place])) {
            place++;
        }
        return place;
    }
}
