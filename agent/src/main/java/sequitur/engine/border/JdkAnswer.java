package sequitur.engine.border;

import org.jspecify.annotations.Nullable;
import sequitur.engine.act.Answer;
import sequitur.engine.weave.Hooks;

/** What woven code is given for an answer: it knows the types of the JDK alone. */
final class JdkAnswer {

    private JdkAnswer() {}

    /** The answer as {@link Hooks} says; null to leave things as they are. */
    static @Nullable Object of(Answer answer) {
        if (answer == Answer.PASS) {
            return null;
        } else if (answer instanceof Answer.Rewrite rewrite) {
            return rewrite.line();
        } else if (answer instanceof Answer.OtherReply reply) {
            return reply.code();
        }
        return answer == Answer.SKIP ? Hooks.SKIP : failure(answer);
    }

    /** The exception of an answer that is one; null for any other. */
    static @Nullable Throwable failure(Answer answer) {
        return answer instanceof Answer.Throw thrown ? thrown.failure() : null;
    }
}
