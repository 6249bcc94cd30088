package sequitur.advice;

import java.util.List;
import java.util.stream.Stream;
import sequitur.advice.facts.Facts;
import sequitur.smtp.session.Stage;

/** What keeps an app from waiting for ever: the library has one limit for every read, one for every write and one to connect, and none is set. */
final class WaitAdvice {

    private WaitAdvice() {}

    static Advice of(Facts facts) {
        List<Wanted> missing = Stream.of(
                        // The library has one limit for all replies, so it is that of the last.
                        Wanted.of(facts, "timeout", Stage.FINAL),
                        Wanted.of(facts, "connectiontimeout", Stage.CONNECT),
                        Wanted.of(facts, "writetimeout", Stage.BLOCK))
                .filter(wanted -> facts.timeLimit(wanted.property()).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return new Advice("The server is slow.", "ask the server's operator why it does not answer");
        }
        Wanted first = missing.get(0);
        Advice advice = first.advice("The library waits without a limit unless the app sets one.");
        return missing.size() == 1
                ? advice
                : advice.noting("Then "
                        + String.join(
                                " and ",
                                missing.stream()
                                        .skip(1)
                                        .map(wanted -> facts.framework().words(wanted.change()))
                                        .toList())
                        + " as well.");
    }
}
