package sequitur.cli.wrapping;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log puts behind its lines: a thread, a place in the code, a closing tag. A greeting of the client and an envelope command do not
 * end alike by themselves.
 */
final class CommonSuffix {

    private static final Pattern HELLO = Pattern.compile("(?<![A-Za-z])(?:EHLO|HELO) ");
    private static final Pattern ENVELOPE = Pattern.compile("(?:MAIL FROM|RCPT TO):\\s?(?:<|&lt;)");

    private String suffix = "";

    /** Looks at some lines, unless something was found before. */
    void learn(List<String> lines) {
        if (!suffix.isEmpty()) {
            return;
        }
        // A page in one line holds both, and ends like itself.
        List<String> hellos = lines.stream()
                .filter(line -> isHello(line) && !isEnvelope(line))
                .toList();
        List<String> envelopes = lines.stream()
                .filter(line -> isEnvelope(line) && !isHello(line))
                .toList();
        if (!hellos.isEmpty() && !envelopes.isEmpty()) {
            suffix = withoutWord(common(hellos, common(envelopes, hellos.get(0))));
        }
    }

    /** Most lines are neither, and a search for a few letters is quicker than one for a pattern. */
    private static boolean isHello(String line) {
        return (line.contains("EHLO ") || line.contains("HELO "))
                && HELLO.matcher(line).find();
    }

    private static boolean isEnvelope(String line) {
        return (line.contains("MAIL FROM:") || line.contains("RCPT TO:"))
                && ENVELOPE.matcher(line).find();
    }

    /** A line without it. */
    String strip(String line) {
        return !suffix.isEmpty() && line.endsWith(suffix) ? line.substring(0, line.length() - suffix.length()) : line;
    }

    private static String common(List<String> lines, String ending) {
        String common = ending;
        for (String line : lines) {
            int length = 0;
            while (length < Math.min(common.length(), line.length())
                    && common.charAt(common.length() - 1 - length) == line.charAt(line.length() - 1 - length)) {
                length++;
            }
            common = common.substring(common.length() - length);
        }
        return common;
    }

    /** Two words may end alike: what is common begins behind them. */
    private static String withoutWord(String ending) {
        int start = 0;
        while (start < ending.length() && Character.isLetterOrDigit(ending.charAt(start))) {
            start++;
        }
        String rest = ending.substring(start);
        // The bracket of an address, and what closes a quotation, are dealt with where the text is.
        return rest.isBlank() || (rest.strip().length() < 2 && rest.strip().equals(rest)) ? "" : rest;
    }
}
