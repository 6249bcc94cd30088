package sequitur.smtp.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;

/**
 * A piece of evidence: what a reply holds that means a fault.
 *
 * @param id its name in the table of weights: its fault and its place among the clues of that fault
 * @param fault the fault
 * @param prior how telling it is held to be before anything is measured, 0 to 1
 * @param codes the beginnings of the reply codes that it holds for; none for every refusal
 * @param statuses the enhanced status codes that it holds for, without their class; none for every reply
 * @param or what the refusal rather means where that was offered and not done; nothing if the words leave no choice
 * @param phrases what is looked for in the {@link Wording}, one of which is enough; none if the codes say it all
 */
record Clue(
        String id,
        Fault fault,
        double prior,
        List<String> codes,
        List<String> statuses,
        Optional<Fault> or,
        List<String> phrases) {

    private static final List<String> KEYWORDS = List.of("code", "status", "or");

    /** Reads a table of clues, in the form that {@link Clues} describes. */
    static Stream<Clue> table(Stream<TableEntry> table) {
        Map<String, Integer> places = new HashMap<>();
        return table.map(entry -> of(entry, places.merge(entry.name(), 1, Integer::sum)));
    }

    /** Whether a reply's code says it all, without words and without an enhanced status code. */
    boolean isOfCodeAlone() {
        return phrases.isEmpty() && statuses.isEmpty();
    }

    /** Whether a reply's codes allow it. */
    boolean fits(Reply reply) {
        return hasCode(Integer.toString(reply.code())) && hasStatus(reply);
    }

    private static Clue of(TableEntry entry, int place) {
        return new Clue(
                entry.name() + "." + place,
                Fault.of(entry.name()).orElseThrow(() -> new IllegalArgumentException(entry.name())),
                Double.parseDouble(entry.head().get(1)),
                entry.after("code", KEYWORDS),
                entry.after("status", KEYWORDS).stream()
                        .map(status -> status.substring(1))
                        .toList(),
                entry.after("or", KEYWORDS).stream().findFirst().flatMap(Fault::of),
                entry.lines());
    }

    private boolean hasCode(String digits) {
        if (codes.isEmpty()) {
            return digits.charAt(0) == '4' || digits.charAt(0) == '5';
        }
        for (String code : codes) {
            if (digits.startsWith(code)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasStatus(Reply reply) {
        return statuses.isEmpty()
                || reply.status()
                        .map(status -> status.substring(1))
                        .filter(statuses::contains)
                        .isPresent();
    }
}
