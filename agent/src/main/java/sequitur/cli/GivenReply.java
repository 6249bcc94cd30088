package sequitur.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sequitur.smtp.Reply;

/** A reply as a person gives it: with quotes lost, lines joined, or an exception's name in front. */
final class GivenReply {

    /** Not the digits of an enhanced status code, as in Microsoft's 5.7.503. */
    private static final Pattern BEGIN =
            Pattern.compile("(?:^|[\\s:>\"'(])([2-5]\\d\\d)(?=[ -]|\\s*$)", Pattern.MULTILINE);

    private static final Pattern CODE = Pattern.compile("[2-5]\\d\\d(?:[ -].*)?");

    private GivenReply() {}

    /** The first reply in the text, with all its lines. */
    static Optional<Reply> find(String text) {
        String unescaped = text.replace("\\r\\n", "\n").replace("\\n", "\n");
        Matcher begin = BEGIN.matcher(unescaped);
        if (!begin.find()) {
            return Optional.empty();
        }
        String code = begin.group(1);
        String rest = unescaped.substring(begin.start(1));
        String lines = rest.startsWith(code + "-") ? rest.replaceAll(" (?=" + code + "[ -])", "\n") : rest;
        return Optional.of(Reply.parse(linesOf(code, lines)));
    }

    /** The lines that begin with the code; what comes after them, an exception's trace for one, is no part of the reply. */
    private static String linesOf(String code, String text) {
        return text.lines()
                .map(String::strip)
                .map(line -> line.replaceFirst("^(?:[Ss]: ?|<[-~*]*\\s+)(?=\\d{3})", ""))
                .takeWhile(line -> CODE.matcher(line).matches() && line.startsWith(code))
                .collect(Collectors.joining("\n"));
    }
}
