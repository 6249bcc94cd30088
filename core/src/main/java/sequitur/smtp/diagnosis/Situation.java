package sequitur.smtp.diagnosis;

import java.util.List;
import java.util.Optional;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * What is known besides the reply.
 *
 * @param answered the command that the reply answers, if that is known
 * @param before the state that the reply found, if the session was followed
 * @param found the faults that the model finds in such a command in that state, in the order of the rules
 */
record Situation(Optional<Verb> answered, Optional<SessionState> before, List<Fault> found) {

    /** Nothing is known but the reply. */
    static final Situation UNKNOWN = new Situation(Optional.empty(), Optional.empty(), List.of());

    static Situation after(Verb answered) {
        return new Situation(Optional.of(answered), Optional.empty(), List.of());
    }

    static Situation in(SessionState before, Verb answered) {
        return new Situation(Optional.of(answered), Optional.of(before), MeaningByState.found(before, answered));
    }

    /** What words that speak of a fault mean here. */
    Fault meaning(Fault words) {
        return answered.map(verb -> MeaningByVerb.of(words, verb)).orElse(words);
    }

    /** What was offered and not done, where the model finds nothing else wrong with the command. */
    Optional<Fault> undone() {
        return before.filter(state -> found.isEmpty()).flatMap(MeaningByState::undone);
    }
}
