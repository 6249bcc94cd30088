package sequitur.engine.config;

/**
 * What the operator vouches for at one server, where the agent itself would not dare.
 *
 * @param appCredentials whether the app's credentials may be inserted there though the app gave them for another host or for none
 * @param tunnel whether the way there is a tunnel, so that nobody can read what goes there in clear text
 * @param unverifiedTls whether a password may be inserted there though the server's certificate does not prove its name
 */
public record HostTrust(boolean appCredentials, boolean tunnel, boolean unverifiedTls) {

    /** Nothing is vouched for. */
    static final HostTrust NONE = new HostTrust(
            Setting.APP_CREDENTIALS.standard(), Setting.TUNNEL.standard(), Setting.UNVERIFIED_TLS.standard());

    /** This with what is said more exactly, each for itself. */
    HostTrust with(SettingValues said) {
        return new HostTrust(
                said.get(Setting.APP_CREDENTIALS).orElse(appCredentials),
                said.get(Setting.TUNNEL).orElse(tunnel),
                said.get(Setting.UNVERIFIED_TLS).orElse(unverifiedTls));
    }
}
