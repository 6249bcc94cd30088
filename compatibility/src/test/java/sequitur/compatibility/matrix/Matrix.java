package sequitur.compatibility.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where the tests write down what they have seen work, for {@code docs/compatibility.md}. */
public enum Matrix {
    /** Mail library x policy. */
    LIBRARIES("library"),
    /** Host x what was done there. */
    HOSTS("host"),
    /** Neighbour x order. */
    NEIGHBOURS("neighbour"),
    /** What else the JVM may be like. */
    ENVIRONMENTS("environment");

    private final String row;

    Matrix(String row) {
        this.row = row;
    }

    /** What a row stands for. */
    String row() {
        return row;
    }

    /**
     * Writes down what a test has just seen. The version of the JDK that runs it becomes part of the column;
     * for environments it is all of the column, and the column given here part of the row.
     *
     * @param rowName the row: a library, say, with its version
     * @param column the column: a policy, say
     * @param outcome what was seen, in a word or two
     */
    public void seen(String rowName, String column, String outcome) {
        String jdk = "JDK " + Runtime.version().feature();
        // So many different things are tried of environments that a column for each would be a table of holes.
        Cell cell = this == ENVIRONMENTS
                ? new Cell(rowName + ": " + column, jdk, outcome)
                : new Cell(rowName, column + ", " + jdk, outcome);
        synchronized (Matrix.class) {
            try {
                Path file = Files.createDirectories(Path.of("target", "matrix")).resolve(name() + ".tsv");
                Files.writeString(
                        file,
                        cell.line() + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
