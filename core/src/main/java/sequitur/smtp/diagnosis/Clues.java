package sequitur.smtp.diagnosis;

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

    /** Reads a table of clues. */
    Clues(Stream<TableEntry> table) {
        inOrder = Clue.table(table).toList();
        PhraseBook book = new PhraseBook();
        Vocabulary.writeInto(book);
        IntStream.range(0, inOrder.size())
                .forEach(number -> book.entry(number, inOrder.get(number).phrases()));
        automaton = book.automaton();
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
        return IntStream.range(0, inOrder.size())
                .filter(number ->
                        spoken.get(number) || inOrder.get(number).phrases().isEmpty())
                .mapToObj(inOrder::get)
                .filter(clue -> clue.fits(reply))
                .toList();
    }
}
