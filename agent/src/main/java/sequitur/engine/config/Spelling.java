package sequitur.engine.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Spelling {

    private static final int NEAR = 3;

    private Spelling() {}

    /**
     * Finds the candidate that is fewest letters away from a text; case does not count.
     *
     * @param text what was written
     * @param candidates what may be written
     * @return the nearest one, or nothing if even that is more than three letters away
     */
    public static Optional<String> nearest(String text, Collection<String> candidates) {
        String nearest = "";
        int least = NEAR + 1;
        for (String candidate : candidates) {
            int distance = distance(text.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                nearest = candidate;
                least = distance;
            }
        }
        return least > NEAR ? Optional.empty() : Optional.of(nearest);
    }

    /** Levenshtein's distance: how many letters must be put in, left out or replaced. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
