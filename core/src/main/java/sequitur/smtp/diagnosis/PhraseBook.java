package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sequitur.smtp.diagnosis.PhraseGraph.Edge;
import sequitur.smtp.diagnosis.PhraseGraph.Takes;

/**
 * Writes phrases and nouns into one {@link PhraseAutomaton}: the letters between two spaces become one step over one word.
 */
final class PhraseBook {

    /** The symbol of a step that takes any word but the end of a sentence. */
    static final int ANY = 0;

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> stems = new HashMap<>();
    private final Map<String, Integer> nouns = new HashMap<>();
    private final List<Map<Integer, Set<Integer>>> states = new ArrayList<>();
    private final List<Integer> nounStarts = new ArrayList<>();
    private final Map<Integer, Integer> nounEnds = new HashMap<>();
    private final Map<Integer, Integer> entryEnds = new HashMap<>();
    private final int begin = state();
    private int symbols = 1;

    /**
     * Writes down a noun. Its ways may hold the nouns that were written down before.
     *
     * @param name the name that stands in braces
     * @param ways the ways to say it
     */
    void noun(String name, List<String> ways) {
        int end = state();
        int start = state();
        ways.forEach(way -> new Writer(PhraseGraph.of(way), end).writeFrom(start));
        nounEnds.put(end, nounStarts.size());
        nounStarts.add(start);
        nouns.put(name, symbols++);
    }

    /**
     * Writes down the phrases of an entry.
     *
     * @param entry its number
     * @param phrases its phrases, one of which is enough
     */
    void entry(int entry, List<String> phrases) {
        int end = state();
        entryEnds.put(end, entry);
        phrases.forEach(phrase -> new Writer(PhraseGraph.of(phrase), end).writeFrom(begin));
    }

    /** The automaton of all that was written down. */
    PhraseAutomaton automaton() {
        return new PhraseAutomaton(this);
    }

    Map<String, Integer> words() {
        return words;
    }

    Map<String, Integer> stems() {
        return stems;
    }

    /** The state in which an entry's phrases begin. */
    int begin() {
        return begin;
    }

    /** The state in which each noun begins, in the order of the nouns. */
    List<Integer> nounStarts() {
        return nounStarts;
    }

    /** The symbols of the nouns, in their order. */
    List<Integer> nounSymbols() {
        return nouns.values().stream().sorted().toList();
    }

    /** The noun, or else the entry, that is complete in a state. */
    Optional<Integer> nounAt(int state) {
        return Optional.ofNullable(nounEnds.get(state));
    }

    Optional<Integer> entryAt(int state) {
        return Optional.ofNullable(entryEnds.get(state));
    }

    List<Map<Integer, Set<Integer>>> states() {
        return states;
    }

    private int state() {
        states.add(new HashMap<>());
        return states.size() - 1;
    }

    private int symbol(Map<String, Integer> table, String text) {
        return table.computeIfAbsent(text, any -> symbols++);
    }

    private int noun(String name) {
        return Optional.ofNullable(nouns.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no such word: " + name));
    }

    /** Writes one phrase: each place of its graph where a word may begin becomes a state. */
    private final class Writer {

        private final PhraseGraph graph;
        private final int end;
        private final Map<Integer, Integer> wordStarts = new HashMap<>();

        Writer(PhraseGraph graph, int end) {
            this.graph = graph;
            this.end = end;
        }

        void writeFrom(int start) {
            word(graph.start(), "", start);
        }

        /** Follows the letters of one word from a node on. */
        private void word(int node, String begun, int state) {
            for (Edge edge : graph.edges(node)) {
                switch (edge.takes()) {
                    case NOTHING -> word(edge.to(), begun, state);
                    case LETTER -> letter(edge.to(), begun + edge.what(), state);
                    case REST_OF_WORD -> step(state, symbol(stems, begun), edge.to());
                    case ANY_WORD -> step(state, ANY, edge.to());
                    case NOUN -> step(state, noun(edge.what()), edge.to());
                    case SPACE -> {
                        if (begun.isEmpty()) {
                            word(edge.to(), begun, state);
                        }
                    }
                }
            }
        }

        private void letter(int node, String begun, int state) {
            if (!wordEnds(node).isEmpty()) {
                step(state, symbol(words, begun), node);
            }
            word(node, begun, state);
        }

        private void step(int state, int symbol, int node) {
            states.get(state).computeIfAbsent(symbol, any -> new HashSet<>()).addAll(wordEnds(node));
        }

        /** The states in which a text is once the word that ends at a node was read. */
        private Set<Integer> wordEnds(int node) {
            Set<Integer> reached = new HashSet<>();
            BitSet seen = new BitSet();
            List<Integer> open = new ArrayList<>(List.of(node));
            while (!open.isEmpty()) {
                int next = open.remove(open.size() - 1);
                if (seen.get(next)) {
                    continue;
                }
                seen.set(next);
                if (next == graph.end()) {
                    reached.add(end);
                }
                for (Edge edge : graph.edges(next)) {
                    if (edge.takes() == Takes.NOTHING) {
                        open.add(edge.to());
                    } else if (edge.takes() == Takes.SPACE) {
                        reached.add(wordStart(edge.to()));
                    }
                }
            }
            return reached;
        }

        private int wordStart(int node) {
            Integer known = wordStarts.get(node);
            if (known != null) {
                return known;
            }
            int state = state();
            wordStarts.put(node, state);
            word(node, "", state);
            return state;
        }
    }
}
