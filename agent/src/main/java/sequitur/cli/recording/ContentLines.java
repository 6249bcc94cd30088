package sequitur.cli.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sequitur.cli.wrapping.Protocol;

/**
 * The lines between a 354 reply and whatever ended the message content.
 *
 * @param said the lines in order, without the dot and without the commands behind them
 * @param dot the line with the dot, if there is one
 * @param commands commands that the client sent although the content was not ended
 * @param isAnswered whether the server's next reply stands right behind, and answers the content
 * @param goesOn whether a reply stands right behind, and then the content goes on
 * @param end the place of the first mark that is not part of this
 */
record ContentLines(
        List<Mark.Said> said,
        Optional<Mark.Said> dot,
        List<Mark.Said> commands,
        boolean isAnswered,
        boolean goesOn,
        int end) {

    ContentLines {
        said = List.copyOf(said);
        commands = List.copyOf(commands);
    }

    /** How many lines of content there are; comments and blank lines alone are none. */
    int contentLines() {
        return said.size();
    }

    static ContentLines find(List<Mark> marks, int start, boolean bare) {
        List<Mark.Said> lines = new ArrayList<>();
        int place = start;
        while (place < marks.size() && marks.get(place) instanceof Mark.Said said && isClients(said)) {
            if (said.text().equals(".")) {
                return new ContentLines(lines, Optional.of(said), List.of(), false, false, place + 1);
            }
            lines.add(said);
            place++;
        }
        if (lines.stream().allMatch(ContentLines::isIdle)) {
            lines.clear();
        }
        int code =
                place < marks.size() && marks.get(place) instanceof Mark.Said reply ? Protocol.code(reply.text()) : 0;
        if (code != 0 && isDotBehindReply(marks, place)) {
            return new ContentLines(lines, Optional.empty(), List.of(), false, true, place);
        }
        boolean answered = code != 0 && code != 421;
        return bare ? broken(lines, place) : withoutDot(lines, answered, place);
    }

    /**
     * The client's lines at the end that look like commands are commands; what is before them is content. Lines between them
     * that nothing marks are neither.
     */
    private static ContentLines withoutDot(List<Mark.Said> lines, boolean answered, int end) {
        List<Mark.Said> commands = new ArrayList<>();
        int content = lines.size();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Mark.Said line = lines.get(i);
            if (isCommand(line)) {
                commands.add(0, line);
                content = i;
            } else if (line.side() == Side.CLIENT) {
                break;
            }
        }
        if (commands.isEmpty() && !answered) {
            return broken(lines, end);
        }
        return new ContentLines(lines.subList(0, content), Optional.empty(), commands, answered, false, end);
    }

    /** Nothing ended the content, and nobody answered: a command may stand right behind the last line's text. */
    private static ContentLines broken(List<Mark.Said> lines, int end) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Mark.Said line = lines.get(i);
            if (line.text().isBlank()) {
                continue;
            }
            int glued = Protocol.looksLikeCommand(line.text()) ? 0 : Protocol.gluedCommand(line.text());
            if (glued < 0) {
                break;
            }
            Mark.Said command =
                    new Mark.Said(line.line(), line.side(), line.text().substring(glued));
            return new ContentLines(
                    lines.subList(0, glued == 0 ? i : i + 1), Optional.empty(), List.of(command), false, false, end);
        }
        return new ContentLines(lines, Optional.empty(), List.of(), false, false, end);
    }

    /** Whether the client's next lines are content as well: the server has answered before their end. */
    private static boolean isDotBehindReply(List<Mark> marks, int reply) {
        int place = reply;
        while (place < marks.size() && marks.get(place) instanceof Mark.Said said && said.side() == Side.SERVER) {
            place++;
        }
        boolean first = true;
        while (place < marks.size() && marks.get(place) instanceof Mark.Said said && isClients(said)) {
            if (said.text().equals(".")) {
                return true;
            }
            if (first && isCommand(said)) {
                return false;
            }
            first = false;
            place++;
        }
        return false;
    }

    private static boolean isClients(Mark.Said said) {
        return said.side() != Side.SERVER;
    }

    private static boolean isCommand(Mark.Said said) {
        return said.side() == Side.CLIENT && Protocol.looksLikeCommand(said.text());
    }

    private static boolean isIdle(Mark.Said said) {
        return said.side() == Side.UNMARKED
                && (said.text().isBlank() || said.text().stripLeading().startsWith("#"));
    }
}
