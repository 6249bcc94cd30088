package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sequitur.smtp.wire.Reply;

/**
 * The evidence that is looked for, as {@code clues.txt} lists it: what says more stands before what says less, and what a
 * reply's code says alone comes last.
 */
final class Clues {

    private static final String TABLE = "clues.txt";

    private static final Clues ALL = new Clues(TableEntry.inFile(TABLE));

    private final List<Clue> inOrder;
    private final PhraseAutomaton automaton;

    /** The clues without phrases: every text holds them. */
    private final BitSet silent = new BitSet();

    /** Reads a table of clues. */
    Clues(Stream<TableEntry> table) {
        inOrder = Clue.table(table).toList();
        PhraseBook book = new PhraseBook();
        Vocabulary.writeInto(book);
        IntStream.range(0, inOrder.size())
                .forEach(number -> book.entry(number, inOrder.get(number).phrases()));
        automaton = book.automaton();
        IntStream.range(0, inOrder.size())
                .filter(number -> inOrder.get(number).phrases().isEmpty())
                .forEach(silent::set);
    }

    /** All of them. */
    static Clues all() {
        return ALL;
    }

    /** All of them, in their order. */
    List<Clue> inOrder() {
        return inOrder;
    }

    /** The clues that a reply holds, in their order. */
    List<Clue> in(Reply reply) {
        BitSet spoken = automaton.entriesIn(Wording.of(reply.text()));
        spoken.or(silent);
        List<Clue> held = new ArrayList<>();
        for (int number = spoken.nextSetBit(0); number >= 0; number = spoken.nextSetBit(number + 1)) {
            if (inOrder.get(number).fits(reply)) {
                held.add(inOrder.get(number));
            }
        }
        return held;
    }
}
