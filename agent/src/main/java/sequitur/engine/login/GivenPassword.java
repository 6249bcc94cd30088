package sequitur.engine.login;

import java.util.Optional;
import sequitur.engine.config.Host;
import sequitur.engine.conversation.CredentialOwner;
import sequitur.engine.conversation.Opening;
import sequitur.engine.transport.Destination;
import sequitur.engine.transport.MailSession;
import sequitur.engine.transport.Wire;

/**
 * Finds out whose password it is that comes to {@code protocolConnect}. The library puts there what the app gave to
 * {@code connect()}, but also, for whatever host it is asked to connect to, the password of the transport's URLName, which is
 * that of the connection before, and what the mail session's Authenticator answers or has answered.
 */
public final class GivenPassword {

    private GivenPassword() {}

    /**
     * Finds the owner of a password. Where it can't be told whether the app gave it with this host, it did not.
     *
     * @param wire the transport
     * @param before what the app gave for the connection before
     * @param asked where the new connection is to lead
     * @param password the password that comes with that
     * @return its owner
     * @throws Throwable what the app's own objects throw
     */
    public static CredentialOwner owner(Wire wire, Opening before, Destination asked, String password)
            throws Throwable {
        MailSession session = wire.mailSession();
        String protocol = wire.protocol();
        Host target = asked.hostOrDefault();
        boolean sameServer = before.leadsTo(target, asked.port());
        boolean samePassword = password.equals(before.password());
        if (sameServer && samePassword) {
            return before.owner().orElseGet(() -> CredentialOwner.ofConnect(target));
        }
        CredentialOwner sessionOwner = CredentialOwner.ofSession(protocol, session.host(protocol));
        boolean inUrl = wire.urlPassword().filter(password::equals).isPresent();
        if (inUrl && samePassword && before.owner().isPresent()) {
            return before.owner().get();
        }
        if (inUrl) {
            Optional<String> urlHost = wire.urlHost();
            return urlHost.map(Host::of).map(CredentialOwner::ofConnect).orElse(sessionOwner);
        }
        boolean answered = session.hasAuthenticator() && (sameServer || session.remembers(password));
        return answered ? sessionOwner : CredentialOwner.ofConnect(target);
    }
}
