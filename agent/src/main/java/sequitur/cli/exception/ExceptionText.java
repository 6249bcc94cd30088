package sequitur.cli.exception;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import sequitur.advice.failure.FailureClassifier;
import sequitur.advice.failure.Thrown;

/**
 * A text in which an exception may stand: its message, a chain of causes, a whole stack trace.
 *
 * @param reply what of it may hold a reply
 * @param failure the exceptions that tell of a failure; none if a reply says more
 */
public record ExceptionText(String reply, Thrown failure) {

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
            return new ExceptionText(repeated.get(), Thrown.NOTHING);
        }
        String exceptions = lines.stream().filter(ExceptionLine::isException).collect(Collectors.joining("\n"));
        String rest = String.join("\n", lines);
        boolean bare = rest.lines().noneMatch(line -> line.matches(".*(?<!\\d)[2-5][0-5]\\d[ -].*"));
        Thrown chain = ExceptionChain.of(bare ? rest : exceptions);
        boolean known = FailureClassifier.ofException(chain).isPresent();
        return new ExceptionText(rest, known ? chain : Thrown.NOTHING);
    }
}
