package sequitur.testbed.pitfall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.testbed.library.Library;

/**
 * What the mistakes of one group lead to, as the text files beside this class have it: below the name of each mistake a line
 * {@code mode: wire | what the app is told}, and where releases of the library differ more lines
 * {@code mode [labels]: wire | what the app is told}, which win over that without labels. Where {@code log} has no line it
 * changes nothing, and where {@code block} has none it does what {@code log} does.
 */
final class Expectations {

    private static final Pattern NAME = Pattern.compile("([a-z]\\d+\\w*)\\b.*");
    private static final Pattern LINE = Pattern.compile("    (without|log|block|correct)(?: \\[(.*)\\])?: (.*)");

    private final Map<String, String> lines = new HashMap<>();

    private Expectations() {}

    /** Reads those of all groups. */
    static Expectations ofAllGroups() {
        Expectations all = new Expectations();
        for (String group : List.of("session", "message", "dialogue")) {
            try (InputStream stream = Expectations.class.getResourceAsStream(group + ".txt")) {
                if (stream == null) {
                    throw new IllegalStateException("no expectations for " + group);
                }
                all.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return all;
    }

    /** What a mistake leads to on a release in a mode. */
    String of(String mistake, Mode mode, Library library) {
        return find(mistake, mode, library)
                .or(() -> mode == Mode.BLOCK ? find(mistake, Mode.LOG, library) : Optional.empty())
                .or(() -> find(mistake, Mode.WITHOUT, library))
                .orElse("nothing is expected");
    }

    /** Whether even {@code log} may change something for this mistake. */
    boolean logActs(String mistake, Library library) {
        return find(mistake, Mode.LOG, library).isPresent();
    }

    private Optional<String> find(String mistake, Mode mode, Library library) {
        String key = mistake + " " + mode.word();
        return Optional.ofNullable(lines.get(key + " " + library.label()))
                .or(() -> Optional.ofNullable(lines.get(key)));
    }

    private void read(String text) {
        String mistake = "";
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            Matcher expectation = LINE.matcher(line);
            if (expectation.matches()) {
                String key = mistake + " " + expectation.group(1);
                if (expectation.group(2) == null) {
                    lines.put(key, expectation.group(3));
                } else {
                    for (String label : expectation.group(2).split(" ", -1)) {
                        lines.put(key + " " + label, expectation.group(3));
                    }
                }
                continue;
            }
            Matcher name = NAME.matcher(line);
            if (!name.matches()) {
                throw new IllegalStateException("not understood: " + line);
            }
            mistake = name.group(1);
        }
    }
}
