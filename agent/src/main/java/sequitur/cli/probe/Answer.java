package sequitur.cli.probe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sequitur.cli.probe.setup.ServerSetup;

/**
 * What came of a probe at one port.
 *
 * @param port the port
 * @param setup what an app has to know to send mail over this server; nothing if no session came about
 * @param toChange the steps after which something has to be changed, in order; none if a mail would go out
 * @param certainty how much the server was asked
 */
public record Answer(int port, Optional<ServerSetup> setup, List<Step> toChange, Certainty certainty) {

    /** How much a server was asked. */
    public enum Certainty {
        /** It has taken a sender and a recipient. */
        ASKED,
        /** It was not asked about both. */
        UNASKED,
        /** It was not, and offers AUTH, for which no login was given. */
        UNTRIED
    }

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public Answer {
        Objects.requireNonNull(setup, "setup");
        toChange = List.copyOf(toChange);
        Objects.requireNonNull(certainty, "certainty");
    }

    /**
     * Whether a mail would go out, as far as the server was asked.
     *
     * @return true if a session came about and nothing has to be changed
     */
    public boolean goesOut() {
        return setup.isPresent() && toChange.isEmpty();
    }

    /**
     * Whether the server was shown a login and has refused it.
     *
     * @return true if the same login had better not be shown again
     */
    public boolean refusedLogin() {
        return toChange.stream()
                .anyMatch(step -> step.stage() == Stage.AUTH && !step.heard().isEmpty());
    }
}
