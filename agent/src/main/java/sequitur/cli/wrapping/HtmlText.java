package sequitur.cli.wrapping;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a line that was copied from the source of a web page or an HTML mail. */
final class HtmlText {

    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|li|tr|pre)>");

    private static final Pattern CELL = Pattern.compile("(?i)</t[dh]>(?!</tr>)");

    private static final Pattern TAG =
            Pattern.compile("(?i)</?(?:br|pre|p|div|code|span|td|th|tr|table|tbody|li|ul|ol|font|b|i|u"
                    + "|em|strong|tt|samp|kbd|body|html|head|blockquote|hr|h[1-6])(?:\\s[^<>]*+)?/?>");

    /** What no record of another form has: protocol right behind a tag, or an address between entities. */
    private static final Pattern EVIDENT = Pattern.compile(
            "(?i)(?:MAIL FROM|RCPT TO):\\s?&lt;"
                    + "|<(?:br|pre|code|p|div|span|td|li)(?:\\s[^<>]*+)?/?>\\s*(?:[2-5][0-5]\\d[ -]|(?:EHLO|HELO) |DEBUG SMTP|[CS]: |(?:&[lg]t;)+ )");

    private static final Pattern ENTITY =
            Pattern.compile("&(?:(lt|gt|amp|quot|apos|nbsp)|#(\\d{1,6})|#[xX]([0-9a-fA-F]{1,5}));");

    private HtmlText() {}

    /** Whether the line can hardly be anything else. */
    static boolean isEvident(String text) {
        return (text.indexOf('<') >= 0 || text.indexOf('&') >= 0)
                && EVIDENT.matcher(text).find();
    }

    /** What a reader of the page sees: one line or several. */
    static List<String> lines(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return List.of(text);
        }
        List<String> lines = BREAK.splitAsStream(text)
                .map(line ->
                        decoded(TAG.matcher(CELL.matcher(line).replaceAll(" ")).replaceAll("")))
                .toList();
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static String decoded(String text) {
        return ENTITY.matcher(text)
                .replaceAll(entity ->
                        Matcher.quoteReplacement(character(entity.group(1), entity.group(2), entity.group(3))));
    }

    private static String character(String name, String decimal, String hexadecimal) {
        if (name != null) {
            return switch (name) {
                case "lt" -> "<";
                case "gt" -> ">";
                case "amp" -> "&";
                case "quot" -> "\"";
                case "apos" -> "'";
                default -> " ";
            };
        }
        int code = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hexadecimal, 16);
        return code >= ' ' && code <= '~' ? Character.toString(code) : "?";
    }
}
