package sequitur.cli.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What a record tells, each entry in one short line. */
final class Told {

    private Told() {}

    /** The entries of all sessions, with a rule between two sessions. */
    static List<String> by(Recording recording) {
        return recording.sessions().stream()
                .map(session -> String.join("\n", by(session)))
                .reduce((first, second) -> first + "\n----\n" + second)
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }

    static List<String> by(RecordedSession session) {
        return session.entries().stream().map(Told::by).toList();
    }

    static Recording of(String... lines) {
        return of(String.join("\n", lines).getBytes(UTF_8));
    }

    static Recording of(byte[] file) {
        try {
            return Recording.read(file);
        } catch (UnreadableRecordException unreadable) {
            throw new AssertionError(unreadable.line() + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** A sample from the test's resources. */
    static byte[] sample(String name) {
        try (InputStream stream = Told.class.getResourceAsStream("/sequitur/cli/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String by(RecordedEntry entry) {
        if (entry instanceof RecordedEntry.RecordedCommand command) {
            return command.line() + " C "
                    + (command.secret() ? "(sasl)" : command.text().split(" |:", 2)[0])
                    + (command.recorded() ? "" : " untold");
        }
        if (entry instanceof RecordedEntry.RecordedReply answer) {
            return answer.line() + " S " + answer.code() + (answer.recorded() ? "" : " untold");
        }
        if (entry instanceof RecordedEntry.RecordedContent content) {
            return content.line() + " content " + content.count();
        }
        if (entry instanceof RecordedEntry.RecordedDot end) {
            return end.line() + " dot" + (end.recorded() ? "" : " untold");
        }
        return entry.line() + " ended";
    }
}
