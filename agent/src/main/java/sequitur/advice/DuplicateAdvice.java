package sequitur.advice;

import java.util.Optional;
import sequitur.advice.facts.Facts;

/** What keeps a mail from being sent twice: to wait for the last reply as long as the server may take for it. */
final class DuplicateAdvice {

    /** RFC 5321 section 4.5.3.2.6: ten minutes for the reply to the final dot. */
    private static final int LONG_ENOUGH = 600_000;

    private static final String TWICE = "To send it again may deliver it twice.";

    private DuplicateAdvice() {}

    static Advice of(Facts facts, String cause) {
        Wanted wanted = Wanted.of(facts, "timeout", Integer.toString(LONG_ENOUGH));
        Optional<Integer> limit = facts.session()
                .value(wanted.property())
                .filter(value -> value.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf);
        return limit.filter(milliseconds -> milliseconds < LONG_ENOUGH).isPresent()
                ? new Advice(cause + " {" + wanted.property() + "} is " + limit.get() + ".", wanted.change())
                        .noting(TWICE)
                : new Advice(cause, "look for its Message-ID in the server's log before it is sent again")
                        .noting(TWICE);
    }
}
