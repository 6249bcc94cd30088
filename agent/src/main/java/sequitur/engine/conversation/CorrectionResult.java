package sequitur.engine.conversation;

import java.util.List;
import java.util.Optional;
import sequitur.engine.config.Printable;
import sequitur.engine.report.Outcome;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.mend.Rewriting;
import sequitur.smtp.mend.Step;
import sequitur.smtp.rule.Violation;

/** What came of a correction. Each says which steps were taken, in their order. */
public sealed interface CorrectionResult {

    /** The steps that the server accepted. */
    List<Step> taken();

    /** The names of the steps that the server accepted. */
    default List<String> takenNames() {
        return taken().stream().map(Step::name).toList();
    }

    /** Why the command is not mended, for a person: a clause without full stop; empty text where it is. */
    default String why() {
        return "";
    }

    /** The command, rewritten if need be, is legal now, or breaks only what is to be logged. */
    record Mended(List<Step> taken, Optional<Rewriting> rewriting) implements CorrectionResult {}

    /** The command asks for what is so already. */
    record Redundant(List<Step> taken) implements CorrectionResult {}

    /** Nothing can be inserted from here: the command breaks this rule for good. */
    record Impossible(List<Step> taken, Violation violation) implements CorrectionResult {
        @Override
        public String why() {
            return taken.isEmpty() ? "nothing can be inserted safely" : "nothing more can be inserted safely";
        }
    }

    /** Nothing can be inserted from here, and servers differ on what is left: this one decides. */
    record LeftToServer(List<Step> taken) implements CorrectionResult {
        @Override
        public String why() {
            return "nothing can be inserted or left out safely";
        }
    }

    /** AUTH is missing, and so are credentials with which it could be sent here: why, in a clause. */
    record NoCredentials(List<Step> taken, String why) implements CorrectionResult {}

    /**
     * The client has authenticated by an access token in place of the command, or the server has refused that; so the app is told.
     *
     * @param mechanism the SASL mechanism
     * @param reply the server's reply
     * @param words the reply as it reads to a person
     * @param keys what the keys of these credentials begin with
     */
    record Replaced(List<Step> taken, String mechanism, LocalReply reply, Printable words, String keys)
            implements CorrectionResult {
        @Override
        public String why() {
            return LocalReply.isAcceptance(reply.code())
                    ? ""
                    : "the server refused AUTH " + mechanism + " with " + words;
        }

        /** What mends a refusal: a clause that begins with a verb. */
        public String change() {
            return "check that " + keys
                    + ".username is the account that the access token is for, and that the token's scope lets"
                    + " it send (docs/oauth.md)";
        }
    }

    /**
     * There is no access token: neither that nor the app's password was sent, and the app is told so.
     *
     * @param reply what the app is given
     * @param change what ends it: a clause that begins with a verb
     */
    record WithoutToken(List<Step> taken, LocalReply reply, String why, String change) implements CorrectionResult {}

    /** The server refused a step with this reply, which reads so to a person. */
    record Refused(List<Step> taken, Step step, LocalReply reply, Printable words) implements CorrectionResult {
        @Override
        public String why() {
            return "the server refused " + Outcome.nameOf(step.name()) + " with " + words;
        }
    }

    /**
     * A step failed that only the server's own words had asked for, and the connection is again as the library makes it: the command goes
     * out as it would without the agent.
     *
     * @param connection what became of the one that the steps were taken on
     */
    record TakenBack(List<Step> taken, String why, Kept connection) implements CorrectionResult {
        /** What became of a connection. */
        public enum Kept {
            /** It is the same one still, and stands as it stood. */
            KEPT,
            /** Another one was opened in its place. */
            REPLACED
        }

        /** What became of the command, as a clause. */
        public String then() {
            return "the command was sent as it was" + (connection == Kept.REPLACED ? ", on a new connection" : "");
        }
    }

    /** It has been reported already, and the command goes out as it is. */
    record Reported(List<Step> taken) implements CorrectionResult {}

    /** The transport threw this while it took a step. */
    record Failed(List<Step> taken, Step step, Throwable failure) implements CorrectionResult {
        @Override
        public String why() {
            Throwable root = root();
            return Outcome.nameOf(step.name()) + " failed with "
                    + failure.getClass().getName()
                    + (root == failure ? "" : " (root cause " + root.getClass().getSimpleName() + ")");
        }

        private Throwable root() {
            Throwable root = failure;
            // No chain is so long but one that runs in a circle.
            for (int links = 0; links < 20 && root.getCause() != null; links++) {
                root = root.getCause();
            }
            return root;
        }
    }
}
