package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * A phrase as a graph of its letters, read from the form in which the tables write it: {@code (a|b)} for a choice,
 * {@code ?} behind what may be missing, {@code [ae]} for one of two letters, {@code {noun}} for a word of the vocabulary,
 * {@code *} for the rest of a word, {@code #} for any word, {@code ..} for up to three other words of one sentence and
 * {@code ...} for up to ten. The graph has no circle, so that no phrase can repeat without a bound.
 */
final class PhraseGraph {

    private static final int FEW = 3;
    private static final int SOME = 10;

    /** What an edge takes from the text. */
    enum Takes {
        NOTHING,
        LETTER,
        SPACE,
        NOUN,
        ANY_WORD,
        REST_OF_WORD
    }

    /**
     * An edge.
     *
     * @param takes what it takes
     * @param what the letter or the noun; empty for the others
     * @param to the node that it leads to
     */
    record Edge(Takes takes, String what, int to) {}

    /** A piece of the graph between two nodes. */
    private record Piece(int from, int to) {}

    private final String phrase;
    private final List<List<Edge>> nodes = new ArrayList<>();
    private final Piece whole;
    private int at;

    private PhraseGraph(String phrase) {
        this.phrase = phrase;
        this.whole = choice();
        if (at < phrase.length()) {
            throw new IllegalArgumentException("a bracket too many: " + phrase);
        }
    }

    /**
     * Reads a phrase.
     *
     * @param phrase the phrase as the tables write it
     * @return its graph
     * @throws IllegalArgumentException if its brackets do not match
     */
    static PhraseGraph of(String phrase) {
        return new PhraseGraph(phrase);
    }

    /** The node at which the phrase begins. */
    int start() {
        return whole.from();
    }

    /** The node at which the phrase is complete. */
    int end() {
        return whole.to();
    }

    /** The edges that leave a node. */
    List<Edge> edges(int node) {
        return nodes.get(node);
    }

    private Piece choice() {
        Piece all = new Piece(node(), node());
        do {
            Piece one = sequence();
            link(all.from(), one.from());
            link(one.to(), all.to());
        } while (next('|'));
        return all;
    }

    private Piece sequence() {
        int from = node();
        int to = from;
        while (at < phrase.length() && phrase.charAt(at) != '|' && phrase.charAt(at) != ')') {
            Piece item = item();
            if (next('?')) {
                link(item.from(), item.to());
            }
            link(to, item.from());
            to = item.to();
        }
        return new Piece(from, to);
    }

    private Piece item() {
        char letter = phrase.charAt(at++);
        return switch (letter) {
            case '(' -> group();
            case '[' -> letters(upTo(']'));
            case '{' -> edge(Takes.NOUN, upTo('}'));
            case '*' -> edge(Takes.REST_OF_WORD, "");
            case '#' -> edge(Takes.ANY_WORD, "");
            case ' ' -> space();
            default -> letters(String.valueOf(letter));
        };
    }

    private Piece group() {
        Piece inside = choice();
        if (!next(')')) {
            throw new IllegalArgumentException("no closing bracket: " + phrase);
        }
        return inside;
    }

    private Piece space() {
        int words = 0;
        if (phrase.startsWith("... ", at)) {
            words = SOME;
            at += 4;
        } else if (phrase.startsWith(".. ", at)) {
            words = FEW;
            at += 3;
        }
        Piece space = edge(Takes.SPACE, "");
        int to = space.to();
        int end = node();
        for (int i = 0; i < words; i++) {
            link(to, end);
            int word = node();
            add(to, new Edge(Takes.ANY_WORD, "", word));
            to = node();
            add(word, new Edge(Takes.SPACE, "", to));
        }
        link(to, end);
        return new Piece(space.from(), end);
    }

    private Piece letters(String choice) {
        Piece piece = new Piece(node(), node());
        choice.chars()
                .mapToObj(Character::toString)
                .forEach(letter -> add(piece.from(), new Edge(Takes.LETTER, letter, piece.to())));
        return piece;
    }

    private Piece edge(Takes takes, String what) {
        Piece piece = new Piece(node(), node());
        add(piece.from(), new Edge(takes, what, piece.to()));
        return piece;
    }

    private String upTo(char end) {
        int close = phrase.indexOf(end, at);
        if (close < 0) {
            throw new IllegalArgumentException("no " + end + ": " + phrase);
        }
        String inside = phrase.substring(at, close);
        at = close + 1;
        return inside;
    }

    private boolean next(char expected) {
        boolean there = at < phrase.length() && phrase.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private int node() {
        nodes.add(new ArrayList<>());
        return nodes.size() - 1;
    }

    private void link(int from, int to) {
        add(from, new Edge(Takes.NOTHING, "", to));
    }

    private void add(int from, Edge edge) {
        nodes.get(from).add(edge);
    }
}
