package sequitur.cli.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sequitur.cli.wrapping.Alternation;
import sequitur.cli.wrapping.Protocol;
import sequitur.cli.wrapping.RecordedLine;
import sequitur.cli.wrapping.Speech;

/**
 * The lines of one writer up to a place where one session has certainly ended and another begins. What is longer than can be held is cut
 * where no reply is outstanding.
 */
final class Segment {

    /** From here on it is cut where it can be. */
    private static final int LONG = 10_000;

    /** From here on it is cut in any case. */
    private static final int LONGEST = 20_000;

    private static final int MOST_CHARACTERS = 8_000_000;
    private static final Pattern OPENING = Pattern.compile(
            "(?:DEBUG SMTPS?: )?(?:trying to connect to host \"|starting protocol to host \").*|=== Trying .*",
            Pattern.DOTALL);
    private static final Pattern ENDED = Pattern.compile(
            "EOF: |Exception\\b|[Cc]onnection (?:closed|reset|lost)|closed connection|Dropping connection");

    private static final String CONTENT = "354";
    private static final Set<String> FINAL = Set.of("221", "421");

    private final List<RecordedLine> lines = new ArrayList<>();
    private final Alternation alternation = new Alternation();
    private boolean dialogue;
    private boolean content;
    private boolean continued;
    private boolean continues;
    private int outstanding;
    private int characters;
    private String lastCode = "";

    /**
     * A part of a record that can be read by itself.
     *
     * @param lines its lines
     * @param beginning whether it goes on with the part before
     * @param ending whether another part goes on with it
     * @param order whether its lines stand in the order in which they were said; nothing if later parts will tell
     */
    record Part(
            List<RecordedLine> lines,
            Beginning beginning,
            RecordedSession.Ending ending,
            Optional<RecordedSession.Order> order) {}

    /** How a part begins. */
    enum Beginning {
        /** With a session. */
        NEW,
        /** In the middle of the session with which the part before ended. */
        CONTINUED
    }

    /** Takes a line; gives the part before it, if it begins another. */
    Optional<Part> add(RecordedLine line) {
        String text = Speech.withoutMarker(line.text());
        Optional<Part> part = Optional.empty();
        if (isBoundary(text)) {
            part = end(RecordedSession.Ending.WHOLE);
        } else if (isFull()) {
            part = end(RecordedSession.Ending.CUT);
            continues = true;
        }
        if (lines.isEmpty()) {
            continued = continues;
            continues = false;
        }
        lines.add(line);
        characters += line.text().length();
        Optional<Speech> speech = Speech.of(line.text());
        // Content that was left out: the reply stands right behind 354.
        content &= !text.equals(".")
                && !(lastCode.equals(CONTENT)
                        && speech.filter(Speech.REPLY::equals).isPresent());
        speech.ifPresent(spoken -> follow(spoken, text));
        if (speech.isEmpty()) {
            aside(text);
        }
        return part;
    }

    private void aside(String text) {
        if (content) {
            lastCode = "";
        } else if (ENDED.matcher(text).find()) {
            alternation.end();
        }
    }

    private boolean isFull() {
        boolean large = lines.size() >= LONG || characters >= MOST_CHARACTERS / 2;
        boolean quiet = outstanding == 0 && !content && !lastCode.isEmpty();
        return (large && quiet) || lines.size() >= LONGEST || characters >= MOST_CHARACTERS;
    }

    private boolean isBoundary(String text) {
        if (!dialogue) {
            return false;
        }
        boolean greeting = text.startsWith("220") && Protocol.looksLikeReply(text);
        return OPENING.matcher(text).matches() || (greeting && !content && FINAL.contains(lastCode));
    }

    private void follow(Speech speech, String text) {
        if (!content) {
            alternation.take(speech, text);
        }
        switch (speech) {
            case COMMAND -> {
                dialogue = true;
                outstanding++;
                lastCode = "";
            }
            case REPLY -> {
                dialogue = true;
                String code = text.substring(0, 3);
                boolean more = text.length() > 3 && text.charAt(3) == '-';
                content |= code.equals(CONTENT);
                outstanding =
                        code.equals("334") || code.equals(CONTENT) ? 1 : Math.max(0, outstanding - (more ? 0 : 1));
                lastCode = more ? "" : code;
            }
            case REMARK -> dialogue |= OPENING.matcher(text).matches();
        }
    }

    /** What was taken since the last part. */
    Optional<Part> end() {
        return end(RecordedSession.Ending.WHOLE);
    }

    private Optional<Part> end(RecordedSession.Ending ending) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Optional<RecordedSession.Order> order = Optional.empty();
        if (alternation.isClosed()) {
            order = Optional.of(order());
            alternation.settle();
        }
        Part part = new Part(List.copyOf(lines), continued ? Beginning.CONTINUED : Beginning.NEW, ending, order);
        lines.clear();
        dialogue = false;
        content = false;
        outstanding = 0;
        characters = 0;
        lastCode = "";
        return Optional.of(part);
    }

    /** Whether the lines stand in order, as far as they were taken. */
    RecordedSession.Order order() {
        return alternation.isMixed() ? RecordedSession.Order.MIXED : RecordedSession.Order.KEPT;
    }

    /** How many lines are held. */
    int size() {
        return lines.size();
    }
}
