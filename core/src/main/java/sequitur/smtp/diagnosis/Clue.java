package sequitur.smtp.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;

/**
 * A piece of evidence: what a reply holds that means a fault.
 *
 * @param fault the fault
 * @param confidence how often the clue is right, 0 to 1
 * @param codes the beginnings of the reply codes that it holds for; none for every refusal
 * @param statuses the enhanced status codes that it holds for, without their class; none for every reply
 * @param phrases what is looked for in the {@link Wording}, one of which is enough; none if the codes say it all
 */
record Clue(Fault fault, double confidence, List<String> codes, List<String> statuses, List<Pattern> phrases) {

    private static final Pattern SPACES = Pattern.compile(" +");

    /** Reads a table of clues, in the form that {@link Clues} describes. */
    static Stream<Clue> table(String table) {
        return Paragraph.in(table).map(Clue::of);
    }

    /** Whether a reply with these words holds it. */
    boolean isIn(Reply reply, String words) {
        return hasCode(Integer.toString(reply.code())) && hasStatus(reply) && hasPhrase(words);
    }

    private static Clue of(Paragraph paragraph) {
        List<String> head = List.of(SPACES.split(paragraph.head()));
        return new Clue(
                Fault.of(head.get(0)).orElseThrow(),
                Double.parseDouble(head.get(1)),
                after("code", head, Function.identity()),
                after("status", head, status -> status.substring(1)),
                paragraph.lines().stream().map(Clue::phrase).toList());
    }

    /** The words between a keyword and the next one. */
    private static List<String> after(String keyword, List<String> head, Function<String, String> form) {
        return head.stream()
                .dropWhile(word -> !word.equals(keyword))
                .skip(1)
                .takeWhile(word -> !word.equals("code") && !word.equals("status"))
                .map(form)
                .toList();
    }

    private static Pattern phrase(String words) {
        return Pattern.compile("(?<= )(?:" + Vocabulary.expand(words) + ")(?= )");
    }

    private boolean hasCode(String digits) {
        return codes.isEmpty() ? digits.startsWith("4") || digits.startsWith("5") : begins(digits);
    }

    private boolean begins(String digits) {
        return codes.stream().anyMatch(digits::startsWith);
    }

    private boolean hasStatus(Reply reply) {
        Optional<String> detail = reply.status().map(status -> status.substring(1));
        return statuses.isEmpty() || detail.filter(statuses::contains).isPresent();
    }

    private boolean hasPhrase(String words) {
        return phrases.isEmpty()
                || phrases.stream().anyMatch(phrase -> phrase.matcher(words).find());
    }
}
