package sequitur.compatibility.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the tables of {@code docs/compatibility.md} against what the tests have seen. A table stands between the lines
 * {@code <!-- matrix NAME -->} and {@code <!-- end -->}; cells that this run did not see are left as they are.
 */
public final class MatrixDocument {

    private MatrixDocument() {}

    /**
     * Compares the document with what was seen, or brings it up to that. Ends with an exception if it says something else.
     *
     * @param arguments {@code check} or {@code write}, the document, the folder that the tests wrote to
     * @throws IOException if a file can't be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path document = Path.of(arguments[1]);
        Path seen = Path.of(arguments[2]);
        String text = Files.readString(document);
        String updated = text;
        List<String> differences = new ArrayList<>();
        for (Matrix matrix : Matrix.values()) {
            Path file = seen.resolve(matrix.name() + ".tsv");
            if (!Files.exists(file)) {
                continue;
            }
            Matcher place = Pattern.compile("(?s)(<!-- matrix " + matrix.name() + " -->\n)(.*?)(<!-- end -->)")
                    .matcher(updated);
            if (!place.find()) {
                throw new IllegalStateException(document + " has no place for the matrix " + matrix);
            }
            Table table = Table.parse(matrix.row(), place.group(2));
            Map<String, Cell> latest = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file)) {
                Cell cell = Cell.of(line);
                latest.put(cell.row() + "	" + cell.column(), cell);
            }
            for (Cell cell : latest.values()) {
                // What it does not state is no lie: it may be a JDK or a host that few have.
                String stated = table.at(cell.row(), cell.column()).orElse(cell.outcome());
                if (!stated.equals(cell.outcome())) {
                    differences.add(matrix + ", " + cell.row() + ", " + cell.column() + ": the document says " + stated
                            + ", the tests saw " + cell.outcome());
                }
                table.put(cell);
            }
            updated = updated.substring(0, place.end(1)) + table.markdown() + updated.substring(place.start(3));
        }
        if (arguments[0].equals("write")) {
            Files.writeString(document, updated);
        } else if (!differences.isEmpty()) {
            throw new IllegalStateException(String.join("\n", differences)
                    + "\nmvn -Pmatrix verify brings the document up to what the tests see.");
        }
    }
}
