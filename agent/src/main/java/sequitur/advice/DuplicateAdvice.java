package sequitur.advice;

import java.util.Optional;
import sequitur.advice.facts.Facts;
import sequitur.smtp.session.Stage;

/** What keeps a mail from being sent twice: to wait for the last reply as long as the server may take for it. */
final class DuplicateAdvice {

    private static final String TWICE = "To send it again may deliver it twice.";

    private DuplicateAdvice() {}

    static Advice of(Facts facts, String cause) {
        Wanted wanted = Wanted.of(facts, "timeout", Stage.FINAL);
        Optional<Long> limit = facts.timeLimit(wanted.property());
        return limit.filter(milliseconds -> milliseconds < Wanted.milliseconds(Stage.FINAL))
                        .isPresent()
                ? new Advice(cause + " {" + wanted.property() + "} is " + limit.get() + ".", wanted.change())
                        .noting(TWICE)
                : new Advice(cause, "look for its Message-ID in the server's log before it is sent again")
                        .noting(TWICE);
    }
}
