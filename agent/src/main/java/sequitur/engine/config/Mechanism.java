package sequitur.engine.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The SASL mechanisms by which the agent itself can authenticate (RFC 4954 section 4). */
public enum Mechanism {
    /** User name and password in one message (RFC 4616). */
    PLAIN,
    /** User name and password, each when it is asked for; no RFC's, but offered by most servers. */
    LOGIN,
    /** User name and OAuth 2.0 access token, as Google and Microsoft defined it. */
    XOAUTH2,
    /** User name and OAuth 2.0 access token (RFC 7628). */
    OAUTHBEARER;

    /** Finds a mechanism by its name, in any case of letters. */
    static Optional<Mechanism> of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(mechanism -> mechanism.name().equals(upper))
                .findFirst();
    }
}
