package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece of a table that is written as text: a line at the margin, and the indented lines below it. Lines that begin with
 * {@code #} are for people.
 *
 * @param head the words of the line at the margin
 * @param lines the indented lines, without their indentation
 */
record TableEntry(List<String> head, List<String> lines) {

    private static final Pattern SPACES = Pattern.compile(" +");

    /** The entries of a table, in their order. */
    static Stream<TableEntry> in(String table) {
        List<TableEntry> entries = new ArrayList<>();
        for (String line : table.lines().toList()) {
            if (line.startsWith(" ")) {
                entries.get(entries.size() - 1).lines().add(line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(new TableEntry(List.of(SPACES.split(line)), new ArrayList<>()));
            }
        }
        return entries.stream();
    }

    /** The first word of the line at the margin. */
    String name() {
        return head.get(0);
    }

    /** The words that stand behind a keyword, up to the next of the keywords. */
    List<String> after(String keyword, List<String> keywords) {
        return head.stream()
                .dropWhile(word -> !word.equals(keyword))
                .skip(1)
                .takeWhile(word -> !keywords.contains(word))
                .toList();
    }
}
