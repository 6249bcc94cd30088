package sequitur.cli.probe;

import java.util.List;
import java.util.Objects;
import sequitur.cli.walk.Finding;

/**
 * What is wrong, in texts that are fit to be printed.
 *
 * @param id the name of the fault or failure, as the agent's reports and {@code explain} name it
 * @param causes what it mostly comes from, the likeliest first; none where what happened says it all
 * @param change the one thing to change, and what to do after it: sentences
 * @param section the RFC and its section; empty text if there is none
 */
public record Trouble(String id, List<String> causes, String change, String section) {

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public Trouble {
        Objects.requireNonNull(id, "id");
        causes = List.copyOf(causes);
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(section, "section");
    }

    static Trouble of(Finding finding) {
        List<String> causes = finding.causes().stream()
                .filter(cause -> !cause.equals(finding.what()))
                .toList();
        return new Trouble(finding.id(), causes, finding.change(), finding.section());
    }
}
