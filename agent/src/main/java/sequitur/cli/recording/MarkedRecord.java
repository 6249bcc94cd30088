package sequitur.cli.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.cli.wrapping.RecordedLine;
import sequitur.cli.wrapping.Speech;

/** A record in which {@code C:} and {@code S:}, or arrows, say who spoke. */
final class MarkedRecord {

    /** Some mark what went over TLS with an asterisk. */
    private static final Pattern LETTER = Pattern.compile("([CcSs])\\*?: ?(.*)", Pattern.DOTALL);

    private static final Pattern ARROW = Pattern.compile("(>>>|<<<) ?(.*)", Pattern.DOTALL);

    /** How people write down that the connection ended. */
    private static final Pattern CLOSED =
            Pattern.compile("[\\[(<*].*(?i:clos|eof|drop|disconnect|hang|lost|reset by).*");

    private static final String DOT_IN_WORDS = "<CRLF>.<CRLF>";

    private MarkedRecord() {}

    /** How many lines bear a marker, or answer one that does. */
    static long weight(List<RecordedLine> lines) {
        boolean oneSided = isOneSided(lines);
        return lines.stream()
                .filter(line ->
                        marked(line).isPresent() || unmarked(line, oneSided).side() != Side.UNMARKED)
                .count();
    }

    static List<Mark> read(List<RecordedLine> lines) {
        List<Mark> marks = new ArrayList<>();
        boolean oneSided = isOneSided(lines);
        for (RecordedLine line : lines) {
            Mark.Said said = marked(line).orElseGet(() -> unmarked(line, oneSided));
            if (said.side() == Side.UNMARKED) {
                marks.add(said);
            } else if (CLOSED.matcher(said.text()).matches()) {
                marks.add(new Mark.Ended(said.line()));
            } else if (said.text().strip().equals(DOT_IN_WORDS)) {
                marks.add(new Mark.Said(said.line(), said.side(), "."));
            } else {
                marks.add(said);
            }
        }
        return marks;
    }

    /** Some programs mark what the client says alone. */
    private static boolean isOneSided(List<RecordedLine> lines) {
        return lines.stream()
                        .flatMap(line -> marked(line).stream())
                        .map(Mark.Said::side)
                        .distinct()
                        .count()
                == 1;
    }

    private static Mark.Said unmarked(RecordedLine line, boolean oneSided) {
        boolean reply =
                oneSided && Speech.of(line.text()).filter(Speech.REPLY::equals).isPresent();
        return new Mark.Said(line.number(), reply ? Side.SERVER : Side.UNMARKED, line.text());
    }

    private static Optional<Mark.Said> marked(RecordedLine line) {
        int number = line.number();
        String text = line.text().stripLeading();
        Matcher letter = LETTER.matcher(text);
        if (letter.matches()) {
            boolean client = letter.group(1).equalsIgnoreCase("C");
            return Optional.of(said(number, client, letter.group(2)));
        }
        Matcher arrow = ARROW.matcher(text);
        if (!arrow.matches()) {
            return Optional.empty();
        }
        return Optional.of(said(number, arrow.group(1).equals(">>>"), arrow.group(2)));
    }

    private static Mark.Said said(int number, boolean client, String text) {
        return new Mark.Said(number, client ? Side.CLIENT : Side.SERVER, Escapes.resolve(text));
    }
}
