package sequitur.advice;

import java.util.concurrent.TimeUnit;
import sequitur.advice.facts.Circumstance;
import sequitur.advice.facts.Facts;
import sequitur.advice.framework.Change;
import sequitur.smtp.session.Stage;

/**
 * A value that a property of the mail session should have.
 *
 * @param facts the facts
 * @param property the property's full name
 * @param value the value
 */
record Wanted(Facts facts, String property, String value) {

    /** A property of the transport. */
    static Wanted of(Facts facts, String suffix, String value) {
        return new Wanted(facts, facts.property(suffix), value);
    }

    /** A limit of the transport that is as long as a stage may take (RFC 5321 section 4.5.3.2). */
    static Wanted of(Facts facts, String suffix, Stage stage) {
        return of(facts, suffix, Long.toString(milliseconds(stage)));
    }

    /** How long a stage may take. */
    static long milliseconds(Stage stage) {
        return TimeUnit.SECONDS.toMillis(stage.limit());
    }

    /** Whether the property has the value already. */
    boolean isMet() {
        return facts.session().has(property, value);
    }

    /** Why the property does not have it: what was set in its place, or that nothing was. One sentence; none if nobody knows. */
    String reason() {
        return facts.nearMiss(property, value)
                .orElse(facts.is(Circumstance.APP_UNKNOWN) ? "" : "{" + property + "} is not set.");
    }

    /** The change that gives it. */
    Change change() {
        return new Change.Put(property, value);
    }

    /** The advice to set it, with the cause in front of the reason. */
    Advice advice(String cause) {
        return new Advice((cause + " " + reason()).strip(), change());
    }

    /** A note that this is to be done next. */
    String next(String why) {
        return "Then " + facts.framework().words(change()) + " as well: " + why;
    }
}
