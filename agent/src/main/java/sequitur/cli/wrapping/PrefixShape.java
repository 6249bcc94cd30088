package sequitur.cli.wrapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of what a log puts before its lines: where times, words and brackets stand, and with what between them. Made from one
 * prefix, it fits the others of the same kind.
 */
final class PrefixShape {

    /** More than this no log puts before a line. */
    static final int LONGEST = 400;

    private static final String CLOCK = "\\d{1,2}:\\d\\d(?::\\d\\d)?(?:[.,:]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?";
    private static final String TIME =
            "(?:(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.](?:\\d{1,2}|[A-Za-z]{3,4})[-/.]\\d{2,4})" + "(?:[T:]"
                    + CLOCK + ")?|" + CLOCK + ")";
    private static final String WORD = "[\\w.$/@+#~*%&!?\\x80-\\xFF-]++";
    private static final String BRACKET = "\\[[^\\[\\]]*+\\]|\\([^()]*+\\)";
    private static final String BLANKS = "[ \\t]++";

    private static final Pattern TOKEN = Pattern.compile(
            "(?<time>" + TIME + ")(?!\\w|:\\d)|(?<word>" + WORD + ")|(?<bracket>" + BRACKET + ")|(?<blanks>" + BLANKS
                    + ")|.",
            Pattern.DOTALL);

    private static final char TIME_KEY = '\u0001';
    private static final char WORD_KEY = '\u0002';
    private static final Pattern CLOCK_INSIDE = Pattern.compile("\\d:\\d\\d");

    private final String key;
    private final Pattern pattern;
    private final boolean header;
    private final char quote;

    /**
     * A line that fits.
     *
     * @param start where its text begins
     * @param columns what stands in the words and brackets before it, in order; what is a time is left out
     */
    record Fit(int start, List<String> columns) {}

    private PrefixShape(String key, String pattern, boolean header, char quote) {
        this.key = key;
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
        this.header = header;
        this.quote = quote;
    }

    /** The key of a prefix's form. */
    static String key(String prefix) {
        if (!prefix.isEmpty() && prefix.isBlank()) {
            return " ";
        }
        StringBuilder key = new StringBuilder();
        Matcher token = TOKEN.matcher(prefix);
        while (token.find()) {
            if (token.start("time") >= 0) {
                key.append(TIME_KEY);
            } else if (token.start("word") >= 0) {
                key.append(WORD_KEY);
            } else if (token.start("bracket") >= 0) {
                key.append(prefix.charAt(token.start()));
            } else if (token.start("blanks") >= 0) {
                key.append(token.end() == prefix.length() ? token.group() : " ");
            } else {
                key.append(token.group());
            }
        }
        return key.toString();
    }

    /** The form of a prefix: any text of at most {@value #LONGEST} characters. */
    static PrefixShape of(String prefix) {
        String key = key(prefix);
        if (key.equals(" ")) {
            return new PrefixShape(key, BLANKS, false, '\0');
        }
        StringBuilder pattern = new StringBuilder();
        Matcher token = TOKEN.matcher(prefix);
        while (token.find()) {
            pattern.append(pattern(prefix, token));
        }
        char end = prefix.isEmpty() ? '\0' : prefix.charAt(prefix.length() - 1);
        boolean header = key.indexOf(TIME_KEY) >= 0 || key.indexOf('[') >= 0 || key.indexOf('(') >= 0;
        return new PrefixShape(key, pattern.toString(), header, "\"'`".indexOf(end) >= 0 ? end : '\0');
    }

    /** What fits a token and others of its kind. */
    private static String pattern(String prefix, Matcher token) {
        if (token.start("time") >= 0) {
            return "(?>" + TIME + ")(?!\\w|:\\d)";
        }
        if (token.start("word") >= 0) {
            return "(" + WORD + ")";
        }
        if (token.start("bracket") >= 0) {
            return prefix.charAt(token.start()) == '[' ? "(\\[[^\\[\\]]*+\\])" : "(\\([^()]*+\\))";
        }
        if (token.start("blanks") >= 0) {
            boolean last = token.end() == prefix.length();
            return last ? "(?:" + Pattern.quote(token.group()) + "|[ \\t]*+$)" : BLANKS;
        }
        return Pattern.quote(token.group());
    }

    /** Two prefixes of one form have the same key. */
    String key() {
        return key;
    }

    /** Whether lines of this form have nothing before their text. */
    boolean isEmpty() {
        return key.isEmpty();
    }

    /** Whether there is nothing to see before the text. */
    boolean isBlank() {
        return key.isBlank();
    }

    /** Whether there is a time or a bracket in it, which a sentence seldom has. */
    boolean looksLikeHeader() {
        return header;
    }

    /**
     * The text of a line, from where its prefix ends: without the mark that closes it, if one stands before it.
     *
     * @param line the line
     * @param start where its prefix ends
     * @param suffix what stands behind every text
     */
    String text(String line, int start, String suffix) {
        int end = quote == '\0' ? -1 : line.lastIndexOf(quote);
        if (end < start) {
            end = line.length() - (line.endsWith(suffix) ? suffix.length() : 0);
        }
        return line.substring(Math.min(start, end), end);
    }

    /** Whether text is written within marks, where escapes stand for what can't be. */
    boolean isQuoted() {
        return quote != '\0';
    }

    Optional<Fit> fit(String line) {
        if (isEmpty()) {
            return Optional.of(new Fit(0, List.of()));
        }
        String beginning = line.length() > 2 * LONGEST ? line.substring(0, 2 * LONGEST) : line;
        Matcher matcher = pattern.matcher(beginning);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>(matcher.groupCount());
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String value = matcher.group(group);
            columns.add(CLOCK_INSIDE.matcher(value).find() ? "" : value.strip());
        }
        return Optional.of(new Fit(matcher.end(), columns));
    }

    @Override
    public String toString() {
        return "PrefixShape[" + key.replace(TIME_KEY, 'T').replace(WORD_KEY, 'W') + "]";
    }
}
