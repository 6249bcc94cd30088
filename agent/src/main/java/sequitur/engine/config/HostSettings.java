package sequitur.engine.config;

import java.util.Objects;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.rule.Rule;

/**
 * What counts for the connections to one server.
 *
 * @param policy what is done about each rule
 * @param authentication whether authentication is required
 * @param tls whether TLS is required
 * @param token whether the server takes access tokens alone, and no passwords
 * @param credentials how the agent itself can authenticate
 * @param trust what the operator vouches for
 * @param exceptions which places in the app may break which rules
 * @param precautions what is looked after besides the rules
 */
public record HostSettings(
        Policy policy,
        RequirementMode authentication,
        RequirementMode tls,
        RequirementMode token,
        CredentialSettings credentials,
        HostTrust trust,
        Exceptions exceptions,
        Precautions precautions) {

    /** What counts where nothing is configured: violations are logged, and the agent finds out what is required. */
    static final HostSettings DEFAULT = new HostSettings(
            Policy.of(Setting.POLICY.standard()),
            Setting.REQUIRE_AUTH.standard(),
            Setting.REQUIRE_TLS.standard(),
            Setting.REQUIRE_TOKEN.standard(),
            CredentialSettings.NONE,
            HostTrust.NONE,
            Exceptions.NONE,
            Precautions.STANDARD);

    /** Checks that nothing is missing. */
    public HostSettings {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(exceptions, "exceptions");
        Objects.requireNonNull(precautions, "precautions");
    }

    /** Settings that vouch for nothing. */
    HostSettings(Policy policy, RequirementMode authentication, RequirementMode tls, CredentialSettings credentials) {
        this(
                policy,
                authentication,
                tls,
                Setting.REQUIRE_TOKEN.standard(),
                credentials,
                HostTrust.NONE,
                Exceptions.NONE,
                Precautions.STANDARD);
    }

    /** These where no rule is looked at. */
    HostSettings switchedOff() {
        return new HostSettings(
                Policy.of(Action.OFF),
                authentication,
                tls,
                token,
                credentials,
                trust,
                Exceptions.NONE,
                precautions.unnamed());
    }

    /**
     * These as they are for a command from a place in the app: the rules that the place is excepted from are off.
     *
     * @param callSite class, method, file and line as in a stack trace; empty if the app is not on the stack
     * @return the settings for that command
     */
    public HostSettings calledFrom(String callSite) {
        Policy changed = policy;
        for (Rule rule : exceptions.rulesAt(callSite)) {
            changed = changed.with(rule, Action.OFF);
        }
        return new HostSettings(changed, authentication, tls, token, credentials, trust, exceptions, precautions);
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
                said.get(Setting.REQUIRE_TOKEN).orElse(token),
                credentials.with(said),
                trust.with(said),
                exceptions.with(said),
                precautions.with(said));
    }

    /**
     * What is done about a precaution.
     *
     * @param precaution the precaution
     * @return its action, or what follows from that for every rule
     */
    public Action action(Precaution precaution) {
        return precautions.action(precaution, policy.preset());
    }

    /**
     * How long each stage of the dialogue may take.
     *
     * @return the limits
     */
    public StageLimits limits() {
        return precautions.limits();
    }
}
