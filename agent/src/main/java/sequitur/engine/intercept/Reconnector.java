package sequitur.engine.intercept;

import sequitur.smtp.session.Greeting;
import sequitur.smtp.session.SessionState;

/** Opens a new connection in place of one that is of no more use, with what the app gave to open that one. */
final class Reconnector {

    private final AppAccess app;

    Reconnector(AppAccess app) {
        this.app = app;
    }

    /**
     * Connects again, through the library: EHLO, STARTTLS and AUTH come as the mail session's properties say. To the app the
     * transport stays connected all the while.
     *
     * @return whether there is a connection again; not for a connection over a socket that the app itself opened, nor
     *     for one that was met in its middle
     * @throws Throwable what the library throws when the server can't be reached or refuses
     */
    boolean reconnect(Object transport, Conversation conversation) throws Throwable {
        if (!conversation.isReconnectable()) {
            return false;
        }
        TransportMembers members = app.members(transport);
        SessionState state = conversation.state();
        if (!state.connection().closed()) {
            sayGoodbye(members, transport);
        }
        members.abandonSocket(transport);
        boolean connected = connect(members, transport, conversation);
        if (!connected) {
            members.closeConnection(transport);
        }
        return connected;
    }

    /**
     * The library closes a connection that begins with no greeting, and then once more if the transport counts as connected: it ends
     * in a NullPointerException there. To the app that is what it is without that: nobody who speaks SMTP was reached.
     */
    private static boolean connect(TransportMembers members, Object transport, Conversation conversation)
            throws Throwable {
        try {
            return members.protocolConnect(
                    transport,
                    conversation.givenHost(),
                    conversation.givenPort(),
                    conversation.givenUser(),
                    conversation.givenPassword());
        } catch (RuntimeException confused) {
            if (conversation.state().connection().greeting() == Greeting.ACCEPTED) {
                throw confused;
            }
            members.closeConnection(transport);
            throw members.messagingException(
                    "Got bad greeting from SMTP host: " + conversation.server().host() + ", port: "
                            + conversation.server().port() + ", response: none that is one",
                    confused);
        }
    }

    /** Polite, and no more: the connection is given up whatever comes of it. */
    private static void sayGoodbye(TransportMembers members, Object transport) throws Throwable {
        try {
            members.simpleCommand(transport, "QUIT");
        } catch (Throwable gone) {
            if (!members.isMessagingException(gone)) {
                throw gone;
            }
        }
    }
}
