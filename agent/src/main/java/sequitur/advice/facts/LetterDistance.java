package sequitur.advice.facts;

import java.util.Locale;

/** How many slips of a typist lie between two names: a letter left out, put in, replaced, or two letters exchanged. */
final class LetterDistance {

    private LetterDistance() {}

    /**
     * Counts them; the case of letters does not count.
     *
     * @param one a name
     * @param other another name
     * @return 0 for names that differ by case at most
     */
    static int between(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[][] slips = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, from, to, i, j);
            }
        }
        return slips[from.length()][to.length()];
    }

    private static int fewest(int[][] slips, String from, String to, int i, int j) {
        int replaced = slips[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean exchanged =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return exchanged ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
    }
}
