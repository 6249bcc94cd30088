package sequitur.cli.recording;

import java.util.Optional;
import java.util.regex.Pattern;
import sequitur.cli.exception.ExceptionLine;
import sequitur.cli.exception.StackFrame;

/** Finds where in the app a failed mail comes from: the innermost place of the app's own below an exception that tells of mail. */
final class CallPlaces {

    private static final Pattern OF_MAIL = Pattern.compile("(?i)mail|smtp|SendFailed|Messaging");

    private boolean sought;

    /** The place that a line names, if the stack trace is one of a failed mail and has named none before. */
    Optional<RecordedEntry> take(Mark.Said said) {
        String text = said.text();
        if (ExceptionLine.isException(text)) {
            sought = OF_MAIL.matcher(text).find() || Exceptions.entry(said).isPresent();
            return Optional.empty();
        }
        Optional<RecordedEntry> place = sought
                ? StackFrame.ofTheApp(text).map(found -> new RecordedEntry.CallPlace(said.line(), found))
                : Optional.empty();
        sought &= place.isEmpty();
        return place;
    }
}
