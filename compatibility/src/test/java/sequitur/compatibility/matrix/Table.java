package sequitur.compatibility.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A table of a Markdown document. Rows stand in the order in which they came, columns in that of the alphabet. */
final class Table {

    private final String corner;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    private Table(String corner) {
        this.corner = corner;
    }

    /** Reads a table; text that holds none gives one without rows. */
    static Table parse(String corner, String markdown) {
        Table table = new Table(corner);
        List<List<String>> lines = markdown.lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                .map(Table::cells)
                .toList();
        for (List<String> line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            for (int i = 1; i < line.size(); i++) {
                table.put(new Cell(line.get(0), lines.get(0).get(i), line.get(i)));
            }
        }
        return table;
    }

    /** What stands in a cell's place, if anything does. */
    Optional<String> at(String row, String column) {
        return Optional.ofNullable(rows.getOrDefault(row, Map.of()).get(column)).filter(text -> !text.isEmpty());
    }

    /** Puts a cell in its place. */
    void put(Cell cell) {
        rows.computeIfAbsent(cell.row(), name -> new LinkedHashMap<>()).put(cell.column(), cell.outcome());
    }

    /** The table as text, each line with its end. */
    String markdown() {
        TreeSet<String> columns = new TreeSet<>();
        rows.values().forEach(row -> columns.addAll(row.keySet()));
        StringBuilder text = new StringBuilder();
        List<String> header = new ArrayList<>(List.of(corner));
        header.addAll(columns);
        text.append(line(header)).append(line(header.stream().map(name -> "---").toList()));
        rows.forEach((name, row) -> {
            List<String> line = new ArrayList<>(List.of(name));
            columns.forEach(column -> line.add(row.getOrDefault(column, "")));
            text.append(line(line));
        });
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static List<String> cells(String line) {
        return List.of(line.replaceFirst("^\\| ", "").replaceFirst(" ?\\|$", "").split(" \\| ", -1)).stream()
                .map(String::strip)
                .toList();
    }
}
