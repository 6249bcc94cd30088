package sequitur.engine.intercept;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credentials that the app itself gave for a server: to {@code connect}, through its Authenticator, or in the
 * properties of the mail session, in this order.
 */
final class CredentialFinder {

    private final AppAccess app;

    CredentialFinder(AppAccess app) {
        this.app = app;
    }

    /** Whether credentials will probably be found. Asks nobody: an Authenticator may open a dialog. */
    boolean areAtHand(Object transport, Conversation conversation) throws Throwable {
        Object session = app.members(transport).mailSession(transport);
        MailSession members = app.mailSession(session);
        return (conversation.givenUser() != null && conversation.givenPassword() != null)
                || members.hasAuthenticator(session)
                || fromProperties(session, conversation).isPresent();
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
        if (user != null && password != null) {
            return Optional.of(new Credentials(user, password));
        }
        Object session = app.members(transport).mailSession(transport);
        Server server = conversation.server();
        Optional<Credentials> answer = app.mailSession(session)
                .ask(
                        session,
                        app.members(transport).serverSocket(transport).getInetAddress(),
                        server.port(),
                        server.protocol(),
                        user);
        return answer.isPresent() ? answer : fromProperties(session, conversation);
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
