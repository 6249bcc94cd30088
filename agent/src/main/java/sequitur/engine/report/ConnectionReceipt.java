package sequitur.engine.report;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of one attempt to connect, with the login. A mail whose connection could not be opened has no receipt of its own.
 *
 * @param server where the connection leads, or was to lead
 * @param ending what became of it
 * @param phases how long what took
 * @param fault the id of the rule, the fault or the kind of failure, as reports have it in brackets; nothing if it was opened
 * @param callSite where in the app it was asked for, as in a stack trace, if that is known; looked for only where it has failed
 */
public record ConnectionReceipt(
        ConnectedServer server, Ending ending, Phases phases, Optional<String> fault, Optional<String> callSite) {

    /** What can become of it. */
    public enum Ending {
        /** The library is ready to send. */
        OPENED,
        /** It is not. */
        FAILED
    }

    /** Checks that nothing is missing. */
    public ConnectionReceipt {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(phases, "phases");
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(callSite, "callSite");
    }
}
