package sequitur.engine.login;

import java.util.Optional;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.transport.PeerIdentity;

/**
 * What stands in the way of an AUTH that is to be inserted. Asked before a dry run tells of it, before a refusal is healed by
 * it, and before it is sent, so that all three say the same.
 */
public final class AuthObstacles {

    private final ConfiguredCredentials configured;
    private final RefusedLogins refused;

    /**
     * Makes them.
     *
     * @param configured the credentials that the configuration has
     * @param refused which logins servers have refused
     */
    public AuthObstacles(ConfiguredCredentials configured, RefusedLogins refused) {
        this.configured = configured;
        this.refused = refused;
    }

    /**
     * Looks for one. Sends nothing, asks nobody.
     *
     * @param conversation the connection
     * @return why AUTH can't be inserted here, as a clause; nothing if nothing is known to stand in the way
     * @throws Throwable what the app's own objects throw
     */
    public Optional<String> find(Conversation conversation) throws Throwable {
        Optional<String> lacking = ofCredentials(conversation);
        if (lacking.isEmpty() && !configured.comeFirst(conversation)) {
            lacking = CredentialFinder.findWithoutAsking(conversation)
                    .flatMap(
                            found -> refused.obstacle(conversation, refused.fingerprint(conversation.server(), found)));
        }
        return lacking.isPresent()
                ? lacking
                : PeerIdentity.obstacle(
                        conversation.wire(),
                        conversation.server(),
                        conversation.settings().trust(),
                        conversation.state().connection());
    }

    private Optional<String> ofCredentials(Conversation conversation) throws Throwable {
        if (configured.comeFirst(conversation)) {
            return configured.obstacle(conversation);
        }
        if (CredentialFinder.areAtHand(conversation)) {
            return Optional.empty();
        }
        Optional<String> withheld =
                configured.areAtHand(conversation) ? Optional.empty() : CredentialFinder.withheld(conversation);
        return withheld.isPresent() ? withheld : configured.obstacle(conversation);
    }
}
