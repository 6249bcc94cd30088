package sequitur.cli.wrapping;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that was written within quotation marks, where a backslash stands before what can't be written. */
final class Quoted {

    private static final Pattern LINE_END = Pattern.compile("\\\\r\\\\n|\\\\n");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\"'`\\\\t])");

    private Quoted() {}

    /** The lines of the text. */
    static List<String> lines(String text) {
        List<String> lines = LINE_END.splitAsStream(text).map(Quoted::resolved).toList();
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static String resolved(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> escape.group(1).equals("t") ? "\t" : Matcher.quoteReplacement(escape.group(1)));
    }
}
