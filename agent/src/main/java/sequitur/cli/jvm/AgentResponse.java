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
        /** It was attached before, and its settings are others now. Details: what has changed, if anything, and the version that is there. */
        CHANGED,
        /** It was attached before, and the settings have a fault there. Details: which, and the version that is there. */
        REFUSED,
        /** It is detached now. Details: the version that was there. */
        DETACHED,
        /** It is not attached. No details. */
        ABSENT,
        /** It is attached, and has not read its settings yet. No details. */
        IDLE,
        /** These are its settings. Details: key, value, place and meaning of each with tabs between them; then faults behind a tab. */
        SETTINGS,
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
