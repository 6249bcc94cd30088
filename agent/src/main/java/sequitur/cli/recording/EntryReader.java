package sequitur.cli.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.cli.wrapping.Protocol;
import sequitur.cli.wrapping.Speech;

/**
 * Reads the marks of a record, one after another, into commands, replies and message content. What a line is depends on
 * what came before it: after 354 it is content, after 334 a line of a SASL exchange.
 */
final class EntryReader {

    private static final int CONTENT_FOLLOWS = 354;
    private static final int CHALLENGE = 334;
    private static final int GREETING = 220;
    private static final int CLOSING = 421;
    private static final int NO_SERVICE = 554;

    private final List<Mark> marks;
    private final boolean bare;
    private final CallPlaces callPlaces = new CallPlaces();
    private final List<RecordedEntry> entries = new ArrayList<>();

    /** The verbs of the commands that were not answered yet. */
    private final Deque<String> unanswered = new ArrayDeque<>();

    private final StringBuilder reply = new StringBuilder();
    private int replyLine;
    private boolean greetingDue = true;
    private boolean saslLineDue;

    /** Whether the reply that comes next stands in the middle of message content. */
    private boolean contentGoesOn;

    /** How many octets of a chunk stand in front of the client's next line, since the chunk did not end with a line. */
    private long leftOfChunk;

    private Mark.@Nullable AuthHidden hidden;
    private int next;

    private EntryReader(List<Mark> marks, boolean bare) {
        this.marks = marks;
        this.bare = bare;
    }

    /**
     * Reads the marks.
     *
     * @param marks what each line means by itself
     * @param bare whether lines that nothing marks belong to the dialogue
     * @return the entries in their order
     */
    static List<RecordedEntry> read(List<Mark> marks, boolean bare) {
        EntryReader reader = new EntryReader(marks, bare);
        while (reader.next < marks.size()) {
            Mark mark = marks.get(reader.next);
            reader.next++;
            reader.take(mark);
        }
        reader.endReply();
        reader.endHiddenAuth(Optional.empty());
        return reader.entries;
    }

    private void take(Mark mark) {
        if (mark instanceof Mark.Said said) {
            switch (sideOf(said)) {
                case CLIENT -> client(said);
                case SERVER -> server(said);
                case UNMARKED, CONTINUED -> aside(said);
            }
        } else if (mark instanceof Mark.Connected connected) {
            startAfresh();
            entries.add(new RecordedEntry.OpenedConnection(connected.line(), connected.server()));
        } else if (mark instanceof Mark.Ended ended) {
            startAfresh();
            entries.add(new RecordedEntry.EndedConnection(ended.line()));
        } else if (mark instanceof Mark.AuthHidden auth) {
            endReply();
            hidden = auth;
        } else if (mark instanceof Mark.AuthOutcome outcome) {
            endHiddenAuth(Optional.of(outcome.accepted()));
        } else if (mark instanceof Mark.Told told) {
            endReply();
            entries.add(new RecordedEntry.ToldRefusal(told.line(), told.text()));
        }
    }

    /** A line that is none of the dialogue may tell of an exception; one that looks like the dialogue was not understood. */
    private void aside(Mark.Said said) {
        callPlaces.take(said).ifPresent(entries::add);
        Optional<RecordedEntry> exception = Exceptions.entry(said);
        if (exception.isPresent()) {
            endReply();
            entries.add(exception.get());
        } else {
            Speech.hiddenIn(said.text())
                    .filter(speech -> said.side() == Side.UNMARKED || speech == Speech.COMMAND)
                    .map(speech -> new RecordedEntry.NotUnderstood(said.line(), speech))
                    .ifPresent(entries::add);
        }
    }

    private void startAfresh() {
        endReply();
        endHiddenAuth(Optional.empty());
        unanswered.clear();
        greetingDue = true;
        saslLineDue = false;
        contentGoesOn = false;
        leftOfChunk = 0;
    }

    /** Who said a line; {@link Side#UNMARKED} for one that is none of the dialogue. */
    private Side sideOf(Mark.Said said) {
        String text = said.text();
        if (said.side() == Side.CONTINUED) {
            return reply.length() > 0 && reply.substring(0, 3).equals(beginning(text)) ? Side.SERVER : Side.CONTINUED;
        }
        if (said.side() != Side.UNMARKED || !bare) {
            return said.side();
        }
        if (Protocol.looksLikeReply(text) && isReplyDue(text)) {
            return Side.SERVER;
        }
        if (saslLineDue || leftOfChunk > 0 || Protocol.looksLikeCommand(text)) {
            return Side.CLIENT;
        }
        return Protocol.beginsWithVerb(text) && unanswered.isEmpty() && isAnsweredAtOnce()
                ? Side.CLIENT
                : Side.UNMARKED;
    }

    private static String beginning(String text) {
        return Protocol.looksLikeReply(text) ? text.substring(0, 3) : "";
    }

    private boolean isReplyDue(String text) {
        int code = Protocol.code(text);
        return !unanswered.isEmpty()
                || reply.length() > 0
                || code == CLOSING
                || code == GREETING
                || (greetingDue && code == NO_SERVICE);
    }

    private boolean isAnsweredAtOnce() {
        return next < marks.size()
                && marks.get(next) instanceof Mark.Said after
                && Protocol.looksLikeReply(after.text());
    }

    private void client(Mark.Said said) {
        endReply();
        String text = said.text();
        if (leftOfChunk > 0) {
            int left = (int) Math.min(leftOfChunk, text.length());
            text = text.substring(left);
            leftOfChunk = 0;
            if (text.isEmpty()) {
                return;
            }
        }
        if (Placeholder.isPlaceholder(text) && !saslLineDue) {
            return;
        }
        if (hidden != null) {
            endHiddenAuthBefore(text);
        }
        command(said.line(), text);
        long chunk = Protocol.chunkSize(text);
        if (chunk > 0) {
            skipChunk(said.line(), chunk);
        }
    }

    private void command(int line, String text) {
        String told = saslLineDue ? Placeholder.response(text) : Placeholder.command(text);
        entries.add(new RecordedEntry.RecordedCommand(line, told, saslLineDue, true));
        saslLineDue = false;
        unanswered.add(Protocol.verb(text));
    }

    private void server(Mark.Said said) {
        String text = said.text().stripTrailing();
        if (text.isEmpty()) {
            return;
        }
        if (reply.length() == 0) {
            replyLine = said.line();
        }
        reply.append(text).append('\n');
        boolean more = Protocol.looksLikeReply(text) && text.length() > 3 && text.charAt(3) == '-';
        if (!more) {
            endReply();
        }
    }

    /** A reply is complete: what it answers, and what comes next, follow from its code. */
    private void endReply() {
        if (reply.length() == 0) {
            return;
        }
        RecordedEntry.RecordedReply answer = new RecordedEntry.RecordedReply(replyLine, reply.toString(), true);
        reply.setLength(0);
        entries.add(answer);
        boolean greeting = greetingDue && (unanswered.isEmpty() || answer.code() == GREETING);
        greetingDue = false;
        if (!greeting) {
            unanswered.poll();
        }
        saslLineDue = answer.code() == CHALLENGE;
        if (answer.code() == CONTENT_FOLLOWS || contentGoesOn) {
            readContent(answer.line());
        }
    }

    /** Reads message content up to its dot; if there is none, up to where it must have ended. */
    private void readContent(int line) {
        ContentLines lines = ContentLines.find(marks, next, bare);
        next = lines.end();
        contentGoesOn = lines.goesOn();
        int first = lines.said().isEmpty() ? line : lines.said().get(0).line();
        entries.add(new RecordedEntry.RecordedContent(first, lines.contentLines()));
        if (lines.dot().isPresent()) {
            endContent(lines.dot().get().line(), true);
            skipEmptyLines();
            return;
        }
        if (lines.commands().isEmpty() && lines.isAnswered()) {
            endContent(lines.said().isEmpty() ? line : first + lines.contentLines() - 1, false);
        }
        for (Mark.Said command : lines.commands()) {
            command(command.line(), command.text());
        }
    }

    /** What cuts a text into lines often leaves an empty one at its end. */
    private void skipEmptyLines() {
        while (next < marks.size()
                && marks.get(next) instanceof Mark.Said said
                && said.side() != Side.SERVER
                && said.text().isBlank()) {
            next++;
        }
    }

    private void endContent(int line, boolean recorded) {
        entries.add(new RecordedEntry.RecordedDot(line, recorded));
        unanswered.add(".");
    }

    private void skipChunk(int line, long size) {
        ChunkLines lines = ChunkLines.find(marks, next, bare, size);
        if (lines.count() > 0) {
            entries.add(new RecordedEntry.RecordedContent(line + 1, lines.count()));
        }
        next = lines.end();
        leftOfChunk = lines.left();
    }

    /**
     * An AUTH command that was left out, and then the next line of the client. If that is AUTH again, the mail library has
     * sent STARTTLS in between, as it does when AUTH is answered by 530; that was left out as well.
     */
    private void endHiddenAuthBefore(String nextLine) {
        Mark.AuthHidden auth = hidden;
        if (auth != null && Protocol.verb(nextLine).equals("AUTH")) {
            hidden = null;
            untold(auth.line(), "AUTH " + auth.mechanism(), "530 5.7.0\n");
            untold(auth.line(), "STARTTLS", "220\n");
        } else {
            endHiddenAuth(Optional.of(true));
        }
    }

    private void endHiddenAuth(Optional<Boolean> accepted) {
        Mark.AuthHidden auth = hidden;
        if (auth == null) {
            return;
        }
        hidden = null;
        String answer = accepted.map(yes -> yes ? "235 2.7.0\n" : "535 5.7.8\n").orElse("");
        untold(auth.line(), "AUTH " + auth.mechanism(), answer);
    }

    private void untold(int line, String command, String answer) {
        entries.add(new RecordedEntry.RecordedCommand(line, command, false, false));
        if (!answer.isEmpty()) {
            entries.add(new RecordedEntry.RecordedReply(line, answer, false));
        }
    }
}
