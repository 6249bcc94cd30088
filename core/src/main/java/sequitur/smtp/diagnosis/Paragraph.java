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
record Paragraph(String head, List<String> lines) {

    /** The paragraphs of a table, in their order. */
    static Stream<Paragraph> in(String table) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String line : table.lines().toList()) {
            if (line.startsWith(" ")) {
                paragraphs.get(paragraphs.size() - 1).lines().add(line.strip());
            } else {
                paragraphs.add(new Paragraph(line, new ArrayList<>()));
            }
        }
        return paragraphs.stream();
    }
}
