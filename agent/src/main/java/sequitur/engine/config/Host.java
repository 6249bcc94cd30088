package sequitur.engine.config;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one form in which hosts are compared, whatever is kept or looked up by them: names in lower case, without the root's
 * dot, each label as an A-label; an IPv4 address as four numbers; an IPv6 address as RFC 5952 writes it, without brackets.
 *
 * <p>Two hosts that are not the same to a resolver must not become one, since credentials go by it. So only a label that comes
 * back from its A-label as it was becomes one: {@code ß} stays apart from {@code ss}, and a Kelvin sign from {@code k}. The zone
 * of a link-local address stays with it. No name is ever resolved here.
 *
 * @param text the host in that form
 */
public record Host(String text) {

    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,10}(?:\\.[0-9]{1,10}){0,3}");
    private static final Pattern WILD = Pattern.compile("[*?]");
    private static final String LOCALHOST = "localhost";
    private static final String ACE = "xn--";
    private static final int OCTET = 8;
    private static final int HEXTETS = 8;

    /** Checks that there is a text. */
    public Host {
        Objects.requireNonNull(text, "text");
    }

    /**
     * Takes a host as somebody wrote it.
     *
     * @param written a name, an address, a glob; an IPv6 address with brackets or without
     * @return the host
     */
    public static Host of(String written) {
        String bare = written.length() > 2 && written.startsWith("[") && written.endsWith("]")
                ? written.substring(1, written.length() - 1)
                : written;
        return new Host(bare.indexOf(':') >= 0 ? ipv6(bare) : ipv4(bare).orElseGet(() -> domain(bare)));
    }

    /**
     * Whether nobody needs to be asked to know that this is the machine itself.
     *
     * @return true for {@code localhost} and the literal addresses of the loopback interface
     */
    public boolean isLoopback() {
        return text.equals(LOCALHOST)
                || text.equals("::1")
                || (text.startsWith("127.") && ipv4(text).isPresent());
    }

    /**
     * As it stands in a key and before a port.
     *
     * @return the text, in brackets if it has colons
     */
    public String inBrackets() {
        return text.indexOf(':') >= 0 ? "[" + text + "]" : text;
    }

    @Override
    public String toString() {
        return text;
    }

    private static String domain(String name) {
        boolean root = name.length() > 1 && name.endsWith(".");
        String bare = root ? name.substring(0, name.length() - 1) : name;
        // With a dot behind it, it is no address to a resolver, but a name that somebody may have registered.
        return root && ipv4(bare).isPresent()
                ? name
                : Arrays.stream(bare.split("\\.", -1)).map(Host::label).collect(Collectors.joining("."));
    }

    private static String label(String label) {
        if (label.chars().allMatch(letter -> letter < 0x80)
                || WILD.matcher(label).find()) {
            return lowerCase(label);
        }
        try {
            String ascii = IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            String meant = Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
            boolean same = IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED).equals(meant);
            return ascii.startsWith(ACE) && same ? ascii : lowerCase(label);
        } catch (IllegalArgumentException noLabel) {
            return lowerCase(label);
        }
    }

    /** Of ASCII letters alone: others may become ASCII letters by it. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char letter = lower.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                lower.setCharAt(i, (char) (letter - 'A' + 'a'));
            }
        }
        return lower.toString();
    }

    /** Also {@code 127.1} and {@code 2130706433}, which the JDK takes for addresses: the last number fills what is left. */
    private static Optional<String> ipv4(String text) {
        if (!NUMBERS.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] numbers = text.split("\\.", -1);
        long address = 0;
        for (int i = 0; i < numbers.length; i++) {
            boolean last = i == numbers.length - 1;
            int bits = last ? OCTET * (5 - numbers.length) : OCTET;
            long number = Long.parseLong(numbers[i]);
            if (number >= 1L << bits) {
                return Optional.empty();
            }
            address = address << bits | number;
        }
        StringJoiner octets = new StringJoiner(".");
        for (int shift = 3 * OCTET; shift >= 0; shift -= OCTET) {
            octets.add(Long.toString(address >> shift & 0xff));
        }
        return Optional.of(octets.toString());
    }

    private static String ipv6(String text) {
        int percent = text.indexOf('%');
        String address = percent < 0 ? text : text.substring(0, percent);
        try {
            // Between brackets the JDK takes nothing but an address, and asks no resolver.
            InetAddress parsed = InetAddress.getByName("[" + address + "]");
            if (!(parsed instanceof Inet6Address)) {
                return parsed.getHostAddress();
            }
            boolean zoned = percent >= 0 && (parsed.isLinkLocalAddress() || parsed.isSiteLocalAddress());
            return compressed(parsed.getAddress()) + (zoned ? text.substring(percent) : "");
        } catch (UnknownHostException noAddress) {
            return lowerCase(text);
        }
    }

    /** RFC 5952 section 4: the first of the longest runs of zeros, if longer than one, becomes two colons. */
    private static String compressed(byte[] octets) {
        int[] hextets = new int[HEXTETS];
        Arrays.setAll(hextets, i -> ((octets[2 * i] & 0xff) << OCTET) | (octets[2 * i + 1] & 0xff));
        int start = 0;
        int longest = 0;
        for (int i = 0; i < HEXTETS; i++) {
            int end = i;
            while (end < HEXTETS && hextets[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                start = i;
                longest = end - i;
            }
        }
        return longest < 2
                ? joined(hextets, 0, HEXTETS)
                : joined(hextets, 0, start) + "::" + joined(hextets, start + longest, HEXTETS);
    }

    private static String joined(int[] hextets, int from, int to) {
        return Arrays.stream(hextets, from, to).mapToObj(Integer::toHexString).collect(Collectors.joining(":"));
    }
}
