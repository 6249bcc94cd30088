package sequitur.cli.page;

import java.util.List;

/**
 * What the page says of all sessions together. Empty texts and lists are left out.
 *
 * @param styles the style sheet
 * @param style what the verdict looks like: {@code good}, {@code bad} or {@code doubt}
 * @param verdict what was found in all
 * @param doubt why nobody can say that all is well although nothing was found
 * @param unread the files that could not be read, each with the reason
 * @param masked what else is not shown
 * @param extent which sessions are shown
 * @param faults what has to be mended, by rule, fault or failure
 * @param hosts the same by server
 * @param places the same by place in the app
 * @param maker what made the page
 */
record SummaryView(
        String styles,
        String style,
        String verdict,
        String doubt,
        List<String> unread,
        String masked,
        String extent,
        List<Tally.Row> faults,
        List<Tally.Row> hosts,
        List<Tally.Row> places,
        String maker) {

    /** Whether anything has to be mended. */
    boolean found() {
        return !faults.isEmpty();
    }

    /** Whether a place in the app is known. */
    boolean placed() {
        return !places.isEmpty();
    }
}
