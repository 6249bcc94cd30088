package sequitur.engine.mend;

import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Opening;
import sequitur.engine.transport.Wire;
import sequitur.smtp.session.Greeting;

/** Opens a new connection in place of one that is of no more use, with what the app gave to open that one. */
final class Reconnector {

    private Reconnector() {}

    /**
     * Connects again, through the library: EHLO, STARTTLS and AUTH come as the mail session's properties say. To the app the
     * transport stays connected all the while.
     *
     * @return whether there is a connection again; not for a connection over a socket that the app itself opened, nor
     *     for one that was joined midway
     * @throws Throwable what the library throws when the server can't be reached or refuses
     */
    static boolean reconnect(Conversation conversation) throws Throwable {
        if (!conversation.opening().isRepeatable()) {
            return false;
        }
        Wire wire = conversation.wire();
        if (!conversation.state().connection().closed()) {
            sayGoodbye(wire);
        }
        boolean closedByLibrary = wire.findSocket().isEmpty();
        wire.abandonSocket();
        boolean connected = connect(conversation);
        if (!connected) {
            wire.close();
        } else if (closedByLibrary) {
            wire.connectedAgain();
        }
        return connected;
    }

    /**
     * The same in place of a connection on which something was inserted in vain.
     *
     * @return whether there is a connection again; if not, the transport is closed, and its owner can see that
     */
    static boolean startAgain(Conversation conversation) throws Throwable {
        Wire wire = conversation.wire();
        try {
            if (conversation.inserting(() -> reconnect(conversation))) {
                return true;
            }
        } catch (Throwable failure) {
            if (!wire.isMessagingException(failure)) {
                throw failure;
            }
        }
        wire.close();
        return false;
    }

    /**
     * The library closes a connection that begins with no greeting, and then once more if the transport counts as connected: it ends
     * in a NullPointerException there. To the app that is what it is without that: nobody who speaks SMTP was reached.
     */
    private static boolean connect(Conversation conversation) throws Throwable {
        Wire wire = conversation.wire();
        Opening opening = conversation.opening();
        try {
            return wire.connect(
                    opening.destination().host(), opening.destination().port(), opening.user(), opening.password());
        } catch (RuntimeException confused) {
            if (conversation.state().connection().greeting() == Greeting.ACCEPTED) {
                throw confused;
            }
            wire.close();
            throw wire.messagingException(
                    "Got bad greeting from SMTP host: " + conversation.server().host() + ", port: "
                            + conversation.server().port() + ", response: none that is one",
                    confused);
        }
    }

    /** Polite, and no more: the connection is given up whatever comes of it. */
    private static void sayGoodbye(Wire wire) throws Throwable {
        try {
            wire.send("QUIT");
        } catch (Throwable gone) {
            if (!wire.isMessagingException(gone)) {
                throw gone;
            }
        }
    }
}
