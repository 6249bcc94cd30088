package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.cli.recording.RecordReader;
import sequitur.cli.recording.RecordedEntry;
import sequitur.cli.recording.RecordedServer;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.UnreadableRecordException;
import sequitur.cli.walk.CheckedEntry;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.RecordWalk;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/** Each rule's example, walked through the model. */
class RuleExamplesTest {

    private static final String HOST = "host ";

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRANSPORT_SHARED")
    void theWrongOneBreaksTheRuleFirstAndOnlyAtItsLastCommand(Rule rule) throws UnreadableRecordException {
        RuleExample example = RuleExample.of(rule);
        List<CheckedEntry.CheckedCommand> commands = commands(check(example, example.wrong()));
        int last = commands.size() - 1;

        assertThat(commands.subList(0, last))
                .allSatisfy(command -> assertThat(command.violations()).isEmpty());
        assertThat(commands.get(last).violations().get(0).violation().rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @EnumSource
    void theRightOneBreaksNothing(Rule rule) throws UnreadableRecordException {
        RuleExample example = RuleExample.of(rule);

        assertThat(commands(check(example, example.right())))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command.violations()).isEmpty());
    }

    /** No record tells of threads: the last command is made another one's here. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = "TRANSPORT_SHARED")
    void theWrongOneBreaksTheRuleIfItsLastCommandIsAnotherThreads(Rule rule) throws UnreadableRecordException {
        List<RecordedEntry> entries = session(RuleExample.of(rule).wrong()).entries();
        List<List<Rule>> broken = new ArrayList<>();
        SessionState state = SessionState.opened(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE);
        for (RecordedEntry entry : entries) {
            if (entry instanceof RecordedEntry.RecordedReply answer) {
                state = state.received(answer.code(), answer.text());
            } else if (entry instanceof RecordedEntry.RecordedCommand command) {
                byte[] octets = command.text().getBytes(StandardCharsets.ISO_8859_1);
                Verb verb = state.classify(octets);
                boolean last = entries.indexOf(entry) == entries.size() - 2;
                broken.add(Rulebook.check(last ? state.interrupted() : state, verb, octets).stream()
                        .map(Violation::rule)
                        .toList());
                state = state.sent(verb, octets);
            }
        }

        assertThat(broken.get(broken.size() - 1)).first().isEqualTo(rule);
        assertThat(broken.subList(0, broken.size() - 1)).allMatch(List::isEmpty);
    }

    private static CheckedSession check(RuleExample example, List<String> dialogue) throws UnreadableRecordException {
        RecordedSession session = session(dialogue);
        List<RequireOption> insisted = example.given().stream()
                .filter(given -> given.startsWith("require "))
                .map(given -> new RequireOption.Converter().convert(given.substring("require ".length())))
                .toList();
        RecordedServer server = example.given().stream()
                .filter(given -> given.startsWith(HOST))
                .map(given -> RecordedServer.of(given.substring(HOST.length()), "25", false))
                .findFirst()
                .orElse(RecordedServer.UNKNOWN);
        return new RecordWalk(RequireOption.requirements(insisted))
                .check(new RecordedSession(
                        session.source(),
                        server,
                        session.start(),
                        session.ending(),
                        session.order(),
                        session.entries()));
    }

    private static RecordedSession session(List<String> dialogue) throws UnreadableRecordException {
        List<RecordedSession> sessions = new ArrayList<>();
        byte[] octets = String.join("\n", dialogue).getBytes(StandardCharsets.UTF_8);
        try (RecordReader reader = new RecordReader(new ByteArrayInputStream(octets))) {
            Optional<RecordedSession> session = reader.next();
            while (session.isPresent()) {
                sessions.add(session.get());
                session = reader.next();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        assertThat(sessions).hasSize(1);
        return sessions.get(0);
    }

    /** Lines that the client sent, without the dots that end message content. */
    private static List<CheckedEntry.CheckedCommand> commands(CheckedSession session) {
        return session.entries().stream()
                .filter(CheckedEntry.CheckedCommand.class::isInstance)
                .map(CheckedEntry.CheckedCommand.class::cast)
                .toList();
    }
}
