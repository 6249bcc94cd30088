package sequitur.engine.login;

import sequitur.engine.config.Mechanism;
import sequitur.engine.transport.LocalReply;

/** What came of a login by an access token in place of an AUTH of the app's. */
public sealed interface LoginInPlace {

    /**
     * The server has answered; so is the app.
     *
     * @param mechanism by what the token was shown
     * @param reply the server's reply
     */
    record Answered(Mechanism mechanism, LocalReply reply) implements LoginInPlace {}

    /**
     * There is no token: nothing was sent, and the app is told so. Its password is not sent either.
     *
     * @param reply what the app is given
     * @param why a clause
     * @param change what ends it: a clause that begins with a verb
     */
    record WithoutToken(LocalReply reply, String why, String change) implements LoginInPlace {}

    /**
     * It can't be done here.
     *
     * @param why a clause
     * @param change what ends it: a clause that begins with a verb
     */
    record Impossible(String why, String change) implements LoginInPlace {}
}
