package sequitur.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.framework.Framework;

/**
 * A failure in words: a headline that holds the fault's name and the change, so that a search for either finds it, and then what
 * explains it. Words of the server's or the app's may stand in it; who prints it makes them printable.
 */
public final class FailureText {

    private FailureText() {}

    /**
     * Tells what failed and what mends it.
     *
     * @param failure the failure
     * @param facts what is known of the app and its server
     * @return one line, without a line break
     */
    public static String headline(Failure failure, Facts facts) {
        Advice advice = Adviser.advise(failure, facts);
        return "mail to " + facts.host() + ":" + facts.port() + " " + failure.outcome() + " [" + failure.id() + "]: "
                + facts.framework().words(advice.change());
    }

    /**
     * Tells what it comes from.
     *
     * @param failure the failure
     * @param facts what is known of the app and its server
     * @return one or two lines, each with its label in front
     */
    public static List<String> details(Failure failure, Facts facts) {
        Advice advice = Adviser.advise(failure, facts);
        Framework framework = facts.framework();
        List<String> lines = new ArrayList<>();
        lines.add(line("cause", framework.words(advice.cause())));
        advice.note().ifPresent(note -> lines.add(line("note", framework.words(note))));
        return List.copyOf(lines);
    }

    private static String line(String label, String text) {
        return String.format(Locale.ROOT, "    %-8s %s", label, text.strip());
    }
}
