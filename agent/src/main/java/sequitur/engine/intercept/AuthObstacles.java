package sequitur.engine.intercept;

import java.util.Optional;

/**
 * What stands in the way of an AUTH that is to be inserted. Asked before a dry run tells of it, before a refusal is healed by
 * it, and before it is sent, so that all three say the same.
 */
final class AuthObstacles {

    private final CredentialFinder credentials;
    private final ConfiguredCredentials configured;
    private final PeerIdentity identity;

    AuthObstacles(CredentialFinder credentials, ConfiguredCredentials configured, PeerIdentity identity) {
        this.credentials = credentials;
        this.configured = configured;
        this.identity = identity;
    }

    /** Why AUTH can't be inserted here, as a clause; nothing if nothing is known to stand in the way. Sends nothing, asks nobody. */
    Optional<String> find(Object transport, Conversation conversation) throws Throwable {
        Optional<String> lacking = ofCredentials(transport, conversation);
        return lacking.isPresent() ? lacking : identity.obstacle(transport, conversation);
    }

    private Optional<String> ofCredentials(Object transport, Conversation conversation) throws Throwable {
        if (credentials.areAtHand(transport, conversation)) {
            return Optional.empty();
        }
        Optional<String> withheld =
                configured.areAtHand(conversation) ? Optional.empty() : credentials.withheld(transport, conversation);
        return withheld.isPresent() ? withheld : configured.obstacle(transport, conversation);
    }
}
