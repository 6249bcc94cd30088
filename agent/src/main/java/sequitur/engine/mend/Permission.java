package sequitur.engine.mend;

import java.util.Optional;
import sequitur.smtp.wire.Reply;

/** Whether a refusal is about who may do what, which a login can change for better or worse, and not about a mailbox. */
final class Permission {

    /** RFC 5321 section 4.2.3: what servers answer where the sender is not the one who has logged in. */
    private static final int NOT_ALLOWED = 553;

    private static final int FIRST_REFUSAL = 400;

    /** RFC 3463 section 3.8. */
    private static final String SECURITY = ".7.";

    private Permission() {}

    static boolean isDenied(int code, String text) {
        Optional<String> status = Reply.parse(text).status();
        return code >= FIRST_REFUSAL
                && status.map(given -> given.startsWith(SECURITY, 1)).orElse(code / 10 == 53 || code == NOT_ALLOWED);
    }
}
