package sequitur.advice;

import java.util.Objects;
import java.util.Optional;
import sequitur.advice.framework.Change;
import sequitur.smtp.fault.Fault;

/**
 * One cause, one change. Names of properties stand in braces, for a framework to put its own there.
 *
 * @param cause what it comes from: sentences
 * @param change what is to be done
 * @param note what is to be done or looked at after that: sentences
 */
public record Advice(String cause, Change change, Optional<String> note) {

    /** Checks that nothing is missing. */
    public Advice {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(note, "note");
    }

    /** One without a note. */
    Advice(String cause, Change change) {
        this(cause, change, Optional.empty());
    }

    /** One whose change no property says. */
    Advice(String cause, String act) {
        this(cause, new Change.Act(act));
    }

    /** The same with a note, in place of another one. */
    Advice noting(String words) {
        return new Advice(cause, change, Optional.of(words));
    }

    /** The same with a note, unless it has one. */
    Advice orNoting(String words) {
        return note.isPresent() ? this : noting(words);
    }

    /**
     * What is said of a fault where nothing is known of the app.
     *
     * @param fault the fault
     * @return its likeliest cause and its remedy
     */
    public static Advice general(Fault fault) {
        return new Advice(fault.cause(), clause(fault.remedy()));
    }

    /** A sentence as a clause: without its full stop, and with a small letter where a word begins it. */
    static String clause(String sentence) {
        String words = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        boolean word = words.length() > 1 && Character.isLowerCase(words.charAt(1));
        return word ? Character.toLowerCase(words.charAt(0)) + words.substring(1) : words;
    }
}
