package sequitur.cli.page;

import java.util.List;
import java.util.Objects;

/**
 * What was found in all.
 *
 * @param counted the findings, counted
 * @param doubt why nobody can say that all is well although nothing was found; else empty text
 * @param unread the files that could not be read, each with the reason
 */
public record Verdict(String counted, String doubt, List<String> unread) {

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public Verdict {
        Objects.requireNonNull(counted, "counted");
        Objects.requireNonNull(doubt, "doubt");
        unread = List.copyOf(unread);
    }
}
