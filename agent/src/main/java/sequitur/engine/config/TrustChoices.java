package sequitur.engine.config;

import java.util.Optional;

/**
 * What the configuration vouches for at one host. What is not said stays as it is elsewhere.
 *
 * @param appCredentials whether the app's credentials may go there whosever they are
 * @param tunnel whether the way there is a tunnel
 */
record TrustChoices(Optional<Boolean> appCredentials, Optional<Boolean> tunnel) {

    /** Nothing is said. */
    static final TrustChoices NONE = new TrustChoices(Optional.empty(), Optional.empty());

    TrustChoices withAppCredentials(boolean choice) {
        return new TrustChoices(Optional.of(choice), tunnel);
    }

    TrustChoices withTunnel(boolean choice) {
        return new TrustChoices(appCredentials, Optional.of(choice));
    }

    /** These choices over less specific ones, each for itself. */
    HostTrust over(HostTrust general) {
        return new HostTrust(appCredentials.orElse(general.appCredentials()), tunnel.orElse(general.tunnel()));
    }
}
