package sequitur.smtp.diagnosis;

/**
 * The nouns and relations in which servers speak of the order of commands, each with the ways to say it, as
 * {@link VocabularyTable} lists them. A way may hold nouns that stand before it.
 */
final class Vocabulary {

    private Vocabulary() {}

    /** Writes all nouns into a book, so that its phrases can name them in braces. */
    static void writeInto(PhraseBook book) {
        TableEntry.in(VocabularyTable.TEXT).forEach(noun -> book.noun(noun.name(), noun.lines()));
    }
}
