package sequitur.smtp.session;

import java.util.List;
import java.util.stream.Stream;
import sequitur.smtp.wire.Verb;

/**
 * The lines whose replies are outstanding, in the order in which they were sent: an immutable queue. Of those that most
 * sessions need, one line alone or none, each is made once.
 *
 * @param lines what they are
 */
record Outstanding(List<Awaited> lines) {

    /** The server owes nothing. */
    static final Outstanding NONE = new Outstanding(List.of());

    /** How many are made once: one for each line that is made once, and the empty one. */
    static final int PLACES = Awaited.MADE_ONCE.size() + 1;

    private static final List<Outstanding> ALONE = Awaited.MADE_ONCE.stream()
            .map(awaited -> new Outstanding(List.of(awaited)))
            .toList();

    /** A line alone. */
    static Outstanding of(Awaited awaited) {
        int place = awaited.place();
        return place < 0 ? new Outstanding(List.of(awaited)) : ALONE.get(place);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The line that the next reply answers. */
    Awaited first() {
        return lines.get(0);
    }

    /** Whether it is a line of this verb that the next reply answers. */
    boolean beginsWith(Verb verb) {
        return !lines.isEmpty() && first().verb() == verb;
    }

    /** Whether the line that was sent last has to be the last one of its group (RFC 2920 section 3.1). */
    boolean endsGroup() {
        return !lines.isEmpty() && lines.get(lines.size() - 1).endsGroup();
    }

    /** The same, and this line behind them. */
    Outstanding and(Awaited more) {
        return isEmpty()
                ? of(more)
                : new Outstanding(Stream.concat(lines.stream(), Stream.of(more)).toList());
    }

    /** What is outstanding once the first line was answered. */
    Outstanding withoutFirst() {
        return lines.size() < 2 ? NONE : new Outstanding(List.copyOf(lines.subList(1, lines.size())));
    }

    /** The same, but nothing else may be sent before the last line was answered. */
    Outstanding endingGroup() {
        int last = lines.size() - 1;
        return new Outstanding(Stream.concat(
                        lines.subList(0, last).stream(),
                        Stream.of(lines.get(last).endingGroup()))
                .toList());
    }

    /** Its place among those that are made once; -1 for any other. */
    int place() {
        if (isEmpty()) {
            return 0;
        }
        int place = lines.size() == 1 ? first().place() : -1;
        return place < 0 ? -1 : place + 1;
    }
}
