package sequitur.cli.wrapping;

import java.util.regex.Pattern;

/** The commands to a terminal by which a log shows its colours (ECMA-48), also as a log daemon writes them down. */
final class TerminalCodes {

    private static final Pattern CODE = Pattern.compile(
            "(?:\\x1B|#033|\\^\\[|\\\\u001b|\\\\x1b|\\\\033)(?:\\[[0-9;?]*+[ -/]*+[@-~]|\\][^\\x07\\x1B]*+\\x07)");

    private TerminalCodes() {}

    /** The line without them. */
    static String strip(String text) {
        boolean may = text.indexOf('\u001B') >= 0
                || text.contains("#033[")
                || text.contains("^[[")
                || text.contains("\\u001b[")
                || text.contains("\\x1b[")
                || text.contains("\\033[");
        return may ? CODE.matcher(text).replaceAll("") : text;
    }
}
