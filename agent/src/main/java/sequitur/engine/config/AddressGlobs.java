package sequitur.engine.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which addresses are meant.
 *
 * @param globs addresses in any case of letters, in which {@code *} stands for any characters; none for every address
 */
record AddressGlobs(List<String> globs) {

    /** Every address is meant. */
    static final AddressGlobs ALL = new AddressGlobs(List.of());

    private static final Pattern FORM = Pattern.compile("[^\\s,<>\\p{Cntrl}]+");
    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

    /** Keeps its own copy. */
    AddressGlobs {
        globs = List.copyOf(globs);
    }

    /** Reads globs with commas or blanks between them; nothing if one of them is none. */
    static Optional<AddressGlobs> parse(String text) {
        List<String> globs = List.of(SEPARATORS.split(text, -1));
        return globs.stream().allMatch(glob -> FORM.matcher(glob).matches())
                ? Optional.of(new AddressGlobs(globs))
                : Optional.empty();
    }

    /** Whether an address is one of these. */
    boolean include(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return globs.isEmpty()
                || globs.stream()
                        .map(AddressGlobs::regex)
                        .anyMatch(regex -> regex.matcher(lower).matches());
    }

    /** As a person writes them. */
    String text() {
        return String.join(", ", globs);
    }

    private static Pattern regex(String glob) {
        return Pattern.compile(Stream.of(glob.toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }
}
