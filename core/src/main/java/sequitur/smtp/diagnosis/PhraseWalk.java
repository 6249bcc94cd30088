package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One walk over the words of one text, which never goes back: the work grows with the number of words alone, whatever the
 * words are. The nouns are found first, from the last word to the first.
 */
final class PhraseWalk {

    private final PhraseAutomaton automaton;
    private final int[][] symbols;

    /** For each word the nouns that begin at it. */
    private final List<List<Noun>> nouns = new ArrayList<>();

    /**
     * A noun in the text.
     *
     * @param symbol the symbol that stands for it
     * @param ends the places right behind it, as a noun can be said in a longer and a shorter way
     */
    private record Noun(int symbol, BitSet ends) {}

    PhraseWalk(PhraseAutomaton automaton, List<String> text) {
        this.automaton = automaton;
        symbols = text.stream().map(automaton::symbolsOf).toArray(int[][]::new);
        for (int i = 0; i < symbols.length; i++) {
            nouns.add(new ArrayList<>());
        }
        for (int i = symbols.length - 1; i >= 0; i--) {
            findNouns(i);
        }
    }

    /** The numbers of the entries whose phrases the text holds. */
    BitSet entries() {
        BitSet found = new BitSet();
        Front front = new Front();
        for (int i = 0; i <= symbols.length; i++) {
            for (int number = front.next(i, 0); number >= 0; number = front.next(i, number + 1)) {
                PhraseState state = automaton.state(number);
                if (state.entry() != PhraseState.NONE) {
                    found.set(state.entry());
                }
                advance(state, i, front);
            }
            advance(automaton.state(automaton.begin()), i, front);
        }
        return found;
    }

    /** A noun may begin with one that was written down before it: those come first. */
    private void findNouns(int place) {
        BitSet candidates = new BitSet();
        for (int symbol : symbols[place]) {
            candidates.or(automaton.begunBy(symbol));
        }
        for (int noun = candidates.nextSetBit(0); noun >= 0; noun = candidates.nextSetBit(noun + 1)) {
            BitSet ends = endsOf(noun, place);
            if (!ends.isEmpty()) {
                nouns.get(place).add(new Noun(automaton.symbolOf(noun), ends));
                candidates.or(automaton.begunBy(automaton.symbolOf(noun)));
            }
        }
    }

    private BitSet endsOf(int noun, int from) {
        BitSet ends = new BitSet();
        Front front = new Front();
        advance(automaton.state(automaton.startOf(noun)), from, front);
        for (int i = from + 1; i <= front.last(); i++) {
            for (int number = front.next(i, 0); number >= 0; number = front.next(i, number + 1)) {
                PhraseState state = automaton.state(number);
                if (state.noun() == noun) {
                    ends.set(i);
                }
                advance(state, i, front);
            }
        }
        return ends;
    }

    private void advance(PhraseState state, int place, Front front) {
        if (place == symbols.length) {
            return;
        }
        for (int symbol : symbols[place]) {
            front.reach(place + 1, state.on(symbol));
        }
        for (Noun noun : nouns.get(place)) {
            int[] targets = state.on(noun.symbol());
            for (int end = noun.ends().nextSetBit(0);
                    targets.length > 0 && end >= 0;
                    end = noun.ends().nextSetBit(end + 1)) {
                front.reach(end, targets);
            }
        }
    }

    /** The states that are reached at each place. */
    private static final class Front {

        private final Map<Integer, BitSet> reached = new HashMap<>();
        private int last;

        void reach(int place, int[] states) {
            if (states.length > 0) {
                BitSet here = reached.computeIfAbsent(place, any -> new BitSet());
                for (int state : states) {
                    here.set(state);
                }
                last = Math.max(last, place);
            }
        }

        /** The first state from a number on that is reached at a place; negative if there is none. */
        int next(int place, int from) {
            BitSet here = reached.get(place);
            return here == null ? PhraseState.NONE : here.nextSetBit(from);
        }

        int last() {
            return last;
        }
    }
}
