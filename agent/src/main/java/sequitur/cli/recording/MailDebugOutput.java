package sequitur.cli.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.cli.wrapping.Protocol;
import sequitur.cli.wrapping.RecordedLine;
import sequitur.cli.wrapping.Speech;

/**
 * What Jakarta Mail prints when {@code mail.debug} is set: lines of the protocol as they are, with nothing in front, and the
 * library's own remarks behind {@code DEBUG SMTP:} between them.
 */
final class MailDebugOutput {

    private static final String REMARK = "DEBUG SMTP: ";
    private static final String SECURE_REMARK = "DEBUG SMTPS: ";
    private static final String SESSION_REMARK = "DEBUG: ";
    private static final Pattern CONNECTING =
            Pattern.compile("trying to connect to host \"([^\"]*)\", port (-?\\d+), isSSL (true|false).*");
    private static final Pattern GIVEN_SOCKET =
            Pattern.compile("starting protocol to host \"([^\"]*)\", port (-?\\d+).*");
    private static final Pattern AUTH_HIDDEN = Pattern.compile("AUTH (\\S+) command trace suppressed.*");
    private static final Pattern AUTH_OUTCOME =
            Pattern.compile("(?:AUTH \\S+ (succeeded|failed)|SASL authentication failed).*");
    private static final Pattern SASL_CLIENT = Pattern.compile("SASL client (\\S+).*");
    private static final String SASL_HIDDEN = "SASL AUTH command trace suppressed";
    private static final Pattern TOLD = Pattern.compile("got response code \\d{3}, with response: ([45]\\d\\d.*)");
    private static final Pattern ENDED = Pattern.compile(
            "EOF: .*|nested IOException, closing.*|IOException while sending, closing.*|got bad greeting from host.*");
    private static final Pattern GAVE_UP =
            Pattern.compile("exception reading response.*|MessagingException while sending.*|close failed.*");

    private MailDebugOutput() {}

    /** How many lines are the library's remarks, or look like lines of the protocol without any marker. */
    static long weight(List<RecordedLine> lines) {
        return lines.stream()
                .map(RecordedLine::text)
                .filter(text ->
                        remark(text).isPresent() || Protocol.looksLikeReply(text) || Protocol.looksLikeCommand(text))
                .count();
    }

    static List<Mark> read(List<RecordedLine> lines) {
        List<Mark> marks = new ArrayList<>();
        boolean saslHidden = false;
        for (RecordedLine line : lines) {
            Optional<String> remarked = remark(line.text());
            if (remarked.isEmpty()) {
                plain(line).ifPresent(marks::add);
                continue;
            }
            String remark = remarked.get();
            if (remark.startsWith(SASL_HIDDEN)) {
                saslHidden = true;
                continue;
            }
            Matcher client = SASL_CLIENT.matcher(remark);
            if (client.matches() && saslHidden) {
                saslHidden = false;
                marks.add(new Mark.AuthHidden(line.number(), client.group(1)));
                continue;
            }
            remark(line.number(), remark).ifPresent(marks::add);
        }
        return marks;
    }

    /** The text of a remark; the loggers of the library write it without the words that stand before it in other output. */
    private static Optional<String> remark(String text) {
        int start = text.indexOf(REMARK);
        if (start >= 0) {
            return Optional.of(text.substring(start + REMARK.length()));
        }
        if (text.startsWith(SECURE_REMARK)) {
            return Optional.of(text.substring(SECURE_REMARK.length()));
        }
        boolean bare = Speech.of(text).filter(Speech.REMARK::equals).isPresent()
                || AUTH_OUTCOME.matcher(text).matches()
                || ENDED.matcher(text).matches()
                || GAVE_UP.matcher(text).matches();
        return bare && !text.startsWith(SESSION_REMARK) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Mark> plain(RecordedLine line) {
        if (line.text().startsWith(SESSION_REMARK)) {
            return Optional.empty();
        }
        Side side = line.place() == RecordedLine.Place.OWN ? Side.UNMARKED : Side.CONTINUED;
        return Optional.of(new Mark.Said(line.number(), side, Escapes.withoutEnd(line.text())));
    }

    private static Optional<Mark> remark(int line, String remark) {
        Matcher told = TOLD.matcher(remark);
        if (told.matches()) {
            return Optional.of(new Mark.Told(line, told.group(1)));
        }
        Matcher connecting = CONNECTING.matcher(remark);
        if (connecting.matches()) {
            boolean tls = Boolean.parseBoolean(connecting.group(3));
            return Optional.of(
                    new Mark.Connected(line, RecordedServer.of(connecting.group(1), connecting.group(2), tls)));
        }
        Matcher given = GIVEN_SOCKET.matcher(remark);
        if (given.matches()) {
            return Optional.of(new Mark.Connected(line, RecordedServer.of(given.group(1), given.group(2), false)));
        }
        Matcher hidden = AUTH_HIDDEN.matcher(remark);
        if (hidden.matches()) {
            return Optional.of(new Mark.AuthHidden(line, hidden.group(1)));
        }
        Matcher outcome = AUTH_OUTCOME.matcher(remark);
        if (outcome.matches()) {
            return Optional.of(new Mark.AuthOutcome(line, "succeeded".equals(outcome.group(1))));
        }
        if (ENDED.matcher(remark).matches()) {
            return Optional.of(new Mark.Ended(line));
        }
        return GAVE_UP.matcher(remark).matches() ? Optional.of(new Mark.GaveUp(line)) : Optional.empty();
    }
}
