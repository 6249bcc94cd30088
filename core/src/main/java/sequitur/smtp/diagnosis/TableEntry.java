package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece of a table that is written as text: a line at the margin, and the indented lines below it.
 *
 * @param head the line at the margin
 * @param lines the indented lines, without their indentation
 */
record TableEntry(String head, List<String> lines) {

    /** The entries of a table, in their order. */
    static Stream<TableEntry> in(String table) {
        List<TableEntry> entries = new ArrayList<>();
        for (String line : table.lines().toList()) {
            if (line.startsWith(" ")) {
                entries.get(entries.size() - 1).lines().add(line.strip());
            } else {
                entries.add(new TableEntry(line, new ArrayList<>()));
            }
        }
        return entries.stream();
    }
}
