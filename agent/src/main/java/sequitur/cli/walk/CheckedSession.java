package sequitur.cli.walk;

import java.util.List;
import java.util.Objects;
import sequitur.cli.recording.RecordedSession;

/**
 * A recorded session after its walk through the model.
 *
 * @param recorded the session as it was recorded
 * @param steps its entries in order, with what the model says about each
 */
public record CheckedSession(RecordedSession recorded, List<Step> steps) {

    /** Checks that there is a session, and keeps its own copy of the list. */
    public CheckedSession {
        Objects.requireNonNull(recorded, "recorded");
        steps = List.copyOf(steps);
    }

    /**
     * How many commands the client gave, lines of SASL exchanges and ends of message content not counted.
     *
     * @return 0 or more
     */
    public long commands() {
        return steps.stream()
                .filter(step -> step instanceof Step.Command command && command.counted())
                .count();
    }

    /**
     * How many rules were broken, each one counted at each command that breaks it. Rules that only warn do not count.
     *
     * @return 0 or more
     */
    public long violations() {
        return steps.stream()
                .mapToLong(step ->
                        step instanceof Step.Command command ? command.faults().size() : 0)
                .sum();
    }
}
