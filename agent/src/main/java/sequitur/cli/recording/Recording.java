package sequitur.cli.recording;

import java.util.List;
import java.util.Objects;

/**
 * A record of SMTP sessions.
 *
 * @param format the form in which it was written down
 * @param sessions the sessions in order; at least one
 */
public record Recording(RecordingFormat format, List<RecordedSession> sessions) {

    /** Checks that there is a format, and keeps its own copy of the list. */
    public Recording {
        Objects.requireNonNull(format, "format");
        sessions = List.copyOf(sessions);
    }

    /**
     * Reads a record. Which form it has is found out.
     *
     * @param file the octets of the file
     * @return what it tells
     * @throws UnreadableRecordException if there is no dialogue in it, or only one side of it
     */
    public static Recording read(byte[] file) throws UnreadableRecordException {
        List<RecordedLine> lines = RecordText.lines(file);
        RecordingFormat format = RecordingFormat.of(lines);
        List<RecordedEntry> entries = EntryReader.read(format.read(lines), format.isBare());
        boolean commands = entries.stream().anyMatch(RecordedEntry.RecordedCommand.class::isInstance);
        boolean replies = entries.stream().anyMatch(RecordedEntry.RecordedReply.class::isInstance);
        boolean marked =
                !format.isBare() || entries.stream().anyMatch(RecordedEntry.OpenedConnection.class::isInstance);
        if (!commands && !(replies && marked)) {
            throw noDialogue(lines);
        }
        if (!replies) {
            throw new UnreadableRecordException(
                    0,
                    "there are commands in it but no reply of the server, and the order of commands depends on the replies");
        }
        return new Recording(format, SessionSplitter.split(entries));
    }

    private static UnreadableRecordException noDialogue(List<RecordedLine> lines) {
        for (RecordedLine line : lines) {
            if (line.text().chars().anyMatch(Recording::isControl)) {
                return new UnreadableRecordException(line.number(), "this is not text");
            }
        }
        if (lines.stream().allMatch(line -> line.text().isBlank())) {
            return new UnreadableRecordException(0, "there is nothing in it");
        }
        return new UnreadableRecordException(0, "there is no SMTP dialogue in it");
    }

    private static boolean isControl(int character) {
        return character < ' ' && character != '\t' && character != '\f' && character != 0x1B;
    }
}
