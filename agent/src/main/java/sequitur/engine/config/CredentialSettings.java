package sequitur.engine.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the configuration says about authenticating to one server. The password is not part of it, only where to find it.
 *
 * @param username the user's name; nothing if the configuration has no credentials for this server
 * @param password where the password or the access token is; nothing if that is not said
 * @param tokens where access tokens come from
 * @param mechanisms the SASL mechanisms that may be used, the preferred one first; never empty
 * @param cleartext whether these credentials may be sent in clear text over a network
 */
public record CredentialSettings(
        Optional<String> username,
        Optional<PasswordPlace> password,
        TokenSettings tokens,
        List<Mechanism> mechanisms,
        boolean cleartext) {

    /** No credentials, and those mechanisms that take a password. */
    static final CredentialSettings NONE = new CredentialSettings(
            Optional.empty(),
            Optional.empty(),
            TokenSettings.NONE,
            Setting.MECHANISMS.standard(),
            Setting.CLEARTEXT.standard());

    /** What proves a token, the preferred one first, where the configuration does not choose. */
    private static final List<Mechanism> OF_TOKENS = List.of(Mechanism.XOAUTH2, Mechanism.OAUTHBEARER);

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public CredentialSettings {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(tokens, "tokens");
        mechanisms = List.copyOf(mechanisms);
        if (mechanisms.isEmpty()) {
            throw new IllegalArgumentException("no mechanisms");
        }
    }

    /** These with what is said more exactly, each for itself. */
    CredentialSettings with(SettingValues said) {
        return new CredentialSettings(
                said.get(Setting.USERNAME).or(() -> username),
                said.get(Setting.PASSWORD_ENV)
                        .or(() -> said.get(Setting.PASSWORD_FILE))
                        .or(() -> password),
                tokens.with(said),
                said.get(Setting.MECHANISMS).orElse(mechanisms),
                said.get(Setting.CLEARTEXT).orElse(cleartext));
    }

    /**
     * Whether what the agent proves is an access token, and not a password.
     *
     * @return true if there is a source of tokens, or every mechanism that may be used takes a token
     */
    public boolean proveToken() {
        return tokens.arePresent() || mechanisms.stream().allMatch(OF_TOKENS::contains);
    }

    /**
     * The mechanisms that can be used with what there is to prove.
     *
     * @return those that may be used; where there is a source of tokens, those of them that take one, or both that there are
     */
    public List<Mechanism> usableMechanisms() {
        if (!tokens.arePresent()) {
            return mechanisms;
        }
        List<Mechanism> chosen = mechanisms.stream().filter(OF_TOKENS::contains).toList();
        return chosen.isEmpty() ? OF_TOKENS : chosen;
    }

    /** Tells the mechanisms alone. */
    @Override
    public String toString() {
        return "CredentialSettings" + mechanisms;
    }
}
