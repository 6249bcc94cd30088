package sequitur.engine.login;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CredentialOwner;
import sequitur.engine.conversation.Opening;
import sequitur.engine.transport.Credentials;
import sequitur.engine.transport.DestinationFinder;
import sequitur.engine.transport.MailServer;
import sequitur.engine.transport.MailSession;

/**
 * Finds the credentials that the app itself gave for a server: to {@code connect}, through its Authenticator, or in the
 * properties of the mail session, in this order. Those that belong to another host are passed over.
 *
 * <p>Each method throws what the app's own objects throw.
 */
public final class CredentialFinder {

    private CredentialFinder() {}

    /** Whether the app has credentials at all, whosever they are. */
    public static boolean exist(Conversation conversation) throws Throwable {
        return conversation.opening().hasCredentials() || areInSession(conversation);
    }

    /** Whether credentials that may go there will probably be found. Asks nobody: an Authenticator may open a dialog. */
    public static boolean areAtHand(Conversation conversation) throws Throwable {
        return mayGo(given(conversation), conversation) || mayGo(inSession(conversation), conversation);
    }

    /** The credentials that {@link #find} would find, unless the app's Authenticator would have to be asked for them. */
    static Optional<Credentials> findWithoutAsking(Conversation conversation) throws Throwable {
        boolean asks = !mayGo(given(conversation), conversation)
                && conversation.wire().mailSession().hasAuthenticator();
        return asks ? Optional.empty() : find(conversation);
    }

    /** Why the credentials that the app has may not go there, as a clause; nothing if it has none. */
    static Optional<String> withheld(Conversation conversation) throws Throwable {
        Optional<CredentialOwner> given = given(conversation);
        Optional<CredentialOwner> first = given.isPresent() ? given : inSession(conversation);
        return first.flatMap(owner -> obstacle(owner, conversation));
    }

    /**
     * Finds the credentials. Asks the app's Authenticator if the app gave none to {@code connect}. Nothing is found for
     * a connection in clear text over a network: only those of the configuration may be allowed there.
     *
     * @param conversation the connection
     * @return the credentials, or nothing
     */
    public static Optional<Credentials> find(Conversation conversation) throws Throwable {
        if (!conversation.state().connection().confidential()) {
            return Optional.empty();
        }
        Opening opening = conversation.opening();
        @Nullable String user = opening.user();
        @Nullable String password = opening.password();
        if (user != null && password != null && mayGo(given(conversation), conversation)) {
            return Optional.of(new Credentials(user, password));
        }
        if (!mayGo(inSession(conversation), conversation)) {
            return Optional.empty();
        }
        MailSession session = conversation.wire().mailSession();
        MailServer server = conversation.server();
        @Nullable
        InetAddress site = DestinationFinder.site(conversation.wire(), server).orElse(null);
        Optional<Credentials> answer = session.ask(site, server, user);
        return answer.isPresent() ? answer : fromProperties(session, server);
    }

    private static boolean areInSession(Conversation conversation) throws Throwable {
        MailSession session = conversation.wire().mailSession();
        return session.hasAuthenticator()
                || fromProperties(session, conversation.server()).isPresent();
    }

    /** Whose credentials were given to {@code connect}, if any were. */
    private static Optional<CredentialOwner> given(Conversation conversation) {
        Opening opening = conversation.opening();
        return opening.hasCredentials() ? opening.owner() : Optional.empty();
    }

    /** Whose credentials the mail session has, if it has any. */
    private static Optional<CredentialOwner> inSession(Conversation conversation) throws Throwable {
        if (!areInSession(conversation)) {
            return Optional.empty();
        }
        String protocol = conversation.server().protocol();
        return Optional.of(CredentialOwner.ofSession(
                protocol, conversation.wire().mailSession().host(protocol)));
    }

    private static boolean mayGo(Optional<CredentialOwner> owner, Conversation conversation) {
        return owner.isPresent() && obstacle(owner.get(), conversation).isEmpty();
    }

    private static Optional<String> obstacle(CredentialOwner owner, Conversation conversation) {
        return owner.obstacle(conversation.server(), conversation.settings().trust());
    }

    private static Optional<Credentials> fromProperties(MailSession session, MailServer server) throws Throwable {
        Optional<String> user = property(session, server, "user");
        Optional<String> password = property(session, server, "password");
        return user.flatMap(name -> password.map(secret -> new Credentials(name, secret)));
    }

    private static Optional<String> property(MailSession session, MailServer server, String name) throws Throwable {
        Optional<String> ofProtocol = session.property("mail." + server.protocol() + "." + name);
        return ofProtocol.isPresent() ? ofProtocol : session.property("mail." + name);
    }
}
