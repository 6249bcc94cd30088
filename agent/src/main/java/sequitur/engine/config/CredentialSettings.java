package sequitur.engine.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the configuration says about authenticating to one server. The password is not part of it, only where to find it.
 *
 * @param username the user's name; nothing if the configuration has no credentials for this server
 * @param password where the password or the access token is; nothing if that is not said
 * @param mechanisms the SASL mechanisms that may be used, the preferred one first; never empty
 * @param cleartext whether these credentials may be sent in clear text over a network
 */
public record CredentialSettings(
        Optional<String> username, Optional<PasswordPlace> password, List<Mechanism> mechanisms, boolean cleartext) {

    /** No credentials, and those mechanisms that take a password. */
    static final CredentialSettings NONE = new CredentialSettings(
            Optional.empty(), Optional.empty(), Setting.MECHANISMS.standard(), Setting.CLEARTEXT.standard());

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public CredentialSettings {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
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
                said.get(Setting.MECHANISMS).orElse(mechanisms),
                said.get(Setting.CLEARTEXT).orElse(cleartext));
    }

    /** Tells the mechanisms alone. */
    @Override
    public String toString() {
        return "CredentialSettings" + mechanisms;
    }
}
