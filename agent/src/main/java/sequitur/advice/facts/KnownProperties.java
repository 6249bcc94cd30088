package sequitur.advice.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The properties that the mail library reads, and the names that people take for them. */
final class KnownProperties {

    /** What a property's value is. */
    enum Kind {
        /** True or false. */
        FLAG,
        /** A whole number. */
        NUMBER,
        /** A text that may be kept. */
        WORDS,
        /** A text of which only is kept that it is there. */
        PRIVATE,
        /** An object. */
        OBJECT
    }

    private static final Map<String, Kind> KINDS = kinds();
    private static final Map<String, String> MEANT = meant();

    private static final Map<String, Kind> GLOBAL = Map.of(
            "mail.host", Kind.WORDS,
            "mail.from", Kind.WORDS,
            "mail.user", Kind.PRIVATE,
            "mail.debug", Kind.FLAG,
            "mail.mime.allowutf8", Kind.FLAG,
            "mail.transport.protocol", Kind.WORDS);

    private KnownProperties() {}

    /** What kind of value a property has; nothing for one that the library does not read. */
    static Optional<Kind> kind(String name) {
        return Optional.ofNullable(GLOBAL.get(name))
                .or(() -> Optional.ofNullable(KINDS.get(suffix(name))).filter(kind -> isOfTransport(name)));
    }

    /** The property that is meant by a name that people write; its suffix, {@code password} included, which is none. */
    static Optional<String> meantBy(String suffix) {
        return Optional.ofNullable(MEANT.get(suffix));
    }

    /** The suffixes of all properties. */
    static Iterable<String> suffixes() {
        return KINDS.keySet();
    }

    /** Whether a name is that of a property of an SMTP transport. */
    static boolean isOfTransport(String name) {
        return name.startsWith("mail.smtp.") || name.startsWith("mail.smtps.");
    }

    /** What follows the protocol in a property's name; empty text if nothing does. */
    static String suffix(String name) {
        int end = name.indexOf('.', "mail.".length());
        return name.startsWith("mail.") && end > 0 ? name.substring(end + 1) : "";
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        for (List<String> row : rows("properties.txt")) {
            kinds.put(row.get(1), Kind.valueOf(row.get(0).toUpperCase(Locale.ROOT)));
        }
        return Collections.unmodifiableMap(kinds);
    }

    private static Map<String, String> meant() {
        Map<String, String> meant = new TreeMap<>();
        rows("near-misses.txt").forEach(row -> meant.put(row.get(0), row.get(1)));
        return Collections.unmodifiableMap(meant);
    }

    private static List<List<String>> rows(String resource) {
        try (InputStream stream = KnownProperties.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(" +")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
