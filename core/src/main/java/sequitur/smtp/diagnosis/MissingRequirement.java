package sequitur.smtp.diagnosis;

import java.util.Optional;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** What a refusal shows that the server insists on, and that the session lacks: TLS or authentication. */
public final class MissingRequirement {

    /** A diagnosis that is less certain than this is not acted on. */
    private static final double CERTAIN_ENOUGH = 0.9;

    private MissingRequirement() {}

    /**
     * The rule that a refused command has broken, if the refusal says so with enough certainty.
     *
     * @param refusal the reply
     * @param refused the command that it answers
     * @param before the state that the reply found
     * @return the rule, or nothing
     */
    public static Optional<Rule> told(Reply refusal, Verb refused, SessionState before) {
        Diagnosis diagnosis = ReplyDiagnosis.of(refusal, refused, before);
        return diagnosis.confidence() < CERTAIN_ENOUGH ? Optional.empty() : Rule.of(diagnosis.fault());
    }

    /**
     * Whether a connection lacks what a rule asks for.
     *
     * @param rule a rule
     * @param connection what is known of the connection
     * @return true if the rule is about TLS and there is none, or about authentication and there was none
     */
    public static boolean isMissing(Rule rule, Connection connection) {
        return switch (rule) {
            case AUTH_REQUIRED -> connection.authentication() == Authentication.NONE;
            case STARTTLS_REQUIRED -> !connection.tls();
            default -> false;
        };
    }
}
