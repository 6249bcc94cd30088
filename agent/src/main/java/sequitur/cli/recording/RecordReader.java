package sequitur.cli.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import sequitur.cli.wrapping.LineReader;
import sequitur.cli.wrapping.Protocol;
import sequitur.cli.wrapping.RecordedLine;
import sequitur.cli.wrapping.Speech;
import sequitur.cli.wrapping.Unwrapper;

/**
 * Reads a record of SMTP sessions, one session after another. Which form it has is found out. No more is held than a session and its
 * neighbours, however large the record is.
 */
public final class RecordReader implements Closeable {

    private static final int MOST_WRITERS = 256;
    private static final int MOST_LINES = 60_000;
    private static final int MOST_WAITING = 30_000;
    private static final Pattern MAIL = Pattern.compile("(?i)mail|smtp");

    private final LineReader lines;
    private final Unwrapper unwrapper;
    private final Map<String, Segment> segments = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, List<Segment.Part>> waiting = new HashMap<>();
    private final Map<String, RecordedServer> servers = new LinkedHashMap<>();
    private final Deque<RecordedSession> ready = new ArrayDeque<>();
    private int held;
    private int notUnderstood;
    private int hiddenCommands;
    private boolean commands;

    /** Whether there was a command with an argument that is no accident, as one in a program may be. */
    private boolean known;

    private boolean replies;
    private boolean told;

    /** Whether anything in the record has to do with mail. */
    private boolean mail;

    private boolean over;

    /**
     * Begins to read.
     *
     * @param file the octets of the file
     * @throws IOException if they can't be read
     */
    public RecordReader(InputStream file) throws IOException {
        lines = new LineReader(file);
        unwrapper = new Unwrapper(lines);
    }

    /**
     * Reads the next session.
     *
     * @return the session, or nothing at the end; sessions whose lines are mixed come as they end
     * @throws IOException if the file can't be read to its end
     * @throws UnreadableRecordException if there is no dialogue in it, or only one side of it
     */
    public Optional<RecordedSession> next() throws IOException, UnreadableRecordException {
        while (!over && (ready.isEmpty() || !isReadable())) {
            Optional<RecordedLine> line = unwrapper.next();
            if (line.isPresent()) {
                take(line.get());
            } else {
                over = true;
                segments.forEach(this::end);
                segments.clear();
            }
        }
        if (over && !isReadable()) {
            throw unreadable();
        }
        return Optional.ofNullable(ready.poll());
    }

    private boolean isReadable() {
        boolean text = lines.unprintableLine() == 0 || known;
        return (replies || told) && text;
    }

    /**
     * How many lines look like the dialogue, yet fit nowhere in it.
     *
     * @return 0 or more, for what was read so far
     */
    public int notUnderstood() {
        return notUnderstood;
    }

    /**
     * How many of these look like commands.
     *
     * @return 0 or more, for what was read so far
     */
    public int hiddenCommands() {
        return hiddenCommands;
    }

    private void count(RecordedEntry entry) {
        if (entry instanceof RecordedEntry.NotUnderstood line) {
            notUnderstood++;
            hiddenCommands += line.speech() == Speech.COMMAND ? 1 : 0;
        }
    }

    private void take(RecordedLine line) {
        mail = mail || MAIL.matcher(line.text()).find();
        Segment segment = segments.computeIfAbsent(line.source(), source -> new Segment());
        int before = segment.size();
        segment.add(line).ifPresent(part -> hold(line.source(), segment, part));
        held += segment.size() - before;
        if (held > MOST_LINES || segments.size() > MOST_WRITERS) {
            endOldest();
        }
    }

    private void endOldest() {
        Iterator<Map.Entry<String, Segment>> oldest = segments.entrySet().iterator();
        Map.Entry<String, Segment> entry = oldest.next();
        held -= entry.getValue().size();
        end(entry.getKey(), entry.getValue());
        oldest.remove();
    }

    private void end(String source, Segment segment) {
        segment.end().ifPresent(part -> hold(source, segment, part));
        release(source, segment.order());
    }

    /** Whether the lines of sessions are mixed is known when one has ended. */
    private void hold(String source, Segment segment, Segment.Part part) {
        List<Segment.Part> parts = waiting.computeIfAbsent(source, key -> new ArrayList<>());
        parts.add(part);
        part.order().ifPresent(order -> release(source, order));
        int lines = parts.stream().mapToInt(one -> one.lines().size()).sum();
        if (lines > MOST_WAITING) {
            release(source, segment.order());
        }
    }

    private void release(String source, RecordedSession.Order order) {
        List<Segment.Part> parts = waiting.remove(source);
        if (parts != null) {
            parts.forEach(part -> read(source, part, order));
        }
    }

    private void read(String source, Segment.Part part, RecordedSession.Order order) {
        RecordingFormat format = RecordingFormat.of(part.lines());
        List<RecordedEntry> entries = EntryReader.read(format.read(part.lines()), format.isBare());
        entries.forEach(this::count);
        List<RecordedSession> sessions = SessionSplitter.split(source, entries, order);
        for (int i = 0; i < sessions.size(); i++) {
            RecordedSession session = sessions.get(i);
            if (i == sessions.size() - 1 && part.ending() == RecordedSession.Ending.CUT) {
                session = session.cut();
            }
            boolean goesOn = i == 0
                    && part.beginning() == Segment.Beginning.CONTINUED
                    && session.start() != Start.GREETING
                    && session.start() != Start.NOTHING_SAID;
            if (goesOn) {
                give(session.continued(servers.getOrDefault(source, RecordedServer.UNKNOWN)));
            } else if (isDialogue(session, format)) {
                servers.put(source, session.server());
                give(session);
            }
        }
    }

    /** Replies alone, where nothing marks them as such, may be any numbers; an exception alone may be anybody's. */
    private boolean isDialogue(RecordedSession session, RecordingFormat format) {
        boolean marked = !format.isBare() || !session.server().equals(RecordedServer.UNKNOWN);
        for (RecordedEntry entry : session.entries()) {
            boolean said = entry instanceof RecordedEntry.RecordedCommand
                    || entry instanceof RecordedEntry.OpenedConnection
                    || (entry instanceof RecordedEntry.RecordedReply && marked)
                    || (isTold(entry) && mail);
            if (said) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTold(RecordedEntry entry) {
        return entry instanceof RecordedEntry.RecordedFailure || entry instanceof RecordedEntry.ToldRefusal;
    }

    private void give(RecordedSession session) {
        for (RecordedEntry entry : session.entries()) {
            if (entry instanceof RecordedEntry.RecordedCommand command) {
                commands = true;
                known |= command.text().indexOf(' ') > 0 && Protocol.looksLikeCommand(command.text());
            }
            replies |= entry instanceof RecordedEntry.RecordedReply;
            told |= isTold(entry) || entry instanceof RecordedEntry.OpenedConnection;
        }
        ready.add(session);
    }

    private UnreadableRecordException unreadable() {
        if (lines.unprintableLine() > 0) {
            return new UnreadableRecordException(lines.unprintableLine(), "this is not text");
        }
        if (commands) {
            return new UnreadableRecordException(
                    0,
                    "there are commands in it but no reply of the server, and the order of commands depends on the replies");
        }
        return new UnreadableRecordException(
                0, lines.isBlank() ? "there is nothing in it" : "there is no SMTP dialogue in it");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
