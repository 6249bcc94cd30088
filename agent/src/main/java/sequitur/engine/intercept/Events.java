package sequitur.engine.intercept;

import java.util.List;
import java.util.Optional;
import sequitur.engine.config.Printable;
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
final class Events {

    private final Sink sink;

    Events(Sink sink) {
        this.sink = sink;
    }

    /** Reports a command that breaks rules, the first of which decided. */
    void report(
            Object transport,
            Conversation conversation,
            Violation violation,
            List<Violation> all,
            Outcome outcome,
            Optional<String> remark) {
        String what = violation.rule().describe(violation.verb());
        report(transport, conversation, what, violation, all, outcome, remark);
    }

    /** Reports what became of a command that was refused, for want of what a rule asks for. */
    void report(RefusedCommand refused, Rule rule, Outcome outcome) {
        Violation violation = refused.violation(rule);
        report(refused.transport(), refused.conversation(), violation, List.of(violation), outcome, Optional.empty());
    }

    /** Reports it under other words. */
    void report(
            Object transport,
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
        Server server = conversation.server();
        sink.report(
                transport.getClass().getClassLoader(),
                new Event(
                        what,
                        violation,
                        others,
                        outcome,
                        server.protocol(),
                        server.address(),
                        CallSite.find(),
                        remark));
    }

    /** Tells that a server was asked for the refusal behind its 334. */
    void acknowledged(Object transport, Conversation conversation, String mechanism, Printable refusal) {
        sink.acknowledged(
                transport.getClass().getClassLoader(), conversation.server().address(), mechanism, refusal);
    }

    /** Tells what a correction is about to do. */
    void planned(Object transport, Conversation conversation, Verb verb, Plan plan) {
        sink.planned(
                transport.getClass().getClassLoader(),
                conversation.server().address(),
                verb.label(),
                plan.steps().stream().map(Step::name).toList());
    }
}
