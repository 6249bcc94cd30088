package sequitur.smtp.rule;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Verb;

/**
 * The parts of a rule, each by its name. What is not said is the plainest: a fault that is blocked by a reply, that nothing
 * corrects, and whose section is that of the fault it leads to.
 */
final class Law {

    /** When a rule is broken by what stands in a line: a pure function that allocates nothing. */
    @FunctionalInterface
    interface Condition {
        boolean isBroken(SessionState state, Command command);
    }

    /** When a rule is broken by any line of a verb, whatever else stands in it: a pure function that allocates nothing. */
    @FunctionalInterface
    interface Order {
        boolean isBroken(SessionState state, Verb verb);
    }

    /** The order of a rule that is about the form of a line alone. */
    static final Order NEVER = (state, verb) -> false;

    final Fault fault;
    String section;
    Set<Verb> verbs = EnumSet.noneOf(Verb.class);
    Order order = NEVER;
    Condition condition = (state, command) -> false;
    boolean holdsInContent;
    int replyCode;
    String replyStatus = "";
    Correction correction = Correction.NONE;
    Weight weight = Weight.FAULT;
    BlockedBy blockedBy = BlockedBy.REPLY;
    boolean endsSession;
    Topic topic = Topic.FORM;
    String description = "";

    private Law(Fault fault) {
        this.fault = fault;
        this.section = fault.section();
    }

    /** The law that forbids what leads to this fault. */
    static Law of(Fault fault) {
        return new Law(fault);
    }

    /** The section that it comes from, where that is not the one in which the fault is written down. */
    Law from(String otherSection) {
        section = otherSection;
        return this;
    }

    /** The verbs that can break it. */
    Law watches(Verb first, Verb... others) {
        verbs = EnumSet.of(first, others);
        return this;
    }

    /** Every line of the client can break it. */
    Law watchesAll() {
        verbs = EnumSet.complementOf(EnumSet.of(Verb.CONNECT));
        return this;
    }

    /** Every line of the client can break it, but for this one. */
    Law watchesAllBut(Verb exempt) {
        verbs = EnumSet.complementOf(EnumSet.of(Verb.CONNECT, exempt));
        return this;
    }

    /**
     * It holds inside message content, too. There a line is no command, whatever it looks like: its order can't be wrong, only
     * its place.
     */
    Law holdsInContent() {
        holdsInContent = true;
        return this;
    }

    /** When a line of these verbs breaks it, by what stands in the line. */
    Law brokenWhen(Condition broken) {
        condition = broken;
        return this;
    }

    /** When every line of these verbs breaks it. */
    Law outOfOrderWhen(Order broken) {
        order = broken;
        return this;
    }

    /** What a strict server answers. */
    Law answered(int code, String status) {
        replyCode = code;
        replyStatus = status;
        return this;
    }

    /** How the sequence can be put right. */
    Law correctedBy(Correction kind) {
        correction = kind;
        return this;
    }

    /** How grave it is. */
    Law weighs(Weight gravity) {
        weight = gravity;
        return this;
    }

    /** By what a command that breaks it is blocked. */
    Law blockedBy(BlockedBy means) {
        blockedBy = means;
        return this;
    }

    /** What it finds is that the session is over. */
    Law endsSession() {
        endsSession = true;
        return this;
    }

    /** What it is about. */
    Law about(Topic what) {
        topic = what;
        return this;
    }

    /** What a command that breaks it does: a clause without full stop, in which {@code %s} stands for the command. */
    Law says(String clause) {
        description = clause;
        return this;
    }

    /** The verbs that can break it, unmodifiable. */
    Set<Verb> verbs() {
        return Collections.unmodifiableSet(verbs);
    }
}
