package sequitur.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sequitur.advice.failure.FailureKind;
import sequitur.cli.recording.RecordReader;
import sequitur.cli.recording.RecordedEntry;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.UnreadableRecordException;
import sequitur.cli.walk.DiagnosedRefusal;
import sequitur.cli.walk.RecordWalk;
import sequitur.cli.walk.Remedy;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.FaultGroup;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * A reply that somebody wants explained, with all that the pasted text tells of its place.
 *
 * @param reply the reply
 * @param answered the command that it answers, if that is known
 * @param inDialogue whether the dialogue around it was pasted as well
 * @param diagnosis what its words mean
 * @param refusal what it means under all that the dialogue shows, if that was pasted
 */
record ExplainedReply(
        Reply reply,
        Optional<Verb> answered,
        Dialogue inDialogue,
        Diagnosis diagnosis,
        Optional<DiagnosedRefusal> refusal) {

    /** Kinds of failures that a reply's own words tell, and that one fault stands for as well as for others. */
    private static final Set<FailureKind> EXACT = EnumSet.of(
            FailureKind.AUTH_POLICY,
            FailureKind.AUTH_RATE,
            FailureKind.AUTH_UNAVAILABLE,
            FailureKind.STARTTLS_UNAVAILABLE);

    /** Faults of which a reply's own words may tell what it comes from, whatever the app. */
    private static final Set<Fault> TOLD_BY_WORDS =
            EnumSet.of(Fault.MAIL_LIMIT, Fault.CONTENT_REJECTED, Fault.ACCOUNT_BLOCKED);

    /** Whether the dialogue around a reply is known. */
    enum Dialogue {
        PASTED,
        UNKNOWN
    }

    /**
     * A reply without the dialogue around it.
     *
     * @param reply the reply
     * @param answered the command that it answers, if that is known
     * @return the reply and what it means
     */
    static ExplainedReply alone(Reply reply, Optional<Verb> answered) {
        Diagnosis diagnosis =
                answered.map(verb -> ReplyDiagnosis.of(reply, verb)).orElseGet(() -> ReplyDiagnosis.of(reply));
        return new ExplainedReply(reply, answered, Dialogue.UNKNOWN, diagnosis, exact(reply, answered, diagnosis));
    }

    /** What the words tell beyond the fault, of a login or of TLS. */
    private static Optional<DiagnosedRefusal> exact(Reply reply, Optional<Verb> answered, Diagnosis diagnosis) {
        boolean login = FaultGroup.of(diagnosis.fault()).equals(Optional.of(FaultGroup.LOGIN_FAILED));
        Verb at = answered.orElse(login ? Verb.AUTH : Verb.OTHER);
        return Optional.of(DiagnosedRefusal.alone(reply, at, diagnosis))
                .filter(refusal -> EXACT.contains(refusal.failure().kind()) || saysMore(refusal));
    }

    private static boolean saysMore(DiagnosedRefusal refusal) {
        Fault fault = refusal.diagnosis().fault();
        return TOLD_BY_WORDS.contains(fault) && !refusal.counsel().cause().equals(fault.meaning());
    }

    /**
     * Finds a dialogue in a pasted text.
     *
     * @param text any text
     * @return the first refusal of the first session that has one, in its state; nothing if the text holds no commands
     */
    static Optional<ExplainedReply> inDialogue(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        try (RecordReader reader = new RecordReader(new ByteArrayInputStream(octets))) {
            Optional<RecordedSession> session = reader.next();
            while (session.isPresent()) {
                Optional<ExplainedReply> refused = session.filter(ExplainedReply::hasCommands)
                        .flatMap(RecordWalk::firstRefusal)
                        .map(ExplainedReply::of);
                if (refused.isPresent()) {
                    return refused;
                }
                session = reader.next();
            }
            return Optional.empty();
        } catch (UnreadableRecordException noDialogue) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean hasCommands(RecordedSession session) {
        return session.entries().stream().anyMatch(RecordedEntry.RecordedCommand.class::isInstance);
    }

    private static ExplainedReply of(DiagnosedRefusal refusal) {
        return new ExplainedReply(
                refusal.reply(),
                Optional.of(refusal.answered()),
                Dialogue.PASTED,
                refusal.diagnosis(),
                Optional.of(refusal));
    }

    /** What it means under all that is known. */
    Fault fault() {
        return refusal.map(DiagnosedRefusal::fault).orElseGet(diagnosis::fault);
    }

    /** What happened: a sentence. */
    String meaning() {
        return refusal.map(DiagnosedRefusal::what).orElseGet(diagnosis::meaning);
    }

    /** What it comes from: what the dialogue shows, or else what it mostly comes from, the likeliest first. */
    List<String> causes() {
        return refusal.map(DiagnosedRefusal::causes).orElseGet(diagnosis.fault()::causes);
    }

    /** What mends it: sentences. */
    String change() {
        return refusal.map(found -> Remedy.change(found.counsel())).orElseGet(diagnosis.fault()::remedy);
    }
}
