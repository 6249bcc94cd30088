package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sequitur.smtp.wire.Reply;

/**
 * The evidence that is looked for, as {@link ClueTable} lists it: what says more stands before what says less, and what a
 * reply's code says alone comes last.
 */
final class Clues {

    private static final Clues ALL = new Clues(TableEntry.in(ClueTable.TEXT));

    private final List<Clue> inOrder;
    private final PhraseAutomaton automaton;

    /** The clues without phrases that look at the enhanced status code. */
    private final BitSet byStatus = new BitSet();

    /** Those, and the ones that look at the reply code alone. */
    private final BitSet byCode = new BitSet();

    /** Reads a table of clues. */
    Clues(Stream<TableEntry> table) {
        inOrder = Clue.table(table).toList();
        PhraseBook book = new PhraseBook();
        Vocabulary.writeInto(book);
        IntStream.range(0, inOrder.size())
                .forEach(number -> book.entry(number, inOrder.get(number).phrases()));
        automaton = book.automaton();
        for (int number = 0; number < inOrder.size(); number++) {
            boolean silent = inOrder.get(number).phrases().isEmpty();
            byCode.set(number, silent);
            byStatus.set(number, silent && !inOrder.get(number).statuses().isEmpty());
        }
    }

    /** All of them. */
    static Clues all() {
        return ALL;
    }

    /** All of them, in their order. */
    List<Clue> inOrder() {
        return inOrder;
    }

    /** The clues that a reply holds, in their order. What its code says alone is heard only where its words say nothing. */
    List<Clue> in(Reply reply) {
        BitSet spoken = automaton.entriesIn(Wording.of(reply.text()));
        List<Clue> byWords = held(spoken, reply);
        spoken.or(byWords.isEmpty() ? byCode : byStatus);
        return held(spoken, reply);
    }

    private List<Clue> held(BitSet numbers, Reply reply) {
        List<Clue> held = new ArrayList<>();
        for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
            if (inOrder.get(number).fits(reply)) {
                held.add(inOrder.get(number));
            }
        }
        return held;
    }
}
