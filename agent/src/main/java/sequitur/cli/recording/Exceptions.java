package sequitur.cli.recording;

import java.util.Optional;
import sequitur.cli.exception.ExceptionLine;

/** What a line that tells of an exception adds to a record. */
final class Exceptions {

    private Exceptions() {}

    /** A failure, or a refusal that an exception repeats; nothing for another line. */
    static Optional<RecordedEntry> entry(Mark.Said said) {
        Optional<RecordedEntry> failed = ExceptionLine.failure(said.text())
                .map(failure -> new RecordedEntry.RecordedFailure(said.line(), failure));
        return failed.or(() -> told(said));
    }

    private static Optional<RecordedEntry> told(Mark.Said said) {
        return ExceptionLine.isException(said.text())
                ? ExceptionLine.reply(said.text())
                        .filter(reply -> reply.charAt(0) >= '4')
                        .map(reply -> new RecordedEntry.ToldRefusal(said.line(), reply))
                : Optional.empty();
    }
}
