package sequitur.cli.walk;

import sequitur.advice.Counsel;
import sequitur.engine.config.Printable;

/** Advice as it may be printed: words of the app's and of the server's may stand in it. */
public final class Remedy {

    private Remedy() {}

    /**
     * What it comes from.
     *
     * @param counsel the advice
     * @return sentences in printable ASCII
     */
    public static String cause(Counsel counsel) {
        return printable(counsel.cause());
    }

    /**
     * What is to be done, and after that what else.
     *
     * @param counsel the advice
     * @return sentences in printable ASCII
     */
    public static String change(Counsel counsel) {
        String change = counsel.change();
        boolean word = change.length() > 1 && Character.isLowerCase(change.charAt(1));
        String first = word ? Character.toUpperCase(change.charAt(0)) + change.substring(1) : change;
        return printable(first + "." + counsel.note().map(note -> " " + note).orElse(""));
    }

    private static String printable(String text) {
        return Printable.of(text).toString();
    }
}
