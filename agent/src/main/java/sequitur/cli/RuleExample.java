package sequitur.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sequitur.smtp.rule.Rule;

/**
 * A rule shown in two short dialogues.
 *
 * @param given what is known of the server beforehand: {@code require auth}, {@code require tls}, {@code host}
 *     and a name, or {@code thread} if the last command comes from another thread
 * @param wrong a dialogue whose last command breaks the rule
 * @param right one that breaks none
 */
record RuleExample(List<String> given, List<String> wrong, List<String> right) {

    private static final String GIVEN = "given: ";
    private static final String WRONG = "wrong:";
    private static final String RIGHT = "right:";

    RuleExample {
        given = List.copyOf(given);
        wrong = List.copyOf(wrong);
        right = List.copyOf(right);
    }

    /** The rule's example: every rule has one. */
    static RuleExample of(Rule rule) {
        String resource = "/sequitur/cli/rules/" + rule.id() + ".txt";
        try (InputStream stream = RuleExample.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("there is no example for " + rule.id());
            }
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RuleExample parse(String text) {
        List<String> given = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<String> right = new ArrayList<>();
        List<String> part = given;
        for (String line : text.lines().toList()) {
            if (line.equals(WRONG)) {
                part = wrong;
            } else if (line.equals(RIGHT)) {
                part = right;
            } else {
                part.add(line.startsWith(GIVEN) ? line.substring(GIVEN.length()) : line);
            }
        }
        return new RuleExample(given, wrong, right);
    }
}
