package sequitur.smtp.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sequitur.smtp.wire.Reply;

/**
 * The reply inside a text that a person pasted: an exception's message, a line of a log, a bounce, a transcript.
 *
 * <p>What such a text puts around the reply (the exception's name, {@code S:}, {@code smtp;}, quotation marks, the
 * addresses at the end of a Postfix log line) is no part of it. Of several replies the first refusal is taken, as the later
 * ones mostly follow from it.
 */
public final class PastedReply {

    /** The text that the server sent and nothing else: every line begins with one and the same code. */
    private static final Pattern BARE = Pattern.compile("(\\d{3})(?:[ -].*)?");

    /**
     * A reply code (RFC 5321 section 4.2.1: its second digit is at most 5) where a reply can begin: no part of a time, a
     * number, an address or an HTTP status line. An enhanced status code may stand before it, as in a report of Exchange.
     */
    private static final Pattern REPLY = Pattern.compile("(?:#([45]\\.\\d{1,3}\\.\\d{1,3})[^\\w\\n]{1,3}smtp;\\s?)?"
            + "(?<![\\w./@-])(?<!\\d[:,])(?<!(?i:http/\\d\\.\\d) )"
            + "([\"'`]?)\\[?([2-5][0-5]\\d)\\]?"
            + "(?:(-)|:? |[:;] ?|, ?b?(?=[\"'])|(?=[\"'`)]{0,2}$))");

    /** What stands before a reply that begins its line: marks, or the letter for the server in a transcript. */
    private static final Pattern SERVER = Pattern.compile("[^\\p{L}\\p{N}]*(?:S: ?)?");

    private static final Pattern MARKS = Pattern.compile("^[\\s:-]+");
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    /** What Postfix and its kin write behind a reply: which command it answers, and the envelope. */
    private static final Pattern BEHIND =
            Pattern.compile("\\(in reply to [^()]{0,60}\\).*|; from=<.*|; nested exception is.*|;$");

    /**
     * A place where a reply begins.
     *
     * @param code its code
     * @param continued whether the code has a hyphen, so that more lines follow
     * @param status the enhanced status code before it
     * @param text the words after it
     * @param atBeginning whether no word stands before it in its line
     */
    private record Place(int code, boolean continued, Optional<String> status, String text, boolean atBeginning) {

        @Override
        public String toString() {
            return "Place[" + code + "]";
        }

        boolean isRefusal() {
            return code >= 400;
        }

        boolean hasStatus() {
            return status.isPresent() || STATUS.matcher(text).lookingAt();
        }

        String line() {
            return code
                    + (continued ? "-" : " ")
                    + status.filter(before -> !STATUS.matcher(text).lookingAt())
                            .map(before -> before + " ")
                            .orElse("")
                    + text;
        }
    }

    private PastedReply() {}

    /**
     * Finds the reply in a text.
     *
     * @param text any text
     * @return the reply; what {@link Reply#parse} says of the text where nothing in it looks like a reply
     */
    public static Reply find(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (isBare(lines)) {
            return Reply.parse(text);
        }
        List<Place> places = lines.stream().flatMap(line -> in(line).stream()).toList();
        return places.stream()
                .filter(Place::isRefusal)
                .findFirst()
                .or(() -> places.stream().filter(Place::atBeginning).findFirst())
                .map(first -> Reply.parse(withItsLines(places.subList(places.indexOf(first), places.size()))))
                .orElseGet(() -> Reply.parse(text));
    }

    private static boolean isBare(List<String> lines) {
        List<String> codes = lines.stream().map(PastedReply::code).distinct().toList();
        return codes.size() == 1 && !codes.get(0).isEmpty();
    }

    private static String code(String line) {
        Matcher matcher = BARE.matcher(line);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /**
     * The place in a line where the reply begins: at the line's beginning, or else where a refusal with an enhanced status
     * code is, a refusal, or any other; the first of them.
     */
    private static Optional<Place> in(String line) {
        return REPLY.matcher(line)
                .results()
                .map(found -> place(line, found))
                .max(Comparator.comparing(Place::atBeginning)
                        .thenComparing(Place::isRefusal)
                        .thenComparing(Place::hasStatus));
    }

    private static Place place(String line, MatchResult found) {
        String rest = line.substring(found.end());
        String text = BEHIND.matcher(
                        MARKS.matcher(withinQuotes(found.group(2), rest)).replaceFirst(""))
                .replaceFirst("");
        return new Place(
                Integer.parseInt(found.group(3)),
                found.group(4) != null,
                Optional.ofNullable(found.group(1)),
                text.strip(),
                SERVER.matcher(line.substring(0, found.start())).matches());
    }

    /** What stands before the closing mark, if the text was quoted: from its code on, or without it. */
    private static String withinQuotes(String before, String rest) {
        boolean after = before.isEmpty() && !rest.isEmpty() && (rest.charAt(0) == '\'' || rest.charAt(0) == '"');
        String mark = after ? rest.substring(0, 1) : before;
        String text = after ? rest.substring(1) : rest;
        int end = mark.isEmpty() ? -1 : text.lastIndexOf(mark);
        return end < 0 ? text : text.substring(0, end);
    }

    /** A reply of several lines goes on as long as its code comes again, up to the line without a hyphen. */
    private static String withItsLines(List<Place> places) {
        int code = places.get(0).code();
        List<Place> more = places.stream()
                .takeWhile(place -> place.code() == code && place.continued())
                .toList();
        List<Place> all = more.size() < places.size() && places.get(more.size()).code() == code
                ? places.subList(0, more.size() + 1)
                : more;
        return all.stream().map(Place::line).collect(Collectors.joining("\n"));
    }
}
