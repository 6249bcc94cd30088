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
 * The lines of one writer up to a place where one session has certainly alternation and another begins. What is longer than can be held is cut
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
    private static final Set<String> FINAL = Set.of("221", "421");

    private final List<RecordedLine> lines = new ArrayList<>();
    private Alternation alternation = new Alternation();
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
     * @param order whether its lines stand in the order in which they were said
     */
    record Part(
            List<RecordedLine> lines,
            Beginning beginning,
            RecordedSession.Ending ending,
            RecordedSession.Order order) {}

    /** How a part begins. */
    enum Beginning {
        /** With a session. */
        NEW,
        /** In the middle of the session with which the part before alternation. */
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
        Speech.of(line.text()).ifPresent(speech -> follow(speech, text));
        content &= !text.equals(".");
        return part;
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
        alternation.take(speech, text);
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
                content |= code.equals("354");
                outstanding = code.equals("334") || code.equals("354") ? 1 : Math.max(0, outstanding - (more ? 0 : 1));
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
        RecordedSession.Order order = alternation.isMixed() ? RecordedSession.Order.MIXED : RecordedSession.Order.KEPT;
        Part part = new Part(List.copyOf(lines), continued ? Beginning.CONTINUED : Beginning.NEW, ending, order);
        lines.clear();
        dialogue = false;
        content = false;
        outstanding = 0;
        characters = 0;
        lastCode = "";
        alternation = new Alternation();
        return Optional.of(part);
    }

    /** How many lines are held. */
    int size() {
        return lines.size();
    }
}
