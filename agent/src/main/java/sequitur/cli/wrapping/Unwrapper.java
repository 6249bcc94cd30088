package sequitur.cli.wrapping;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a record without what is around them: prefixes of logs, JSON, HTML, colours, quotation. A part of the record is looked
 * at before its first line is given, and what was learned from it serves for the parts that follow.
 */
public final class Unwrapper {

    private static final int MOST_LINES = 4000;
    private static final int MOST_CHARACTERS = 4_000_000;

    private final LineReader reader;
    private final Pieces pieces = new Pieces();
    private final LearnedPrefixes prefixes = new LearnedPrefixes();
    private final Speakers speakers = new Speakers();
    private final Writers writers = new Writers();
    private final Deque<RecordedLine> ready = new ArrayDeque<>();
    private String source = "";

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
            List<RecordedLine> raw = read();
            if (raw.isEmpty()) {
                return Optional.empty();
            }
            unwrap(pieces.of(raw));
        }
        return Optional.of(ready.remove());
    }

    private List<RecordedLine> read() throws IOException {
        List<RecordedLine> lines = new ArrayList<>();
        int characters = 0;
        Optional<RecordedLine> line = Optional.empty();
        while (lines.size() < MOST_LINES && characters < MOST_CHARACTERS && (line = reader.next()).isPresent()) {
            lines.add(line.get());
            characters += line.get().text().length();
        }
        return lines;
    }

    private void unwrap(List<Piece> part) {
        List<Piece> texts =
                part.stream().filter(piece -> piece.kind() == Piece.Kind.TEXT).toList();
        prefixes.learn(texts.stream().map(Piece::text).toList());
        List<Writers.Spoken> spoken = new ArrayList<>();
        for (Piece piece : texts) {
            prefixes.part(piece.text()).ifPresent(parted -> note(piece, parted, spoken));
        }
        writers.learn(spoken);
        part.forEach(this::give);
    }

    private void note(Piece piece, LearnedPrefixes.Parted parted, List<Writers.Spoken> spoken) {
        Speech.of(parted.text()).ifPresent(speech -> {
            String shape = parted.evidence().shape().key();
            speakers.learn(shape, parted.columns(), speech);
            pieces.learn(piece, speech);
            spoken.add(new Writers.Spoken(shape, columns(piece, parted), speech, parted.text()));
        });
    }

    private void give(Piece piece) {
        Optional<LearnedPrefixes.Parted> parted =
                piece.kind() == Piece.Kind.TEXT ? prefixes.part(piece.text()) : Optional.empty();
        if (parted.isEmpty()) {
            ready.add(new RecordedLine(piece.number(), source, piece.text(), RecordedLine.Place.CONTINUED));
            return;
        }
        PrefixShape shape = parted.get().evidence().shape();
        source = writers.of(shape.key(), columns(piece, parted.get()));
        Optional<Speech> speaker =
                speakers.of(parted.get(), prefixes.accepted()).or(() -> pieces.speaker(piece));
        String marker =
                speaker.map(side -> side == Speech.COMMAND ? "C: " : "S: ").orElse("");
        List<String> texts = shape.isQuoted()
                ? Quoted.lines(parted.get().text())
                : List.of(parted.get().text());
        for (String text : texts) {
            String before = Speech.marker(text) > 0 ? "" : marker;
            ready.add(new RecordedLine(piece.number(), source, before + text, RecordedLine.Place.OWN));
        }
    }

    private static Map<String, String> columns(Piece piece, LearnedPrefixes.Parted parted) {
        Map<String, String> columns = new HashMap<>(piece.members());
        for (int i = 0; i < parted.columns().size(); i++) {
            columns.put("column " + i, parted.columns().get(i));
        }
        return columns;
    }
}
