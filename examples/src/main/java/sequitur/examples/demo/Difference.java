package sequitur.examples.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a comparison.
 *
 * @param kind where the line stands
 * @param text the line
 */
record Difference(Kind kind, String text) {
    private static final int CONTEXT = 2;

    /** Where a line stands: in both texts, in one of them, or in a gap that is not shown. */
    enum Kind {
        SAME,
        GONE,
        NEW,
        GAP
    }

    /** Compares two texts line by line; long stretches without a difference are left out. */
    static List<Difference> between(List<String> before, List<String> after) {
        return withGaps(compared(before, after));
    }

    private static List<Difference> compared(List<String> before, List<String> after) {
        int[][] common = commonLengths(before, after);
        List<Difference> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new Difference(Kind.SAME, after.get(j)));
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Difference(Kind.GONE, before.get(i++)));
            } else {
                lines.add(new Difference(Kind.NEW, after.get(j++)));
            }
        }
        return lines;
    }

    /** For every pair of positions, how many lines the rests of both texts have in common. */
    private static int[][] commonLengths(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Difference> withGaps(List<Difference> lines) {
        List<Difference> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (nearChange(lines, i)) {
                shown.add(lines.get(i));
            } else if (shown.isEmpty() || shown.get(shown.size() - 1).kind() != Kind.GAP) {
                shown.add(new Difference(Kind.GAP, "..."));
            }
        }
        return shown;
    }

    private static boolean nearChange(List<Difference> lines, int index) {
        int from = Math.max(0, index - CONTEXT);
        int to = Math.min(lines.size(), index + CONTEXT + 1);
        return lines.subList(from, to).stream().anyMatch(line -> line.kind() != Kind.SAME);
    }
}
