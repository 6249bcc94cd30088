package sequitur.engine.intercept;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.HostTrust;

/**
 * Finds the credentials that the app itself gave for a server: to {@code connect}, through its Authenticator, or in the
 * properties of the mail session, in this order. Those that belong to another host are passed over.
 */
final class CredentialFinder {

    private final AppAccess app;
    private final DestinationFinder destinations;

    CredentialFinder(AppAccess app, DestinationFinder destinations) {
        this.app = app;
        this.destinations = destinations;
    }

    /** Whether the app has credentials at all, whosever they are. */
    boolean exist(Object transport, Conversation conversation) throws Throwable {
        return areGiven(conversation) || areInSession(transport, conversation);
    }

    /** Whether credentials that may go there will probably be found. Asks nobody: an Authenticator may open a dialog. */
    boolean areAtHand(Object transport, Conversation conversation) throws Throwable {
        return mayGo(given(conversation), conversation) || mayGo(inSession(transport, conversation), conversation);
    }

    /** Why the credentials that the app has may not go there, as a clause; nothing if it has none. */
    Optional<String> withheld(Object transport, Conversation conversation) throws Throwable {
        Optional<CredentialOwner> given = given(conversation);
        Optional<CredentialOwner> first = given.isPresent() ? given : inSession(transport, conversation);
        return first.flatMap(owner -> obstacle(owner, conversation));
    }

    /**
     * The credentials, or nothing. Asks the app's Authenticator if the app gave none to {@code connect}. Nothing is found for
     * a connection in clear text over a network: only those of the configuration may be allowed there.
     */
    Optional<Credentials> find(Object transport, Conversation conversation) throws Throwable {
        if (!conversation.state().connection().confidential()) {
            return Optional.empty();
        }
        @Nullable String user = conversation.givenUser();
        @Nullable String password = conversation.givenPassword();
        if (user != null && password != null && mayGo(given(conversation), conversation)) {
            return Optional.of(new Credentials(user, password));
        }
        if (!mayGo(inSession(transport, conversation), conversation)) {
            return Optional.empty();
        }
        Object session = app.members(transport).mailSession(transport);
        Server server = conversation.server();
        @Nullable InetAddress site = destinations.site(transport, server).orElse(null);
        Optional<Credentials> answer =
                app.mailSession(session).ask(session, site, server.port(), server.protocol(), user);
        return answer.isPresent() ? answer : fromProperties(session, conversation);
    }

    private static boolean areGiven(Conversation conversation) {
        return conversation.givenUser() != null && conversation.givenPassword() != null;
    }

    private boolean areInSession(Object transport, Conversation conversation) throws Throwable {
        Object session = app.members(transport).mailSession(transport);
        return app.mailSession(session).hasAuthenticator(session)
                || fromProperties(session, conversation).isPresent();
    }

    /** Whose credentials were given to {@code connect}, if any were. */
    private static Optional<CredentialOwner> given(Conversation conversation) {
        return areGiven(conversation) ? conversation.givenOwner() : Optional.empty();
    }

    /** Whose credentials the mail session has, if it has any. */
    private Optional<CredentialOwner> inSession(Object transport, Conversation conversation) throws Throwable {
        if (!areInSession(transport, conversation)) {
            return Optional.empty();
        }
        Object session = app.members(transport).mailSession(transport);
        String protocol = conversation.server().protocol();
        return Optional.of(
                CredentialOwner.ofSession(protocol, app.mailSession(session).host(session, protocol)));
    }

    private static boolean mayGo(Optional<CredentialOwner> owner, Conversation conversation) {
        return owner.isPresent() && obstacle(owner.get(), conversation).isEmpty();
    }

    private static Optional<String> obstacle(CredentialOwner owner, Conversation conversation) {
        HostTrust trust = conversation.settings().trust();
        return owner.obstacle(conversation.server(), trust);
    }

    private Optional<Credentials> fromProperties(Object session, Conversation conversation) throws Throwable {
        Optional<String> user = property(session, conversation, "user");
        Optional<String> password = property(session, conversation, "password");
        return user.flatMap(name -> password.map(secret -> new Credentials(name, secret)));
    }

    private Optional<String> property(Object session, Conversation conversation, String name) throws Throwable {
        MailSession members = app.mailSession(session);
        Optional<String> ofProtocol =
                members.property(session, "mail." + conversation.server().protocol() + "." + name);
        return ofProtocol.isPresent() ? ofProtocol : members.property(session, "mail." + name);
    }
}
