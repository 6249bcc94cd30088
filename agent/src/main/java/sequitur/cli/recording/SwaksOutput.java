package sequitur.cli.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.cli.wrapping.RecordedLine;

/** What swaks prints: an arrow before each line says who spoke, and whether under TLS. */
final class SwaksOutput {

    private static final Pattern SENT = Pattern.compile("(?: (?:->|~>)|->|~>|\\*\\*>|\\*~>)(?: (.*))?", Pattern.DOTALL);
    private static final Pattern RECEIVED =
            Pattern.compile("(?:<- |<~ |<\\*\\*|<~\\*|<-|<~)(?: (.*))?", Pattern.DOTALL);
    private static final Pattern TRYING = Pattern.compile("=== Trying (.+?)(?::(\\d+))?\\.\\.\\.\\s*");
    private static final Pattern ENDED = Pattern.compile(
            "=== (?:Connection closed|Dropping connection).*|\\*\\*\\* (?:.*closed connection unexpectedly|Error connecting).*");
    private static final String TLS_STARTED = "=== TLS started";

    private SwaksOutput() {}

    /** How many lines bear one of its markers. */
    static long weight(List<RecordedLine> lines) {
        return lines.stream()
                .filter(line -> said(line).isPresent()
                        || line.text().startsWith("=== ")
                        || line.text().startsWith("*** "))
                .count();
    }

    static List<Mark> read(List<RecordedLine> lines) {
        List<Mark> marks = new ArrayList<>();
        boolean connecting = true;
        for (int i = 0; i < lines.size(); i++) {
            RecordedLine line = lines.get(i);
            Matcher trying = TRYING.matcher(line.text());
            if (trying.matches()) {
                marks.add(new Mark.Connected(line.number(), server(trying, lines.subList(i + 1, lines.size()))));
                connecting = false;
            } else if (ENDED.matcher(line.text()).matches()) {
                marks.add(new Mark.Ended(line.number()));
            } else {
                Optional<Mark.Said> said = said(line);
                if (said.isPresent() && connecting && underTls(line.text())) {
                    marks.add(new Mark.Connected(line.number(), RecordedServer.of("", "", true)));
                }
                connecting &= said.isEmpty();
                said.ifPresent(marks::add);
            }
        }
        return marks;
    }

    /** TLS is on from the start if it is there before anything was said. */
    private static RecordedServer server(Matcher trying, List<RecordedLine> rest) {
        boolean tls = false;
        for (RecordedLine line : rest) {
            if (line.text().startsWith(TLS_STARTED)) {
                tls = true;
                break;
            }
            if (said(line).isPresent() || TRYING.matcher(line.text()).matches()) {
                break;
            }
        }
        String port = trying.group(2);
        return RecordedServer.of(trying.group(1), port == null ? "" : port, tls);
    }

    private static boolean underTls(String text) {
        return text.stripLeading().indexOf('~') >= 0 && text.stripLeading().indexOf('~') < 3;
    }

    private static Optional<Mark.Said> said(RecordedLine line) {
        Matcher sent = SENT.matcher(line.text());
        if (sent.matches()) {
            return Optional.of(said(line, Side.CLIENT, sent));
        }
        Matcher received = RECEIVED.matcher(line.text());
        return received.matches() ? Optional.of(said(line, Side.SERVER, received)) : Optional.empty();
    }

    private static Mark.Said said(RecordedLine line, Side side, Matcher matcher) {
        String text = matcher.group(1);
        return new Mark.Said(line.number(), side, text == null ? "" : text);
    }
}
