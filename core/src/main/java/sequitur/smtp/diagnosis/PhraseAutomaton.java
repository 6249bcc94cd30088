package sequitur.smtp.diagnosis;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds which entries' phrases a text holds. It knows three kinds of symbol: a whole word, the beginning of a word, and a
 * noun, over which a phrase steps as over one word.
 */
final class PhraseAutomaton {

    private static final BitSet NO_NOUNS = new BitSet();

    private final Map<String, Integer> words;
    private final Map<String, Integer> stems;
    private final int longestStem;
    private final int begin;
    private final int[] nounStarts;
    private final int[] nounSymbols;
    private final List<PhraseState> states;

    /** For each symbol the nouns that may begin with it. */
    private final Map<Integer, BitSet> begunBy = new HashMap<>();

    PhraseAutomaton(PhraseBook book) {
        words = Map.copyOf(book.words());
        stems = Map.copyOf(book.stems());
        longestStem = stems.keySet().stream().mapToInt(String::length).max().orElse(0);
        begin = book.begin();
        nounStarts = book.nounStarts().stream().mapToInt(Integer::intValue).toArray();
        nounSymbols = book.nounSymbols().stream().mapToInt(Integer::intValue).toArray();
        states = IntStream.range(0, book.states().size())
                .mapToObj(state -> new PhraseState(
                        book.states().get(state),
                        book.nounAt(state).orElse(PhraseState.NONE),
                        book.entryAt(state).orElse(PhraseState.NONE)))
                .toList();
        for (int noun = 0; noun < nounStarts.length; noun++) {
            for (int symbol : states.get(nounStarts[noun]).symbols()) {
                begunBy.computeIfAbsent(symbol, any -> new BitSet()).set(noun);
            }
        }
    }

    /**
     * Finds the entries.
     *
     * @param text the words of a {@link Wording}
     * @return the numbers of the entries of which the text holds a phrase
     */
    BitSet entriesIn(List<String> text) {
        return new PhraseWalk(this, text).entries();
    }

    PhraseState state(int number) {
        return states.get(number);
    }

    /** The state in which the phrases of entries begin. */
    int begin() {
        return begin;
    }

    /** The nouns that may begin with a symbol. */
    BitSet begunBy(int symbol) {
        return begunBy.getOrDefault(symbol, NO_NOUNS);
    }

    /** The state in which a noun begins. */
    int startOf(int noun) {
        return nounStarts[noun];
    }

    /** The symbol that stands for a noun. */
    int symbolOf(int noun) {
        return nounSymbols[noun];
    }

    /** The symbols that a word stands for. */
    int[] symbolsOf(String word) {
        IntStream.Builder all = IntStream.builder();
        if (!Wording.isBoundary(word)) {
            all.add(PhraseBook.ANY);
        }
        all.add(words.getOrDefault(word, PhraseState.NONE));
        for (int end = Math.min(word.length(), longestStem); end > 0; end--) {
            all.add(stems.getOrDefault(word.substring(0, end), PhraseState.NONE));
        }
        return all.build().filter(symbol -> symbol != PhraseState.NONE).toArray();
    }
}
