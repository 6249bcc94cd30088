package sequitur.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Places in the app from which commands come.
 *
 * @param globs names of classes or methods, with their package; {@code *} stands for any characters
 */
record CallSites(List<String> globs) {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}_$.*<>]+");
    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

    /** Reads globs with commas or blanks between them; nothing if one of them is none. */
    static Optional<CallSites> parse(String text) {
        List<String> globs = new ArrayList<>();
        for (String glob : SEPARATORS.split(text, -1)) {
            if (!FORM.matcher(glob).matches()) {
                return Optional.empty();
            }
            globs.add(glob);
        }
        return Optional.of(new CallSites(List.copyOf(globs)));
    }

    /** Whether a place, as a stack trace names it, is one of these: a method, or any method of a class. */
    boolean include(String callSite) {
        int end = callSite.indexOf('(');
        String method = end < 0 ? callSite : callSite.substring(0, end);
        String className = method.substring(0, Math.max(0, method.lastIndexOf('.')));
        return globs.stream()
                .map(CallSites::regex)
                .anyMatch(regex -> method.matches(regex) || className.matches(regex));
    }

    /** As a person writes them. */
    String text() {
        return String.join(", ", globs);
    }

    private static String regex(String glob) {
        return Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }
}
