package sequitur.compatibility.matrix;

/**
 * One cell of a matrix.
 *
 * @param row the name of its row
 * @param column the name of its column
 * @param outcome what stands in it
 */
record Cell(String row, String column, String outcome) {

    /** Refuses what would break a table. */
    Cell {
        if ((row + column + outcome).matches("(?s).*[\t\n|].*")) {
            throw new IllegalArgumentException("a cell holds neither tabs nor line ends nor bars");
        }
    }

    /** The cell as a line of text. */
    String line() {
        return row + "\t" + column + "\t" + outcome;
    }

    /** The cell that {@link #line()} wrote. */
    static Cell of(String line) {
        String[] parts = line.split("\t", -1);
        return new Cell(parts[0], parts[1], parts[2]);
    }
}
