package sequitur.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;

/**
 * A failure in words: a headline that holds the fault's name and the change, so that a search for either finds it, and then what
 * explains it. Words of the server's or the app's may stand in it; who prints it makes them printable.
 */
public final class FailureText {

    private FailureText() {}

    /**
     * Tells what happened and what mends it.
     *
     * @param what what happened: a clause
     * @param id the name of the rule, the fault or the kind of failure
     * @param counsel what mends it
     * @return one line, without a line break
     */
    public static String headline(String what, String id, Counsel counsel) {
        return what + " [" + id + "]: " + counsel.change();
    }

    /**
     * Tells what it comes from.
     *
     * @param failure the failure
     * @param facts what is known of the app and its server
     * @return one or two lines, each with its label in front
     */
    public static List<String> details(Failure failure, Facts facts) {
        Counsel counsel = Counsel.on(failure, facts);
        List<String> lines = new ArrayList<>();
        lines.add(line("cause", counsel.cause()));
        counsel.note().ifPresent(note -> lines.add(line("note", note)));
        return List.copyOf(lines);
    }

    /**
     * One thing that explains it.
     *
     * @param label what it is
     * @param text the words
     * @return a line with its label in front
     */
    public static String line(String label, String text) {
        return String.format(Locale.ROOT, "    %-8s %s", label, text.strip());
    }

    /**
     * The section of an RFC behind a cause.
     *
     * @param cause the cause: sentences
     * @param section the RFC and its section, if there is one
     * @return both
     */
    public static String cause(String cause, Optional<String> section) {
        return section.map(found -> cause.strip() + " (" + found + ")").orElse(cause);
    }
}
