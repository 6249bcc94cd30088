package sequitur.cli.exception;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.advice.failure.FailureClassifier;
import sequitur.advice.failure.Thrown;

/** A line of a log that tells of an exception: its name and message, not the places in the code below it. */
public final class ExceptionLine {

    private static final int LONGEST = 4000;

    private static final Pattern NAMED =
            Pattern.compile("(?:^|[\\s:;>(])(?:[\\w$]+\\.)*([A-Z][\\w$]*(?:Exception|Error))\\b:?");

    /** Messages of the library that also stand without the exception's name. */
    private static final Pattern UNNAMED =
            Pattern.compile("^(?:DEBUG SMTP: |[\\w.]*: )?(?:Could not connect to SMTP host"
                    + "|Couldn't connect to host|Could not convert socket to TLS|Mail server connection failed|failed to connect"
                    + "|Unknown SMTP host|No authentication mechanisms supported|STARTTLS is required but|Got bad greeting from SMTP host"
                    + "|Authentication failed|PKIX path).*");

    private static final Pattern FRAME = Pattern.compile("\\s*(?:at [\\w$.]+[/.<(].*|\\.\\.\\. \\d+ .*)");

    private static final Pattern REPLY = Pattern.compile(
            "(?:(?:Send|Address|Sender|Authentication)Failed(?:Exception)?|MessagingException|response|SMTP error)[^:]*:"
                    + "[ \\t]*(?:\\d+; )?([2-5][0-5]\\d[ -]\\S.*)");

    private ExceptionLine() {}

    /**
     * Whether a line tells of an exception.
     *
     * @param text a line
     * @return true for its name or message, false for a place in the code
     */
    public static boolean isException(String text) {
        String line = beginning(text);
        return !FRAME.matcher(line).matches()
                && (NAMED.matcher(line).find() || UNNAMED.matcher(line).matches());
    }

    /**
     * Whether a line only tells of a place in the code.
     *
     * @param text a line
     * @return true for a frame of a stack trace
     */
    public static boolean isFrame(String text) {
        return FRAME.matcher(beginning(text)).matches();
    }

    /**
     * The exceptions of a line that tell of a failure.
     *
     * @param text a line
     * @return nothing if they tell of none, or of one that a reply explains
     */
    public static Optional<Thrown> failure(String text) {
        return isException(text) && reply(text).isEmpty()
                ? Optional.of(ExceptionChain.of(beginning(text)))
                        .filter(chain -> FailureClassifier.ofException(chain).isPresent())
                : Optional.empty();
    }

    /**
     * The reply that an exception repeats.
     *
     * @param text a line
     * @return the reply's line, which begins with its code
     */
    public static Optional<String> reply(String text) {
        Matcher reply = REPLY.matcher(beginning(text));
        return reply.find() ? Optional.of(reply.group(1).strip()) : Optional.empty();
    }

    private static String beginning(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
