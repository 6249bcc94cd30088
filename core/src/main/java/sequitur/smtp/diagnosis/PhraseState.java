package sequitur.smtp.diagnosis;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** A state of a {@link PhraseAutomaton}: what the text so far may be the beginning of. */
final class PhraseState {

    /** The number that stands for no state, no noun, no entry. */
    static final int NONE = -1;

    private static final int[] NOWHERE = {};

    /** The symbols of its steps, in ascending order. */
    private final int[] symbols;

    /** For each symbol the states that follow. */
    private final int[][] targets;

    private final int noun;
    private final int entry;

    /**
     * Makes a state.
     *
     * @param steps the states that follow on each symbol
     * @param noun the number of the noun that is complete here, or {@link #NONE}
     * @param entry the number of the entry that is complete here, or {@link #NONE}
     */
    PhraseState(Map<Integer, Set<Integer>> steps, int noun, int entry) {
        symbols = sorted(steps.keySet());
        targets = Arrays.stream(symbols)
                .mapToObj(symbol -> sorted(steps.getOrDefault(symbol, Set.of())))
                .toArray(int[][]::new);
        this.noun = noun;
        this.entry = entry;
    }

    /** The symbols of its steps. */
    int[] symbols() {
        return symbols.clone();
    }

    /** The states that follow on a symbol. */
    int[] on(int symbol) {
        int place = Arrays.binarySearch(symbols, symbol);
        return place < 0 ? NOWHERE : targets[place];
    }

    /** The noun that is complete here. */
    int noun() {
        return noun;
    }

    /** The entry that is complete here. */
    int entry() {
        return entry;
    }

    private static int[] sorted(Set<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
