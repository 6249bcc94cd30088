package sequitur.engine.intercept;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Host;

/**
 * Finds out whose password it is that comes to {@code protocolConnect}. The library puts there what the app gave to
 * {@code connect()}, but also, for whatever host it is asked to connect to, the password of the transport's URLName, which is
 * that of the connection before, and what the mail session's Authenticator answers or has answered.
 */
final class GivenPassword {

    private final AppAccess app;

    GivenPassword(AppAccess app) {
        this.app = app;
    }

    /**
     * The owner of a password that comes now, while the conversation is still that of the connection before. Where it can't be
     * told whether the app gave it with this host, it did not.
     */
    CredentialOwner owner(Object transport, Conversation before, @Nullable String host, int port, String password)
            throws Throwable {
        TransportMembers members = app.members(transport);
        Object session = members.mailSession(transport);
        String protocol = members.protocol(transport);
        Host target = DestinationFinder.hostOrDefault(host);
        boolean sameServer = before.hasBeenGiven(target, port);
        boolean samePassword = password.equals(before.givenPassword());
        if (sameServer && samePassword) {
            return before.givenOwner().orElseGet(() -> CredentialOwner.ofConnect(target));
        }
        CredentialOwner sessionOwner =
                CredentialOwner.ofSession(protocol, app.mailSession(session).host(session, protocol));
        boolean inUrl = members.urlPassword(transport).filter(password::equals).isPresent();
        if (inUrl && samePassword && before.givenOwner().isPresent()) {
            return before.givenOwner().get();
        }
        if (inUrl) {
            Optional<String> urlHost = members.urlHost(transport);
            return urlHost.map(Host::of).map(CredentialOwner::ofConnect).orElse(sessionOwner);
        }
        boolean answered = app.mailSession(session).hasAuthenticator(session)
                && (sameServer || app.mailSession(session).remembers(session, password));
        return answered ? sessionOwner : CredentialOwner.ofConnect(target);
    }
}
