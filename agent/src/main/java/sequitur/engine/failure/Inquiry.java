package sequitur.engine.failure;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sequitur.advice.Counsel;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureClassifier;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Mishap;
import sequitur.engine.report.CallSite;
import sequitur.engine.report.Event;
import sequitur.engine.report.FailedAttempt;
import sequitur.engine.report.Outcome;
import sequitur.engine.transport.MailServer;
import sequitur.smtp.diagnosis.FaultFamily;
import sequitur.smtp.diagnosis.FaultGroup;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Finds out what a failed attempt was: the first thing that went wrong in it, and what that comes from. */
final class Inquiry {

    private static final int CONTINUE = 334;

    /** What replies say that name no reason of their own. */
    private static final Set<Fault> VAGUE =
            EnumSet.of(Fault.NONE, Fault.UNRECOGNISED, Fault.UNCLEAR, Fault.SEQUENCE, Fault.NOT_SEQUENCE);

    private final Conversation conversation;
    private final MailServer server;
    private final List<Event> held;
    private final Thrown thrown;
    private final Optional<Mishap> first;

    Inquiry(Conversation conversation, MailServer server, List<Event> held, Thrown thrown) {
        this.conversation = conversation;
        this.server = server;
        this.held = held;
        this.thrown = thrown;
        this.first = conversation.attempts().first();
    }

    /** What it was. */
    FailedAttempt result() throws Throwable {
        SessionState state = first.map(Mishap::before).orElseGet(conversation::state);
        Facts facts = FactsCollector.of(conversation, server, state);
        Failure failure = FailureClassifier.classify(incident(state), facts);
        Optional<String> rehearsal = first.flatMap(Mishap::rehearsal);
        if (rehearsal.isPresent()) {
            return ofRehearsal(failure, facts, rehearsal.get());
        }
        Optional<Event> violation = failure.kind() == FailureKind.UNKNOWN
                ? leadingViolation().or(this::anyViolation)
                : leadingViolation().filter(event -> !saysMore(failure, event));
        return violation.isPresent() ? ofViolation(violation.get()) : ofFailure(failure, facts);
    }

    /** What nothing is known of may come of it, even if it came before. */
    private Optional<Event> anyViolation() {
        return held.stream().filter(event -> !event.outcome().isSettled()).findFirst();
    }

    /** A violation that came before anything else went wrong, and that led to it. */
    private Optional<Event> leadingViolation() {
        int before = first.map(Mishap::violationsBefore).orElse(held.size());
        return held.stream()
                .limit(before)
                .filter(event -> !event.outcome().isSettled() && hasLed(event))
                .findFirst()
                .or(() -> held.stream()
                        .skip(before)
                        .limit(1)
                        .filter(this::hasClosed)
                        .findFirst());
    }

    /** The engine closed the connection, which then broke off; that a message's content failed says more than that. */
    private boolean hasClosed(Event event) {
        return event.outcome() instanceof Outcome.Dropped
                && event.violation().rule() != Rule.DATA_CONTENT
                && first.flatMap(Mishap::reply).isEmpty();
    }

    private boolean hasLed(Event event) {
        return event.outcome().isStopping()
                || first.filter(mishap -> mishap.at() == event.violation().verb())
                        .isPresent();
    }

    /**
     * Whether the server's words name another reason than the rule that the command was found to break. Where replies and commands no longer
     * belong together, they are about another command.
     */
    private static boolean saysMore(Failure failure, Event violation) {
        return !violation.outcome().isStopping()
                && violation.violation().rule() != Rule.REPLY_PENDING
                && failure.kind().isRefusal()
                && failure.fault()
                        .filter(fault -> !VAGUE.contains(fault)
                                && fault != violation.violation().rule().fault()
                                && !isToldAlike(
                                        fault, violation.violation().rule().fault()))
                        .isPresent();
    }

    /**
     * Whether servers tell both in nearly the same words, so that what the model has found in the command decides: "syntax error in
     * address" may be one beyond ASCII.
     */
    private static boolean isToldAlike(Fault told, Fault found) {
        Optional<FaultGroup> group = FaultGroup.of(told);
        if (group.map(FaultGroup::family).equals(Optional.of(FaultFamily.FORM))) {
            // Those of this family that are no rules say that somebody else has changed the command, or heard it.
            return Rule.of(told).isPresent()
                    && FaultGroup.of(found).map(FaultGroup::family).equals(Optional.of(FaultFamily.FORM));
        }
        return group.map(FaultGroup::family).equals(Optional.of(FaultFamily.ORDER))
                && group.equals(FaultGroup.of(found));
    }

    private Incident incident(SessionState state) throws Throwable {
        if (first.isPresent()) {
            Mishap mishap = first.get();
            Optional<Reply> reply = mishap.reply().isPresent() ? mishap.reply() : lastReply();
            Optional<Fault> fault = mishap.reply()
                    .map(refusal ->
                            ReplyDiagnosis.of(refusal, mishap.at(), state).fault());
            return new Incident(mishap.at(), reply, fault, withCause(mishap));
        }
        Verb at = conversation.isConnecting()
                ? Verb.CONNECT
                : conversation.dialogue().standsAt();
        return new Incident(at, lastReply(), Optional.empty(), thrown);
    }

    /** JavaMail 1.4 keeps from the app why AUTH was not answered. */
    private Thrown withCause(Mishap mishap) {
        return mishap.cause()
                .map(Thrown::of)
                .filter(cause -> !thrown.links().containsAll(cause.links()))
                .map(cause -> new Thrown(Stream.concat(thrown.links().stream(), cause.links().stream())
                        .toList()))
                .orElse(thrown);
    }

    /** A reply that leaves the library at a loss though it is no refusal: one to a token. */
    private Optional<Reply> lastReply() throws Throwable {
        return conversation.wire().replyCode() == CONTINUE
                ? Optional.of(conversation.login().reply(conversation.wire().replyText()))
                : Optional.empty();
    }

    private FailedAttempt ofViolation(Event violation) throws Throwable {
        Rule rule = violation.violation().rule();
        Counsel counsel = violation.counsel();
        return report(
                rule.id(),
                Optional.of(rule.section()),
                new Counsel(counsel.change(), violation.what() + ". " + counsel.cause(), counsel.note()),
                violation.remark(),
                FailedAttempt.Origin.VIOLATION,
                FailedAttempt.Gravity.WARNING);
    }

    private FailedAttempt ofFailure(Failure failure, Facts facts) throws Throwable {
        return report(
                failure.id(),
                Fault.of(failure.id()).map(Fault::section),
                Counsel.on(failure, facts),
                Optional.empty(),
                held.isEmpty() ? FailedAttempt.Origin.OTHER : FailedAttempt.Origin.VIOLATION,
                failure.isOrdinary() ? FailedAttempt.Gravity.ORDINARY : FailedAttempt.Gravity.WARNING);
    }

    /** Nobody is to blame, and nothing to be changed; what the agent would say of a server is said as that. */
    private FailedAttempt ofRehearsal(Failure failure, Facts facts, String key) throws Throwable {
        Counsel real = Counsel.on(failure, facts);
        return report(
                failure.id(),
                Fault.of(failure.id()).map(Fault::section),
                new Counsel(
                        "change nothing, this was asked for by " + key,
                        "If a server did so: " + real.cause(),
                        Optional.of("Then: " + real.change() + "."
                                + real.note().map(note -> " " + note).orElse(""))),
                Optional.empty(),
                FailedAttempt.Origin.REHEARSAL,
                failure.isOrdinary() ? FailedAttempt.Gravity.ORDINARY : FailedAttempt.Gravity.WARNING);
    }

    private FailedAttempt report(
            String id,
            Optional<String> section,
            Counsel counsel,
            Optional<String> remark,
            FailedAttempt.Origin origin,
            FailedAttempt.Gravity gravity)
            throws Throwable {
        Optional<String> place =
                held.stream().flatMap(event -> event.callSite().stream()).findFirst();
        return new FailedAttempt(
                conversation.progress().fate(),
                id,
                section,
                counsel.noting(List.of(alsoBroken(id), remark)),
                server.address(),
                place.or(CallSite::find),
                Ending.of(conversation, held, thrown),
                origin,
                gravity);
    }

    private Optional<String> alsoBroken(String id) {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        held.forEach(event -> {
            rules.add(event.violation().rule());
            rules.addAll(event.alsoBroken());
        });
        rules.removeIf(rule -> rule.id().equals(id));
        return Event.alsoBroken(rules);
    }
}
