package sequitur.engine.config;

import java.util.Optional;

/**
 * What the configuration vouches for at one host. What is not said stays as it is elsewhere.
 *
 * @param appCredentials whether the app's credentials may go there whosever they are
 * @param tunnel whether the way there is a tunnel
 * @param unverifiedTls whether a password may go there though the certificate does not prove the name
 */
record TrustChoices(Optional<Boolean> appCredentials, Optional<Boolean> tunnel, Optional<Boolean> unverifiedTls) {

    /** Nothing is said. */
    static final TrustChoices NONE = new TrustChoices(Optional.empty(), Optional.empty(), Optional.empty());

    TrustChoices withAppCredentials(boolean choice) {
        return new TrustChoices(Optional.of(choice), tunnel, unverifiedTls);
    }

    TrustChoices withTunnel(boolean choice) {
        return new TrustChoices(appCredentials, Optional.of(choice), unverifiedTls);
    }

    TrustChoices withUnverifiedTls(boolean choice) {
        return new TrustChoices(appCredentials, tunnel, Optional.of(choice));
    }

    /** These choices over less specific ones, each for itself. */
    HostTrust over(HostTrust general) {
        return new HostTrust(
                appCredentials.orElse(general.appCredentials()),
                tunnel.orElse(general.tunnel()),
                unverifiedTls.orElse(general.unverifiedTls()));
    }
}
