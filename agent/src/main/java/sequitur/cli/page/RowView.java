package sequitur.cli.page;

import java.util.List;
import java.util.Locale;

/**
 * A rung of the ladder: something that one side says to the other, or a remark between two of these.
 *
 * @param style what it looks like: {@code client}, {@code server} or {@code remark}
 * @param letter the letter that stands for the side
 * @param side the rest of the side's name
 * @param place the line of the file; empty text where there is none
 * @param tls {@code tls} if it is said under TLS, else empty text
 * @param text what is said, in one or more lines
 * @param note what is to be said of it in brackets
 * @param insertion what the agent would have done about it
 * @param inserted the commands that the agent would have sent before it
 * @param repeated the commands that the agent would have sent after it
 * @param findings what has to be mended
 */
record RowView(
        String style,
        String letter,
        String side,
        String place,
        String tls,
        String text,
        String note,
        String insertion,
        List<String> inserted,
        List<String> repeated,
        List<FindingView> findings) {

    private static final String REMARK = "remark";

    static RowView client(int line, String text, String note) {
        return said("client", line, text, note);
    }

    static RowView server(int line, String text, String note) {
        return said("server", line, text, note);
    }

    static RowView remark(int line, String text) {
        return new RowView(REMARK, "", "", Integer.toString(line), "", text, "", "", List.of(), List.of(), List.of());
    }

    /** What is not shown. */
    static RowView gap(int entries) {
        String text = entries == 1
                ? "1 command or reply without a finding"
                : entries + " commands and replies without a finding";
        return new RowView(REMARK, "", "", "", "", text, "", "", List.of(), List.of(), List.of());
    }

    private static RowView said(String style, int line, String text, String note) {
        return new RowView(
                style,
                style.substring(0, 1).toUpperCase(Locale.ROOT),
                style.substring(1),
                Integer.toString(line),
                "",
                text,
                note,
                "",
                List.of(),
                List.of(),
                List.of());
    }

    /** The same with what has to be mended. */
    RowView with(List<FindingView> found) {
        return new RowView(style, letter, side, place, tls, text, note, insertion, inserted, repeated, found);
    }

    /** The same under TLS. */
    RowView underTls() {
        return new RowView(style, letter, side, place, "tls", text, note, insertion, inserted, repeated, findings);
    }

    /** The same with what the agent would have done before it. */
    RowView after(String deed, List<String> commands) {
        return new RowView(style, letter, side, place, tls, text, note, deed, commands, List.of(), findings);
    }

    /** The same with what the agent would have done next. */
    RowView before(String deed, List<String> commands) {
        return new RowView(style, letter, side, place, tls, text, note, deed, List.of(), commands, findings);
    }
}
