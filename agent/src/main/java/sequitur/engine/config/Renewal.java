package sequitur.engine.config;

import java.util.List;

/**
 * What came of loading the settings again.
 *
 * @param changes a clause for each key that has changed, without anything that may be a secret; words of others in it are as they came
 * @param faults what is wrong with the new settings; unless it is empty they were not taken, and the old ones count
 */
public record Renewal(List<String> changes, List<Problem> faults) {

    /** Keeps its own copies. */
    public Renewal {
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }

    /**
     * Whether the new settings were taken.
     *
     * @return false if they have a fault
     */
    public boolean isTaken() {
        return faults.isEmpty();
    }

    /**
     * Whether there is nothing to say.
     *
     * @return true if all is as it was
     */
    public boolean isEmpty() {
        return changes.isEmpty() && faults.isEmpty();
    }
}
