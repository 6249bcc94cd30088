package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

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
            for (int noun = 0; noun < automaton.nouns(); noun++) {
                findNoun(noun, i);
            }
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

    private void findNoun(int noun, int from) {
        PhraseState start = automaton.state(automaton.startOf(noun));
        if (!mayBegin(start, from)) {
            return;
        }
        BitSet ends = new BitSet();
        Front front = new Front();
        advance(start, from, front);
        for (int i = from + 1; i <= front.last(); i++) {
            for (int number = front.next(i, 0); number >= 0; number = front.next(i, number + 1)) {
                PhraseState state = automaton.state(number);
                if (state.noun() == noun) {
                    ends.set(i);
                }
                advance(state, i, front);
            }
        }
        if (!ends.isEmpty()) {
            nouns.get(from).add(new Noun(automaton.symbolOf(noun), ends));
        }
    }

    private boolean mayBegin(PhraseState start, int place) {
        for (int symbol : symbols[place]) {
            if (start.on(symbol).length > 0) {
                return true;
            }
        }
        for (Noun noun : nouns.get(place)) {
            if (start.on(noun.symbol()).length > 0) {
                return true;
            }
        }
        return false;
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

        private final List<BitSet> reached = new ArrayList<>();
        private int last;

        void reach(int place, int[] states) {
            if (states.length > 0) {
                while (reached.size() <= place) {
                    reached.add(new BitSet());
                }
                for (int state : states) {
                    reached.get(place).set(state);
                }
                last = Math.max(last, place);
            }
        }

        /** The first state from a number on that is reached at a place; negative if there is none. */
        int next(int place, int from) {
            return place < reached.size() ? reached.get(place).nextSetBit(from) : PhraseState.NONE;
        }

        int last() {
            return last;
        }
    }
}
