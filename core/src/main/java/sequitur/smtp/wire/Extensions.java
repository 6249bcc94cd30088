package sequitur.smtp.wire;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The service extensions that an EHLO reply offers, with their parameters (RFC 5321 section 4.1.1.1).
 */
public final class Extensions {

    /** No extensions, as before EHLO and after HELO. */
    public static final Extensions NONE = new Extensions(Map.of());

    private static final String LEGACY_AUTH = "AUTH=";

    /** No server has so many extensions, nor one with so many parameters; what a hostile one says beyond that is not kept. */
    private static final int MOST_OFFERS = 500;

    private static final int LONGEST_OFFER = 2_000;

    private final Map<String, String> parameters;
    private final List<String> mechanisms;
    private final Limits limits;
    private final long greatestSize;
    private final boolean unknown;
    private final long parameterKinds;
    private final int mailOctets;
    private final int rcptOctets;

    private Extensions(Map<String, String> parameters) {
        this.parameters = parameters;
        this.mechanisms = mechanisms(parameters);
        this.limits = Limits.parse(parameters.getOrDefault(Extension.LIMITS.keyword(), ""));
        this.greatestSize = greatestSize(parameters.getOrDefault(Extension.SIZE.keyword(), ""));
        List<Extension> known = parameters.keySet().stream()
                .map(Extension::of)
                .flatMap(Optional::stream)
                .toList();
        this.unknown = parameters.keySet().stream()
                .anyMatch(keyword -> !keyword.startsWith(LEGACY_AUTH)
                        && Extension.of(keyword).isEmpty());
        this.parameterKinds = Parameter.kindsOf(this::offers);
        int ample = unknown ? Extension.AMPLE : 0;
        this.mailOctets = ample + known.stream().mapToInt(Extension::mailOctets).sum();
        this.rcptOctets = ample + known.stream().mapToInt(Extension::rcptOctets).sum();
    }

    /**
     * Reads the extensions from the text of an EHLO reply.
     *
     * @param reply the reply's lines with their codes, ended by LF or CR LF; the first one is the server's greeting and
     *     is passed over. Any text is taken; a line with nothing after its code offers nothing.
     * @return the extensions, by their keywords in upper case
     */
    public static Extensions parse(String reply) {
        Map<String, StringJoiner> offers = new TreeMap<>();
        reply.lines()
                .skip(1)
                .limit(MOST_OFFERS)
                .filter(line -> line.length() > 4)
                .map(line -> line.substring(4, Math.min(line.length(), LONGEST_OFFER))
                        .strip())
                .filter(offer -> !offer.isEmpty())
                .forEach(offer -> {
                    String[] words = offer.split("\\s+", 2);
                    // Some servers list AUTH twice, with different mechanisms.
                    offers.computeIfAbsent(words[0].toUpperCase(Locale.ROOT), keyword -> new StringJoiner(" "))
                            .add(words.length > 1 ? words[1] : "");
                });
        Map<String, String> parameters = new TreeMap<>();
        offers.forEach(
                (keyword, words) -> parameters.put(keyword, words.toString().strip()));
        return new Extensions(Collections.unmodifiableMap(parameters));
    }

    /**
     * Whether an extension is offered.
     *
     * @param keyword its EHLO keyword in upper case
     * @return true if the EHLO reply named it; for {@code AUTH} also in its old form {@code AUTH=LOGIN}
     */
    public boolean offers(String keyword) {
        return parameters.containsKey(keyword) || (keyword.equals("AUTH") && !mechanisms.isEmpty());
    }

    /**
     * The parameter of an extension.
     *
     * @param keyword its EHLO keyword in upper case
     * @return what followed the keyword, empty text where nothing did; nothing if the extension is not offered
     */
    public Optional<String> parameter(String keyword) {
        return Optional.ofNullable(parameters.get(keyword));
    }

    /**
     * The SASL mechanisms that are offered (RFC 4954 section 3).
     *
     * @return their names in upper case
     */
    public List<String> mechanisms() {
        return mechanisms;
    }

    /**
     * The keywords of the extensions.
     *
     * @return them in upper case
     */
    public Collection<String> keywords() {
        return parameters.keySet();
    }

    /** The limits that the server states (RFC 9422). */
    public Limits limits() {
        return limits;
    }

    /** The size of the largest message that the server takes, in octets (RFC 1870 section 3). */
    public long greatestSize() {
        return greatestSize;
    }

    /** The kinds of parameters that they define, one bit each. */
    long parameterKinds() {
        return parameterKinds;
    }

    /** Whether there is one among them that the model does not know. */
    boolean hasUnknown() {
        return unknown;
    }

    /** How many octets a MAIL command may be longer for them. */
    public int mailOctets() {
        return mailOctets;
    }

    /** How many octets a RCPT command may be longer for them. */
    public int rcptOctets() {
        return rcptOctets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Extensions extensions && parameters.equals(extensions.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return parameters.toString();
    }

    /** 0 and no number both mean that nothing is said. */
    private static long greatestSize(String parameter) {
        long size = parameter.matches("[0-9]{1,18}") ? Long.parseLong(parameter) : 0;
        return size == 0 ? Long.MAX_VALUE : size;
    }

    private static List<String> mechanisms(Map<String, String> parameters) {
        Set<String> mechanisms = new LinkedHashSet<>();
        parameters.forEach((keyword, parameter) -> {
            if (keyword.equals("AUTH")) {
                addWords(mechanisms, parameter);
            } else if (keyword.startsWith(LEGACY_AUTH)) {
                addWords(mechanisms, keyword.substring(LEGACY_AUTH.length()) + " " + parameter);
            }
        });
        return List.copyOf(mechanisms);
    }

    private static void addWords(Set<String> words, String text) {
        for (String word : text.toUpperCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
    }
}
