package sequitur.engine.mend;

import java.util.List;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.engine.login.ConfiguredCredentials;
import sequitur.engine.login.LoginInPlace;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.mend.Step;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Logs in by an access token in place of an AUTH of the app's by a password. */
final class TokenInPlace {

    private final ConfiguredCredentials configured;

    TokenInPlace(ConfiguredCredentials configured) {
        this.configured = configured;
    }

    /** Whether it is what these violations want, of a command that is legal otherwise. */
    static boolean isDue(Conversation conversation, List<Violation> violations) {
        return violations.stream()
                .map(Violation::rule)
                .anyMatch(rule -> rule.correction() == Correction.TOKEN && conversation.action(rule) == Action.CORRECT);
    }

    /** Logs in; the steps are those that were taken before. */
    CorrectionResult logIn(Conversation conversation, byte[] line, List<Step> taken) throws Throwable {
        LoginInPlace login = configured.inPlaceOf(conversation, line);
        if (login instanceof LoginInPlace.Answered answered) {
            return new CorrectionResult.Replaced(
                    taken,
                    answered.mechanism().name(),
                    answered.reply(),
                    conversation.login().words(answered.reply().text().strip()),
                    "sequitur.credentials." + conversation.server().address());
        }
        if (login instanceof LoginInPlace.WithoutToken none) {
            return new CorrectionResult.WithoutToken(taken, none.reply(), none.why(), none.change());
        }
        LoginInPlace.Impossible impossible = (LoginInPlace.Impossible) login;
        if (isOnlyOfTheAgent(conversation, line)) {
            Reply none = Reply.of(
                    504, "5.5.4", "No login by a password here; Sequitur's report says why there is none by a token");
            return new CorrectionResult.WithoutToken(taken, LocalReply.of(none), impossible.why(), impossible.change());
        }
        return new CorrectionResult.NoCredentials(taken, impossible.why() + "; " + impossible.change());
    }

    /** Whether the server has not offered the mechanism: {@link PasswordOffer} has, and without it no password would leave. */
    private static boolean isOnlyOfTheAgent(Conversation conversation, byte[] line) {
        List<String> offered = conversation.state().connection().extensions().mechanisms();
        return AuthCommand.namesNoneOf(Command.of(Verb.AUTH, line), offered);
    }
}
