package sequitur.cli.exception;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.advice.failure.Thrown;

/** Reads exceptions, as they were printed, into a chain: each name with the words up to the next one. */
final class ExceptionChain {

    /** Where the name ends a sentence, or a colon and the message follow. */
    private static final Pattern NAME = Pattern.compile("(?:[\\w$]+\\.)*[A-Z][\\w$]*(?:Exception|Error)\\b");

    private ExceptionChain() {}

    /**
     * Reads a text.
     *
     * @param text lines that tell of exceptions
     * @return the chain; words in front of the first name, or without any, are a link of no class
     */
    static Thrown of(String text) {
        List<Thrown.Link> links = new ArrayList<>();
        Matcher name = NAME.matcher(text);
        String last = "";
        int from = 0;
        while (name.find()) {
            add(links, last, text.substring(from, name.start()));
            last = name.group();
            from = name.end();
        }
        add(links, last, text.substring(from));
        return new Thrown(links);
    }

    private static void add(List<Thrown.Link> links, String className, String words) {
        String message = words.strip();
        if (!className.isEmpty() || !message.isEmpty()) {
            links.add(new Thrown.Link(className, message));
        }
    }
}
