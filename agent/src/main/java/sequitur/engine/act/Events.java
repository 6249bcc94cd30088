package sequitur.engine.act;

import java.util.List;
import java.util.Optional;
import sequitur.engine.config.Printable;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.failure.Failures;
import sequitur.engine.report.CallSite;
import sequitur.engine.report.Event;
import sequitur.engine.report.Outcome;
import sequitur.engine.report.Sink;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Step;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.wire.Verb;

/** Makes the report of a violation: adds the server, the app's logging, and where in the app the command came from. */
public final class Events {

    private final Sink sink;
    private final Failures failures;

    /**
     * Makes them.
     *
     * @param sink where reports go
     * @param failures what knows whether a violation becomes a failure
     */
    public Events(Sink sink, Failures failures) {
        this.sink = sink;
        this.failures = failures;
    }

    /** Reports a command that breaks all these rules, the first of which decided. */
    void report(Conversation conversation, Violation violation, List<Violation> all, Outcome outcome) {
        report(conversation, violation, all, outcome, Optional.empty());
    }

    /** The same with one more sentence. */
    void report(
            Conversation conversation,
            Violation violation,
            List<Violation> all,
            Outcome outcome,
            Optional<String> remark) {
        String what = violation.rule().describe(violation.verb());
        report(conversation, what, violation, all, outcome, remark);
    }

    /** Reports something other than a command that breaks a rule. */
    void report(Conversation conversation, String what, Violation violation, Outcome outcome, Optional<String> remark) {
        report(conversation, what, violation, List.of(violation), outcome, remark);
    }

    /**
     * Reports what became of a command that was refused.
     *
     * @param refused the command
     * @param rule what it was refused for want of
     * @param outcome what became of it
     */
    public void report(RefusedCommand refused, Rule rule, Outcome outcome) {
        Violation violation = refused.violation(rule);
        report(refused.conversation(), violation, List.of(violation), outcome);
    }

    /**
     * Reports what was noticed about a connection, and left as it is.
     *
     * @param conversation the connection
     * @param what what happened: a clause without full stop
     * @param violation what it breaks
     * @param outcome what was done
     */
    public void noticed(Conversation conversation, String what, Violation violation, Outcome outcome) {
        report(conversation, what, violation, outcome, Optional.empty());
    }

    /**
     * Reports what became of a command that was refused to a login which the agent had inserted.
     *
     * @param refused the command
     * @param outcome what became of it
     */
    public void withoutLogin(RefusedCommand refused, Outcome outcome) {
        String what = refused.verb().label() + " was refused to the login that was inserted";
        report(refused.conversation(), what, refused.violation(Rule.AUTH_REQUIRED), outcome, Optional.empty());
    }

    /**
     * Reports that the message's own code closed the stream that it was given.
     *
     * @param conversation the connection
     * @param rule what that breaks
     * @param outcome what became of the stream
     */
    public void reportClosedStream(Conversation conversation, Rule rule, Outcome.StreamClosed outcome) {
        Violation violation = new Violation(rule, Verb.OTHER, conversation.state());
        report(conversation, "writeTo() closed the stream that it was given", violation, outcome, Optional.empty());
    }

    private void report(
            Conversation conversation,
            String what,
            Violation violation,
            List<Violation> all,
            Outcome outcome,
            Optional<String> remark) {
        List<Rule> others = all.stream()
                .map(Violation::rule)
                .filter(rule -> rule != violation.rule())
                .toList();
        failures.violated(
                conversation,
                new Event(
                        what,
                        violation,
                        others,
                        outcome,
                        failures.counsel(conversation, violation, outcome),
                        conversation.server().address(),
                        CallSite.find(),
                        remark));
    }

    /**
     * Tells that a server was asked for the refusal behind its 334.
     *
     * @param conversation the connection
     * @param mechanism the SASL mechanism
     * @param refusal what the server said
     */
    public void acknowledged(Conversation conversation, String mechanism, Printable refusal) {
        sink.acknowledged(
                conversation.wire().application(), conversation.server().address(), mechanism, refusal);
    }

    /**
     * Tells what a correction is about to do.
     *
     * @param conversation the connection
     * @param verb the command that is corrected
     * @param plan what is about to be done
     */
    public void planned(Conversation conversation, Verb verb, Plan plan) {
        sink.planned(
                conversation.wire().application(),
                conversation.server().address(),
                verb.label(),
                plan.steps().stream().map(Step::name).toList());
    }
}
