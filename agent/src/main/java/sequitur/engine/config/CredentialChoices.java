package sequitur.engine.config;

import java.util.List;
import java.util.Optional;

/**
 * What one step of the configuration says about credentials. What is not said stays as it is elsewhere.
 *
 * @param username the user's name
 * @param password where the password is
 * @param mechanisms the SASL mechanisms that may be used
 * @param cleartext whether clear text will do; only said of all hosts
 */
record CredentialChoices(
        Optional<String> username,
        Optional<PasswordPlace> password,
        Optional<List<Mechanism>> mechanisms,
        Optional<Boolean> cleartext) {

    /** Nothing is said. */
    static final CredentialChoices NONE =
            new CredentialChoices(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    CredentialChoices withUsername(String choice) {
        return new CredentialChoices(Optional.of(choice), password, mechanisms, cleartext);
    }

    CredentialChoices withPassword(PasswordPlace choice) {
        return new CredentialChoices(username, Optional.of(choice), mechanisms, cleartext);
    }

    CredentialChoices withMechanisms(List<Mechanism> choice) {
        return new CredentialChoices(username, password, Optional.of(choice), cleartext);
    }

    CredentialChoices withCleartext(boolean choice) {
        return new CredentialChoices(username, password, mechanisms, Optional.of(choice));
    }

    /** These choices over less specific ones, each for itself. */
    CredentialSettings over(CredentialSettings general) {
        return new CredentialSettings(
                username.or(general::username),
                password.or(general::password),
                mechanisms.orElse(general.mechanisms()),
                cleartext.orElse(general.cleartext()));
    }
}
