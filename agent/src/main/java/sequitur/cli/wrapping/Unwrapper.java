package sequitur.cli.wrapping;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The lines of a record without what is around them: prefixes of logs, JSON, HTML, colours, quotation. A part of the record is looked
 * at before its first line is given, and what was learned from it serves for the parts that follow.
 */
public final class Unwrapper {

    private static final int MOST_LINES = 4000;
    private static final int MOST_CHARACTERS = 4_000_000;

    private static final List<String> COLUMNS =
            IntStream.range(0, 64).mapToObj(number -> "column " + number).toList();

    private final LineReader reader;
    private final Pieces pieces = new Pieces();
    private final LearnedPrefixes prefixes = new LearnedPrefixes();
    private final Speakers speakers = new Speakers();
    private final Writers writers = new Writers();
    private final Deque<RecordedLine> ready = new ArrayDeque<>();
    private String source = "";
    private boolean first = true;

    /**
     * Begins to unwrap.
     *
     * @param reader the lines as they stand in the file
     */
    public Unwrapper(LineReader reader) {
        this.reader = reader;
    }

    /**
     * The next line.
     *
     * @return the line, or nothing at the end
     * @throws IOException if the file can't be read to its end
     */
    public Optional<RecordedLine> next() throws IOException {
        while (ready.isEmpty()) {
            List<RecordedLine> raw = PartialLines.joined(read());
            if (raw.isEmpty()) {
                return Optional.empty();
            }
            boolean whole = first && raw.size() < MOST_LINES;
            first = false;
            unwrap(pieces.of(whole ? Chronology.inOrder(raw) : raw));
        }
        return Optional.of(ready.remove());
    }

    private List<RecordedLine> read() throws IOException {
        List<RecordedLine> lines = new ArrayList<>();
        int characters = 0;
        while (lines.size() < MOST_LINES && characters < MOST_CHARACTERS) {
            Optional<RecordedLine> line = reader.next();
            if (line.isEmpty()) {
                break;
            }
            lines.add(line.get());
            characters += line.get().text().length();
        }
        return lines;
    }

    private void unwrap(List<Piece> part) {
        List<Piece> texts =
                part.stream().filter(piece -> piece.kind() == Piece.Kind.TEXT).toList();
        List<Optional<LearnedPrefixes.Parted>> parted =
                prefixes.part(texts.stream().map(Piece::text).toList());
        List<Writers.Spoken> spoken = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Piece piece = texts.get(i);
            parted.get(i).ifPresent(one -> note(piece, one, spoken));
        }
        writers.learn(spoken);
        Iterator<Optional<LearnedPrefixes.Parted>> next = parted.iterator();
        for (Piece piece : part) {
            Optional<LearnedPrefixes.Parted> one = piece.kind() == Piece.Kind.TEXT ? next.next() : Optional.empty();
            if (one.isPresent()) {
                give(piece, one.get());
            } else {
                ready.add(new RecordedLine(piece.number(), source, piece.text(), RecordedLine.Place.CONTINUED));
            }
        }
    }

    private void note(Piece piece, LearnedPrefixes.Parted parted, List<Writers.Spoken> spoken) {
        parted.speech().ifPresent(speech -> {
            String shape = parted.evidence().shape().key();
            speakers.learn(shape, parted.columns(), speech);
            pieces.learn(piece, speech);
            spoken.add(new Writers.Spoken(shape, columns(piece, parted), speech, parted.text()));
        });
    }

    private void give(Piece piece, LearnedPrefixes.Parted parted) {
        PrefixShape shape = parted.evidence().shape();
        source = writers.of(shape.key(), columns(piece, parted));
        Optional<Speech> speaker = speakers.of(parted, prefixes.accepted()).or(() -> pieces.speaker(piece));
        String marker =
                speaker.map(side -> side == Speech.COMMAND ? "C: " : "S: ").orElse("");
        List<String> texts = shape.isQuoted() ? Quoted.lines(parted.text()) : List.of(parted.text());
        for (String text : texts) {
            String before = marker.isEmpty() || Speech.marker(text) > 0 ? "" : marker;
            ready.add(new RecordedLine(piece.number(), source, before + text, RecordedLine.Place.OWN));
        }
    }

    private static Map<String, String> columns(Piece piece, LearnedPrefixes.Parted parted) {
        if (parted.columns().isEmpty()) {
            return piece.members();
        }
        Map<String, String> columns = new HashMap<>(piece.members());
        for (int i = 0; i < parted.columns().size(); i++) {
            columns.put(
                    COLUMNS.get(Math.min(i, COLUMNS.size() - 1)),
                    parted.columns().get(i));
        }
        return columns;
    }
}
