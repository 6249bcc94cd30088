package sequitur.cli.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sequitur.advice.failure.FailureClassifier;

/** What a record tells, each entry in one short line. */
final class Told {

    private Told() {}

    /** The sessions of a record in which something was said. */
    record Recording(List<RecordedSession> sessions) {}

    /** The entries of all sessions, with a rule between two sessions. */
    static List<String> by(Recording recording) {
        return recording.sessions().stream()
                .map(session -> String.join("\n", by(session)))
                .reduce((first, second) -> first + "\n----\n" + second)
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }

    /** The entries of the dialogue. */
    static List<String> by(RecordedSession session) {
        return session.entries().stream()
                .filter(entry -> !(entry instanceof RecordedEntry.RecordedFailure)
                        && !(entry instanceof RecordedEntry.ToldRefusal)
                        && !(entry instanceof RecordedEntry.CallPlace)
                        && !(entry instanceof RecordedEntry.NotUnderstood))
                .map(Told::by)
                .toList();
    }

    /** All entries. */
    static List<String> whole(RecordedSession session) {
        return session.entries().stream().map(Told::by).toList();
    }

    static Recording of(String... lines) {
        return of(String.join("\n", lines).getBytes(UTF_8));
    }

    static Recording of(byte[] file) {
        try {
            return new Recording(read(file).stream()
                    .filter(session -> session.start() != Start.NOTHING_SAID)
                    .toList());
        } catch (UnreadableRecordException unreadable) {
            throw new AssertionError(unreadable.line() + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** All sessions of a record. */
    static List<RecordedSession> read(byte[] file) throws UnreadableRecordException {
        List<RecordedSession> sessions = new ArrayList<>();
        try (RecordReader reader = new RecordReader(new ByteArrayInputStream(file))) {
            Optional<RecordedSession> session = reader.next();
            while (session.isPresent()) {
                sessions.add(session.get());
                session = reader.next();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sessions;
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
        if (entry instanceof RecordedEntry.RecordedFailure failure) {
            return failure.line() + " failed "
                    + FailureClassifier.ofException(failure.failure())
                            .orElseThrow()
                            .id();
        }
        if (entry instanceof RecordedEntry.ToldRefusal told) {
            return told.line() + " told " + told.text().substring(0, 3);
        }
        if (entry instanceof RecordedEntry.CallPlace place) {
            return place.line() + " from " + place.text();
        }
        if (entry instanceof RecordedEntry.NotUnderstood) {
            return entry.line() + " not understood";
        }
        return entry.line() + (entry instanceof RecordedEntry.OpenedConnection ? " opened" : " ended");
    }
}
