package sequitur.cli.recording;

/** Line ends that were written down as escapes: a record has no other way to show them inside a command. */
final class Escapes {

    private static final String LINE_END = "\\r\\n";

    private Escapes() {}

    /** Takes an escaped line end off, and makes octets of those that stand inside. */
    static String resolve(String text) {
        return withoutEnd(text).replace(LINE_END, "\r\n").replace("\\0", "\0");
    }

    /** Takes an escaped line end off. */
    static String withoutEnd(String text) {
        return text.endsWith(LINE_END) ? text.substring(0, text.length() - LINE_END.length()) : text;
    }
}
