package sequitur.engine.report;

import java.util.Objects;
import java.util.Optional;
import sequitur.advice.Counsel;
import sequitur.smtp.policy.Precaution;

/**
 * Something that was seen about a connection, and is neither a command that breaks a rule nor a failure: a thread that waits for too long, a mail that
 * is sent again.
 *
 * @param what what was seen: a clause without full stop
 * @param precaution what looks after it
 * @param counsel what it comes from, and what mends it
 * @param server the server as {@code host:port}
 * @param callSite where in the app it came from, if that is known
 * @param done what was done: a clause without full stop
 * @param level how loud it is said
 * @param target where it is said
 */
public record Observation(
        String what,
        Precaution precaution,
        Counsel counsel,
        String server,
        Optional<String> callSite,
        String done,
        Level level,
        Target target) {

    /** How loud something is said. */
    public enum Level {
        /** Something is wrong. It is counted when it is seen again. */
        WARNING,
        /** Nothing is wrong yet. It is said by whoever says it, and is not counted. */
        NOTE
    }

    /** Where it is said. */
    public enum Target {
        /** In the app's log, unless the app's logging is at work on this thread. */
        LOG,
        /** Beside the app's log: what is told of mail that the logging itself sends would become another mail. */
        STANDARD_ERROR
    }

    /** Checks that nothing is missing. */
    public Observation {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(precaution, "precaution");
        Objects.requireNonNull(counsel, "counsel");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(callSite, "callSite");
        Objects.requireNonNull(done, "done");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(target, "target");
    }
}
