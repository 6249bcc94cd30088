package sequitur.advice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.framework.Framework;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Verb;

/**
 * One cause and one change, in the words of the framework that made the mail session. Words of the server's or the app's may stand in it;
 * who prints it makes them printable.
 *
 * @param change what is to be done: a clause that begins with a verb, without full stop
 * @param cause what it comes from: sentences
 * @param note what is to be done or looked at after that: sentences
 */
public record Counsel(String change, String cause, Optional<String> note) {

    /** Checks that nothing is missing. */
    public Counsel {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(note, "note");
    }

    /**
     * Puts advice into words.
     *
     * @param advice the advice
     * @param facts what is known of the app, and of its framework
     * @return the words
     */
    public static Counsel of(Advice advice, Facts facts) {
        Framework framework = facts.framework();
        return new Counsel(
                framework.words(advice.change()),
                framework.words(advice.cause()),
                advice.note().map(framework::words));
    }

    /**
     * Advises on a failure.
     *
     * @param failure the failure
     * @param facts what is known of the app and its server
     * @return what mends it
     */
    public static Counsel on(Failure failure, Facts facts) {
        return of(Adviser.advise(failure, facts), facts);
    }

    /**
     * Advises on a command that breaks a rule, before or without a failure.
     *
     * @param fault the rule's fault
     * @param at the command
     * @param facts what is known of the app and its server
     * @return what mends it
     */
    public static Counsel on(Fault fault, Verb at, Facts facts) {
        return of(Adviser.advise(fault, at, facts), facts);
    }

    /**
     * Advises where an access token could not be had, or was not accepted.
     *
     * @param why what stood in the way: a clause
     * @param change what ends it: a clause that begins with a verb
     * @return what ends it
     */
    public static Counsel onToken(String why, String change) {
        String cause = Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".";
        return new Counsel(change, cause, Optional.empty());
    }

    /**
     * Advises on waits without a limit, or with one that is too long.
     *
     * @param facts what is known of the app and its server
     * @return what ends them
     */
    public static Counsel onWait(Facts facts) {
        return of(WaitAdvice.of(facts), facts);
    }

    /**
     * Advises on a mail that is sent again though it may have been delivered.
     *
     * @param facts what is known of the app and its server
     * @param cause what is known of the first one: sentences
     * @return what keeps it from happening again
     */
    public static Counsel onDuplicate(Facts facts, String cause) {
        return of(DuplicateAdvice.of(facts, cause), facts);
    }

    /**
     * The same with more to be looked at, after what it says already.
     *
     * @param more sentences, those of them that there are
     * @return the counsel with them
     */
    public Counsel noting(List<Optional<String>> more) {
        String all = Stream.concat(Stream.of(note), more.stream())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return new Counsel(change, cause, Optional.of(all).filter(text -> !text.isEmpty()));
    }
}
