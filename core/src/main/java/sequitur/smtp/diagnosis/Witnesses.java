package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Hears all that speaks of a reply: its clues, its codes, the command that it answers and the state that it found. */
final class Witnesses {

    /** The witness that speaks for every fault, before anything is known. */
    static final String ANY = "any";

    /** The clue that stands first in the table of those that a reply holds: what says more stands before what says less. */
    static final String FIRST = "first";

    /** The model, which finds a fault in the state. */
    static final String MODEL = "model";

    private final Weights weights;
    private final Situation situation;
    private final List<Testimony> heard = new ArrayList<>();

    Witnesses(Weights weights, Situation situation) {
        this.weights = weights;
        this.situation = situation;
    }

    /** All that is said of a reply that holds these clues. */
    List<Testimony> of(Reply reply, List<Clue> clues) {
        boolean first = true;
        for (Clue clue : clues) {
            Fault fault = meaning(clue.fault());
            if (!Impossible.is(fault, situation)) {
                hear(clue.id(), clue.fault(), fault);
                if (first) {
                    hear(FIRST, Fault.NONE, fault);
                    first = false;
                }
            }
        }
        weights.of(ANY).forEach(heard::add);
        weights.of("code " + reply.code()).forEach(heard::add);
        reply.status()
                .ifPresent(
                        status -> weights.of("status x" + status.substring(1)).forEach(heard::add));
        situation.answered().ifPresent(this::hearCommand);
        return weighted();
    }

    private List<Testimony> weighted() {
        double[] parts = parts(heard, place -> heard.get(place).weight());
        return IntStream.range(0, parts.length)
                .mapToObj(place -> heard.get(place).part(parts[place]))
                .toList();
    }

    /**
     * How much of each testimony counts: of several clues for one fault the strongest counts whole, the next one half, and so
     * on, as they mostly speak of the same words.
     *
     * @param heard what was said
     * @param weight the weight of the testimony at a place
     * @return for each testimony its part, 0 to 1
     */
    static double[] parts(List<Testimony> heard, IntToDoubleFunction weight) {
        double[] parts = new double[heard.size()];
        Map<Fault, List<Integer>> clues = new EnumMap<>(Fault.class);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = 1;
            if (heard.get(i).isOfClue()) {
                clues.computeIfAbsent(heard.get(i).fault(), any -> new ArrayList<>())
                        .add(i);
            }
        }
        for (List<Integer> places : clues.values()) {
            places.sort(Comparator.comparingDouble(place -> -weight.applyAsDouble(place)));
            double part = 1;
            for (int place : places) {
                parts[place] = part;
                part /= 2;
            }
        }
        return parts;
    }

    private Fault meaning(Fault words) {
        Fault fault = situation
                .before()
                .map(before -> MeaningByState.withHello(words, before))
                .orElse(words);
        Fault meant = situation.meaning(fault);
        return fault == Fault.SEQUENCE && Impossible.is(meant, situation) ? fault : meant;
    }

    private void hearCommand(Verb answered) {
        weights.of("after " + answered).forEach(heard::add);
        situation.found().stream().findFirst().ifPresent(fault -> hear(MODEL, Fault.NONE, fault));
    }

    /** The weight stands under the fault that the witness names; what it means here may be another. */
    private void hear(String witness, Fault named, Fault meant) {
        heard.add(new Testimony(witness, meant, weights.of(witness, named)));
    }
}
