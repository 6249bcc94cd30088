package sequitur.engine.report;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import sequitur.advice.Counsel;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;

/**
 * A violation and what came of it.
 *
 * @param what what happened: a clause without full stop
 * @param violation the violation that decided
 * @param alsoBroken the other rules that the command breaks
 * @param outcome what became of the command
 * @param counsel what it comes from in this app, and what mends it
 * @param server the server as {@code host:port}
 * @param callSite where in the app the command came from, if that is known
 * @param remark one more sentence for the person who reads this, if there is anything to add; without credentials
 */
public record Event(
        String what,
        Violation violation,
        List<Rule> alsoBroken,
        Outcome outcome,
        Counsel counsel,
        String server,
        Optional<String> callSite,
        Optional<String> remark) {

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public Event {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(violation, "violation");
        alsoBroken = List.copyOf(alsoBroken);
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(counsel, "counsel");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(callSite, "callSite");
        Objects.requireNonNull(remark, "remark");
    }

    /**
     * Tells of rules that are broken besides the one that decided.
     *
     * @param rules the rules
     * @return a sentence; nothing if there are none
     */
    public static Optional<String> alsoBroken(Collection<Rule> rules) {
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(rules.stream()
                        .map(rule -> rule.id() + " (" + rule.section() + ")")
                        .collect(Collectors.joining(", ", "Also broken: ", ".")));
    }
}
