package sequitur.engine.intercept;

import java.nio.charset.StandardCharsets;
import java.util.List;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;

/** A MAIL command that breaks no rule of its own form: what is asked about before the real one is built. */
final class AnyMail {

    private static final byte[] LINE = "MAIL FROM:<>".getBytes(StandardCharsets.US_ASCII);

    private AnyMail() {}

    /** The command without CR LF. */
    static byte[] line() {
        return LINE;
    }

    /** What MAIL would break in this state, whatever stands in it. */
    static List<Violation> violations(SessionState state) {
        return Rulebook.check(state, state.classify(LINE), LINE);
    }
}
