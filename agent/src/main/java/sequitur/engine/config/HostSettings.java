package sequitur.engine.config;

import java.util.Objects;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;

/**
 * What counts for the connections to one server.
 *
 * @param policy what is done about each rule
 * @param authentication whether authentication is required
 * @param tls whether TLS is required
 * @param credentials how the agent itself can authenticate
 * @param trust what the operator vouches for
 */
public record HostSettings(
        Policy policy, Insistence authentication, Insistence tls, CredentialSettings credentials, HostTrust trust) {

    /** What counts where nothing is configured: violations are logged, and the agent finds out what is required. */
    static final HostSettings DEFAULT =
            new HostSettings(Policy.of(Action.LOG), Insistence.AUTO, Insistence.AUTO, CredentialSettings.NONE);

    /** Checks that nothing is missing. */
    public HostSettings {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(trust, "trust");
    }

    /** Settings that vouch for nothing. */
    HostSettings(Policy policy, Insistence authentication, Insistence tls, CredentialSettings credentials) {
        this(policy, authentication, tls, credentials, HostTrust.NONE);
    }
}
