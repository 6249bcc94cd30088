package sequitur.cli.walk;

import java.util.List;
import java.util.Objects;
import sequitur.advice.Counsel;
import sequitur.advice.failure.FailureKind;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;

/**
 * Something in a session that has to be mended.
 *
 * @param kind what sort of thing it is
 * @param line where it stands in the file, from 1
 * @param id the name of the rule, fault or failure
 * @param rule the name of the rule that was broken, if it is known; else empty
 * @param verb the verb of the command; empty text if there is none that may be shown
 * @param reply what the server said, or what a strict server would have said; empty text if it said nothing
 * @param section the RFC and its section; empty text if there is none
 * @param what what happened: a sentence or a clause
 * @param causes what it mostly comes from, the likeliest first
 * @param change the one thing to change; empty text if nothing is known
 * @param follows the command whose refusal this one only follows from; empty text if it stands for itself
 */
public record Finding(
        Kind kind,
        int line,
        String id,
        String rule,
        String verb,
        String reply,
        String section,
        String what,
        List<String> causes,
        String change,
        String follows) {

    /** The sorts of what has to be mended. */
    public enum Kind {
        /** A command that breaks a rule. */
        VIOLATION,
        /** A refusal by the server that no violation has foretold. */
        REFUSAL,
        /** A failure that the app was told of as an exception. */
        FAILURE,
        /** A reply that the record does not hold. */
        UNANSWERED
    }

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(what, "what");
        causes = List.copyOf(causes);
    }

    static Finding of(int line, String verb, AdvisedViolation broken) {
        Violation violation = broken.violation();
        Rule rule = violation.rule();
        return new Finding(
                Kind.VIOLATION,
                line,
                rule.id(),
                rule.id(),
                verb,
                violation.strictReply().line(),
                rule.section(),
                rule.describe(violation.verb()),
                List.of(Remedy.cause(broken.counsel())),
                Remedy.change(broken.counsel()),
                "");
    }

    static Finding of(int line, String verb, String reply, DiagnosedRefusal refusal, String follows) {
        Fault fault = refusal.fault();
        return new Finding(
                Kind.REFUSAL,
                line,
                refusal.failure().isUnspoken()
                        ? fault.id()
                        : refusal.diagnosis().fault().id(),
                Rule.of(fault).map(Rule::id).orElse(""),
                verb,
                reply,
                fault.section(),
                refusal.what(),
                refusal.causes(),
                Remedy.change(refusal.counsel()),
                follows);
    }

    static Finding of(int line, String awaited, FailureKind kind, Counsel counsel, List<String> causes) {
        return new Finding(
                Kind.FAILURE,
                line,
                kind.id(),
                "",
                awaited,
                "",
                "",
                Remedy.cause(counsel),
                causes,
                Remedy.change(counsel),
                "");
    }
}
