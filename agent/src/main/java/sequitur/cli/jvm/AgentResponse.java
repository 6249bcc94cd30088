package sequitur.cli.jvm;

import java.util.List;

/**
 * What the agent in another JVM has answered to a request.
 *
 * @param outcome what has come of it
 * @param details what the outcome's own words say is there
 */
public record AgentResponse(Outcome outcome, List<String> details) {

    /** What can come of a request. */
    public enum Outcome {
        /** It is attached now. Details: how many transports are woven, of how many. */
        ATTACHED,
        /** It was attached before, and nothing was changed. Details: the version that is there. */
        ALREADY,
        /** It is detached now. Details: the version that was there. */
        DETACHED,
        /** There was nothing to detach. No details. */
        ABSENT,
        /** It could not be done. Details: why. */
        FAILED
    }

    /** Keeps its own copy of the list. */
    public AgentResponse {
        details = List.copyOf(details);
    }

    /**
     * One of the details.
     *
     * @param index which one, from 0
     * @return the text, empty if there is none
     */
    public String detail(int index) {
        return index < details.size() ? details.get(index) : "";
    }
}
