package sequitur.engine.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which servers an entry is about: a host name, an address, or a glob ({@code *} for any characters, {@code ?} for one),
 * at one port or at all. Hosts compare in the form of {@link Host}.
 *
 * @param host in that form
 * @param port from 1 to 65535, or 0 for every port
 */
record HostPattern(String host, int port) {

    /** The less specific first: globs, then those for every port, then the shorter. */
    static final Comparator<HostPattern> BY_SPECIFICITY = Comparator.<HostPattern, Boolean>comparing(
                    pattern -> !pattern.isGlob())
            .thenComparing(pattern -> pattern.port() != 0)
            .thenComparing(pattern -> pattern.host().length());

    private static final Pattern FORM = Pattern.compile("\\[([^\\[\\]\\s]+)]|([^\\[\\]:\\s]+)");
    private static final Pattern FORM_WITH_PORT = Pattern.compile("(.+)(?::|\\.port\\.)(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code host}, {@code host:port} or {@code [IPv6 address]:port}; nothing if the text is none of them. In place of the colon before
     * a port there may be {@code .port.}, which no tool takes for the end of a key.
     */
    static Optional<HostPattern> parse(String text) {
        Matcher parts = FORM_WITH_PORT.matcher(text);
        if (!parts.matches()) {
            return parse(text, 0);
        }
        int port = Integer.parseInt(parts.group(2));
        return port >= 1 && port <= LAST_PORT ? parse(parts.group(1), port) : Optional.empty();
    }

    private static Optional<HostPattern> parse(String text, int port) {
        return FORM.matcher(text).matches()
                ? Optional.of(new HostPattern(Host.of(text).text(), port))
                : Optional.empty();
    }

    /** As it stands in a key. */
    String text() {
        return new Host(host).inBrackets() + (port == 0 ? "" : ":" + port);
    }

    boolean matches(String server, int serverPort) {
        if (port != 0 && port != serverPort) {
            return false;
        }
        String name = Host.of(server).text();
        return isGlob() ? name.matches(regex(host)) : name.equals(host);
    }

    private boolean isGlob() {
        return host.indexOf('*') >= 0 || host.indexOf('?') >= 0;
    }

    private static String regex(String glob) {
        return glob.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> switch (letter) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(letter);
                })
                .collect(Collectors.joining());
    }
}
