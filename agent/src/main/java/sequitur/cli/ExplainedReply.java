package sequitur.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import sequitur.cli.recording.Entry;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.Recording;
import sequitur.cli.recording.UnreadableRecordException;
import sequitur.cli.walk.DiagnosedRefusal;
import sequitur.cli.walk.ModelWalk;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.PastedCommand;
import sequitur.smtp.diagnosis.PastedReply;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * A reply that somebody wants explained, with all that the pasted text tells of its place.
 *
 * @param reply the reply
 * @param answered the command that it answers, if that is known
 * @param inDialogue whether the dialogue around it was pasted as well
 * @param diagnosis what it means
 */
record ExplainedReply(Reply reply, Optional<Verb> answered, Dialogue inDialogue, Diagnosis diagnosis) {

    /** Whether the dialogue around a reply is known. */
    enum Dialogue {
        PASTED,
        UNKNOWN
    }

    /**
     * Finds the reply in a pasted text.
     *
     * @param text a dialogue, an exception, a line of a log, or the bare reply
     * @param given the command that the person says it answers
     * @return the first refusal of a dialogue in its state; else the reply with the command that the person or the text names
     */
    static ExplainedReply in(String text, Optional<Verb> given) {
        Optional<ExplainedReply> inDialogue = given.isPresent() ? Optional.empty() : inDialogue(text);
        return inDialogue.orElseGet(() -> alone(PastedReply.find(text), given.or(() -> PastedCommand.find(text))));
    }

    private static ExplainedReply alone(Reply reply, Optional<Verb> answered) {
        Diagnosis diagnosis =
                answered.map(verb -> ReplyDiagnosis.of(reply, verb)).orElseGet(() -> ReplyDiagnosis.of(reply));
        return new ExplainedReply(reply, answered, Dialogue.UNKNOWN, diagnosis);
    }

    private static Optional<ExplainedReply> inDialogue(String text) {
        return sessions(text)
                .filter(session -> session.entries().stream().anyMatch(Entry.Command.class::isInstance))
                .flatMap(session -> ModelWalk.firstRefusal(session).stream())
                .findFirst()
                .map(ExplainedReply::of);
    }

    private static ExplainedReply of(DiagnosedRefusal refusal) {
        return new ExplainedReply(
                refusal.reply(), Optional.of(refusal.answered()), Dialogue.PASTED, refusal.diagnosis());
    }

    private static Stream<RecordedSession> sessions(String text) {
        try {
            return Recording.read(text.getBytes(StandardCharsets.UTF_8)).sessions().stream();
        } catch (UnreadableRecordException noDialogue) {
            return Stream.empty();
        }
    }
}
