package sequitur.cli.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts by name, in the order in which the names came; of too many names the later ones are counted together. */
final class Tally {

    private static final int MOST_NAMES = 200;

    private final String others;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    /** One that calls the names which are too many by a name of their own. */
    Tally(String others) {
        this.others = others;
    }

    /**
     * What was counted under a name.
     *
     * @param name the name
     * @param sessions how many sessions
     * @param findings how many findings
     * @param what what the name means; or empty text
     * @param kind what sort of thing it is; or empty text
     * @param anchor where the first one is shown; empty text if it is not
     */
    record Row(String name, long sessions, long findings, String what, String kind, String anchor) {

        private Row plus(long moreSessions, long moreFindings) {
            return new Row(name, sessions + moreSessions, findings + moreFindings, what, kind, anchor);
        }
    }

    void add(String name, long sessions, long findings) {
        add(new Row(name, sessions, findings, "", "", ""));
    }

    /** Adds a row; what the first one of its name means stays. */
    void add(Row row) {
        String name = rows.containsKey(row.name()) || rows.size() < MOST_NAMES ? row.name() : others;
        Row first = rows.getOrDefault(name, new Row(name, 0, 0, row.what(), row.kind(), row.anchor()));
        rows.put(name, first.plus(row.sessions(), row.findings()));
    }

    /** The rows, those with most findings first. */
    List<Row> rows() {
        return rows.values().stream()
                .sorted(Comparator.comparingLong(Row::findings).reversed())
                .toList();
    }
}
