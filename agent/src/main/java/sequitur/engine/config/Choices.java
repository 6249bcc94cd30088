package sequitur.engine.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.rule.Rule;

/**
 * What the configuration says of one host, or of all of them. What is not said stays as it is elsewhere.
 *
 * @param enabled whether the agent works at all; only said of all hosts
 * @param dryRun whether only to say what would be done; only said of all hosts
 * @param policy the action for rules without one of their own
 * @param rules the rules that have an action of their own
 * @param authentication whether authentication is required
 * @param tls whether TLS is required
 * @param credentials what is said about authenticating
 * @param trust what is vouched for; never said of all hosts
 */
record Choices(
        Optional<Boolean> enabled,
        Optional<Boolean> dryRun,
        Optional<Action> policy,
        Map<Rule, Action> rules,
        Optional<Insistence> authentication,
        Optional<Insistence> tls,
        CredentialChoices credentials,
        TrustChoices trust) {

    /** Nothing is said. */
    static final Choices NONE = new Choices(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            CredentialChoices.NONE,
            TrustChoices.NONE);

    Choices withEnabled(boolean choice) {
        return new Choices(Optional.of(choice), dryRun, policy, rules, authentication, tls, credentials, trust);
    }

    Choices withDryRun(boolean choice) {
        return new Choices(enabled, Optional.of(choice), policy, rules, authentication, tls, credentials, trust);
    }

    Choices withPolicy(Action choice) {
        return new Choices(enabled, dryRun, Optional.of(choice), rules, authentication, tls, credentials, trust);
    }

    Choices withRule(Rule rule, Action choice) {
        Map<Rule, Action> more = new EnumMap<>(Rule.class);
        more.putAll(rules);
        more.put(rule, choice);
        return new Choices(enabled, dryRun, policy, more, authentication, tls, credentials, trust);
    }

    Choices withAuthentication(Insistence choice) {
        return new Choices(enabled, dryRun, policy, rules, Optional.of(choice), tls, credentials, trust);
    }

    Choices withTls(Insistence choice) {
        return new Choices(enabled, dryRun, policy, rules, authentication, Optional.of(choice), credentials, trust);
    }

    Choices withCredentials(UnaryOperator<CredentialChoices> change) {
        return new Choices(enabled, dryRun, policy, rules, authentication, tls, change.apply(credentials), trust);
    }

    Choices withTrust(UnaryOperator<TrustChoices> change) {
        return new Choices(enabled, dryRun, policy, rules, authentication, tls, credentials, change.apply(trust));
    }

    /** These choices over less specific ones: a policy sweeps away all that those say about rules. */
    HostSettings over(HostSettings general) {
        Policy result = policy.map(Policy::of).orElse(general.policy());
        for (Map.Entry<Rule, Action> rule : rules.entrySet()) {
            result = result.with(rule.getKey(), rule.getValue());
        }
        return new HostSettings(
                result,
                authentication.orElse(general.authentication()),
                tls.orElse(general.tls()),
                credentials.over(general.credentials()),
                trust.over(general.trust()));
    }
}
