package sequitur.engine.report;

import java.util.Objects;
import java.util.Optional;
import sequitur.advice.Counsel;
import sequitur.smtp.session.Fate;

/**
 * An attempt to connect or to send that ended in an exception, and what the app can do about it. A violation that led to it is part of it.
 *
 * @param fate what became of the mail
 * @param id the name of the rule, of the fault, or of the kind of failure
 * @param section the RFC and its section, if there is one
 * @param counsel what it comes from, and what mends it
 * @param server the server as {@code host:port}
 * @param callSite where in the app it came from, if that is known
 * @param done what was done, and what the app was given: clauses without full stop
 * @param origin whether a rule was broken
 * @param gravity whether something is wrong with the app
 */
public record FailedAttempt(
        Fate fate,
        String id,
        Optional<String> section,
        Counsel counsel,
        String server,
        Optional<String> callSite,
        String done,
        Origin origin,
        Gravity gravity) {

    /** Where it comes from. */
    public enum Origin {
        /** A command of this side broke a rule. */
        VIOLATION,
        /** Somebody has asked for it: it was rehearsed. */
        REHEARSAL,
        /** Anything else. */
        OTHER
    }

    /** What it says of the app. */
    public enum Gravity {
        /** Something is to be changed. */
        WARNING,
        /** One recipient's address was refused: it happens to every app. */
        ORDINARY
    }

    /** Checks that nothing is missing. */
    public FailedAttempt {
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(counsel, "counsel");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(callSite, "callSite");
        Objects.requireNonNull(done, "done");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(gravity, "gravity");
    }
}
