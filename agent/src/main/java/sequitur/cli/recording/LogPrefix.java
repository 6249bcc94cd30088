package sequitur.cli.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a log puts in front of a line: a time, perhaps a level, a thread or a name in brackets. */
final class LogPrefix {

    private static final Pattern PREFIX =
            Pattern.compile("(?:\\[?\\d{4}-\\d\\d-\\d\\d[T ])?\\[?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?"
                    + "(?:Z|[+-]\\d\\d:?\\d\\d)?\\]?(?:\\s+(?:\\[[^\\]]*\\]|TRACE|DEBUG(?! SMTP)|INFO|WARN|ERROR|-+|[\\w.$]+:?(?=\\s+-))){0,8}"
                    + "(?:\\s+|$)");

    private LogPrefix() {}

    /** The line without its prefix; the same line if it has none. */
    static String strip(String text) {
        Matcher prefix = PREFIX.matcher(text);
        return prefix.lookingAt() ? text.substring(prefix.end()) : text;
    }
}
