package sequitur.cli.recording;

import java.util.ArrayList;
import java.util.List;
import sequitur.cli.wrapping.Protocol;

/**
 * The lines of a chunk behind its BDAT command, if they were written down.
 *
 * @param count how many lines
 * @param left how many octets of the chunk stand in front of the client's next line
 * @param end the place of the first mark that is not part of this
 */
record ChunkLines(int count, long left, int end) {

    private static final int LINE_END = 2;

    static ChunkLines find(List<Mark> marks, int start, boolean bare, long size) {
        List<Mark.Said> lines = new ArrayList<>();
        for (int place = start;
                place < marks.size() && marks.get(place) instanceof Mark.Said said && said.side() != Side.SERVER;
                place++) {
            lines.add(said);
        }
        return bare ? bare(lines, start, size) : marked(lines, start, size);
    }

    /** Either the lines have the chunk's size, or they end where a command begins. */
    private static ChunkLines marked(List<Mark.Said> lines, int start, long size) {
        if (!lines.isEmpty() && isCommand(lines.get(0))) {
            return new ChunkLines(0, 0, start);
        }
        long withLineEnds = 0;
        for (int i = 0; i < lines.size(); i++) {
            int length = lines.get(i).text().length();
            withLineEnds += length + LINE_END;
            boolean complete = withLineEnds == size || withLineEnds - LINE_END == size || withLineEnds - i - 1 == size;
            if (complete) {
                return new ChunkLines(i + 1, 0, start + i + 1);
            }
        }
        int count = 0;
        int idle = 0;
        while (count < lines.size()
                && !Protocol.looksLikeCommand(lines.get(count).text())) {
            Mark.Said line = lines.get(count);
            idle += line.side() == Side.UNMARKED && line.text().isBlank() ? 1 : 0;
            count++;
        }
        return new ChunkLines(count == idle ? 0 : count, 0, start + count);
    }

    private static boolean isCommand(Mark.Said line) {
        return line.side() == Side.CLIENT && Protocol.looksLikeCommand(line.text());
    }

    /**
     * Whole lines as long as they fit. What does not fit is the server's reply, and the rest of the chunk stands in front of
     * the client's next line: the mail library prints a line of either side when it is complete.
     */
    private static ChunkLines bare(List<Mark.Said> lines, int start, long size) {
        long left = size;
        int count = 0;
        while (count < lines.size() && left > 0) {
            String text = lines.get(count).text();
            if (text.length() + LINE_END > left || isReplyInside(lines, count)) {
                break;
            }
            left -= text.length() + LINE_END;
            count++;
        }
        return new ChunkLines(count, left, start + count);
    }

    /** A reply before the chunk's last line is complete: then the line behind it ends in the next command. */
    private static boolean isReplyInside(List<Mark.Said> lines, int place) {
        return Protocol.looksLikeReply(lines.get(place).text())
                && place + 1 < lines.size()
                && Protocol.gluedCommand(lines.get(place + 1).text()) >= 0;
    }
}
