package sequitur.cli.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write in the place of what they do not want to write down. */
final class Placeholder {

    /** A response in base64 like any other: what stood there is not known, but it was one. */
    private static final String SOME_RESPONSE = "eA==";

    private static final Pattern WHOLE_LINE = Pattern.compile("<.*>|\\[.*\\]|\\(.*\\)|\\*{2,}|[xX]{3,}|\\.{3,}|-{3,}");
    private static final Pattern AUTH =
            Pattern.compile("((?i:AUTH)\\s+[A-Za-z0-9_-]{1,20})\\s+(\\S.*)", Pattern.DOTALL);

    private Placeholder() {}

    /** Whether the line stands for something else. */
    static boolean isPlaceholder(String text) {
        return WHOLE_LINE.matcher(text.strip()).matches();
    }

    /** A line of a SASL exchange, or what may have stood there. */
    static String response(String text) {
        return isPlaceholder(text) ? SOME_RESPONSE : text;
    }

    /** A command; if it is AUTH, with what may have been its initial response. */
    static String command(String text) {
        Matcher auth = AUTH.matcher(text);
        return auth.matches() && isPlaceholder(auth.group(2)) ? auth.group(1) + " " + SOME_RESPONSE : text;
    }
}
