package sequitur.smtp.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Octets;
import sequitur.smtp.wire.Verb;

/** Holds a command against the rules. */
public final class Rulebook {

    private static final Rule[] NO_RULES = {};
    private static final Map<Verb, Rule[]> WATCHING = watching(rule -> true);

    /** Those that the state and the verb alone can tell of. What they say of a state and a verb stays true, so it is found out once. */
    private static final Map<Verb, Rule[]> OF_ORDER = watching(Rule::isOfOrder);

    private static final Map<Verb, Rule[]> OF_FORM = watching(rule -> !rule.isOfOrder());
    private static final BiPredicate<SessionState, Verb> IN_ORDER = Rulebook::isInOrder;

    private Rulebook() {}

    /**
     * Finds the rules that a command would break. For a legal command this allocates nothing. Where replies are outstanding,
     * the command is judged as if they had come and were favourable.
     *
     * @param state the session as it stands
     * @param command the command, its verb as {@link SessionState#classify} says
     * @return the violations in the order of the rules; empty for a legal command
     */
    public static List<Violation> check(SessionState state, Command command) {
        SessionState judged = state.isAwaitingReply() ? state.forNextOfGroup() : state;
        Rule[] open =
                judged.holds(command.verb(), IN_ORDER) ? of(OF_FORM, command.verb()) : of(WATCHING, command.verb());
        List<Violation> violations = List.of();
        for (Rule rule : open) {
            if (rule.isBrokenBy(judged, command)) {
                if (violations.isEmpty()) {
                    violations = new ArrayList<>();
                }
                violations.add(new Violation(rule, command.verb(), state, rule.weightOf(command)));
            }
        }
        return violations;
    }

    private static boolean isInOrder(SessionState state, Verb verb) {
        for (Rule rule : of(OF_ORDER, verb)) {
            if (rule.isBrokenByOrder(state, verb)) {
                return false;
            }
        }
        return true;
    }

    private static Rule[] of(Map<Verb, Rule[]> rules, Verb verb) {
        return rules.getOrDefault(verb, NO_RULES);
    }

    /**
     * Finds the rules that a line would break which is looked at once.
     *
     * @param state the session as it stands
     * @param verb what the line is, as {@link SessionState#classify} says
     * @param line the line's octets without CR LF
     * @return the violations, as {@link #check(SessionState, Command)} says
     */
    public static List<Violation> check(SessionState state, Verb verb, byte[] line) {
        return check(state, Command.of(verb, line));
    }

    /**
     * Whether a line would be more than one command once it is written: what {@link Rule#COMMAND_INJECTION} asks in any state.
     *
     * @param line the line's octets without CR LF
     * @return true if a CR, LF or NUL stands in it
     */
    public static boolean isForged(byte[] line) {
        return Octets.hasLineBreak(line);
    }

    private static Map<Verb, Rule[]> watching(Predicate<Rule> kind) {
        Map<Verb, Rule[]> watching = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            watching.put(
                    verb,
                    Arrays.stream(Rule.values())
                            .filter(kind)
                            .filter(rule -> rule.verbs().contains(verb))
                            .toArray(Rule[]::new));
        }
        return watching;
    }
}
