package sequitur.cli.exception;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text in which an exception may stand: its message, a chain of causes, a whole stack trace.
 *
 * @param reply what of it may hold a reply
 * @param failure the failure that it tells of; nothing if a reply says more
 */
public record ExceptionText(String reply, Optional<ExceptionFault> failure) {

    /** Checks that nothing is missing. */
    public ExceptionText {
        Objects.requireNonNull(reply, "reply");
        Objects.requireNonNull(failure, "failure");
    }

    /** Tells the failure alone: the reply may hold a secret. */
    @Override
    public String toString() {
        return "ExceptionText[failure=" + failure + "]";
    }

    /**
     * Looks at a text.
     *
     * @param text any text
     * @return what stands in it
     */
    public static ExceptionText of(String text) {
        List<String> lines =
                text.lines().filter(line -> !ExceptionLine.isFrame(line)).toList();
        Optional<String> repeated = lines.stream()
                .flatMap(line -> ExceptionLine.reply(line).stream())
                .findFirst();
        if (repeated.isPresent()) {
            return new ExceptionText(repeated.get(), Optional.empty());
        }
        String exceptions = lines.stream().filter(ExceptionLine::isException).collect(Collectors.joining("\n"));
        String rest = String.join("\n", lines);
        boolean bare = rest.lines().noneMatch(line -> line.matches(".*(?<!\\d)[2-5][0-5]\\d[ -].*"));
        return new ExceptionText(rest, ExceptionFault.in(bare ? rest : exceptions));
    }
}
