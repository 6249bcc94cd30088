package sequitur.engine.config;

import java.util.Objects;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.rule.Rule;

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
        Policy policy,
        RequirementMode authentication,
        RequirementMode tls,
        CredentialSettings credentials,
        HostTrust trust) {

    /** What counts where nothing is configured: violations are logged, and the agent finds out what is required. */
    static final HostSettings DEFAULT = new HostSettings(
            Policy.of(Setting.POLICY.standard()),
            Setting.REQUIRE_AUTH.standard(),
            Setting.REQUIRE_TLS.standard(),
            CredentialSettings.NONE,
            HostTrust.NONE);

    /** Checks that nothing is missing. */
    public HostSettings {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(trust, "trust");
    }

    /** Settings that vouch for nothing. */
    HostSettings(Policy policy, RequirementMode authentication, RequirementMode tls, CredentialSettings credentials) {
        this(policy, authentication, tls, credentials, HostTrust.NONE);
    }

    /** These with what is said more exactly: a policy sweeps away all that these say about rules. */
    HostSettings with(SettingValues said) {
        Policy changed = said.get(Setting.POLICY).map(Policy::of).orElse(policy);
        for (Rule rule : Rule.values()) {
            Policy before = changed;
            changed = said.get(Setting.of(rule))
                    .map(action -> before.with(rule, action))
                    .orElse(before);
        }
        return new HostSettings(
                changed,
                said.get(Setting.REQUIRE_AUTH).orElse(authentication),
                said.get(Setting.REQUIRE_TLS).orElse(tls),
                credentials.with(said),
                trust.with(said));
    }
}
