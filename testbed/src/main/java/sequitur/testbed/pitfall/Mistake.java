package sequitur.testbed.pitfall;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A mistake that an app makes: how it is set up, and what it then does. Runs inside the app's JVM, and calls nothing that the
 * oldest release of the library lacks. Every method that changes something gives a new value.
 */
final class Mistake {

    private final SetUp setUp;
    private final Use use;
    private final Making transport;
    private final boolean connected;

    private Mistake(SetUp setUp, Use use, Making transport, boolean connected) {
        this.setUp = setUp;
        this.use = use;
        this.transport = transport;
        this.connected = connected;
    }

    /** An app that is set up in this way, and sends one message. */
    static Mistake settingUp(SetUp setUp) {
        return new Mistake(
                setUp,
                (client, session, transport) -> client.send(transport, client.message(session), "one@b.example"),
                Client::transport,
                true);
    }

    /** An ordinary app that does this with its transport. */
    static Mistake using(Use use) {
        return settingUp(client -> {}).andUsing(use);
    }

    /** The same app, which does this with its transport. */
    Mistake andUsing(Use otherUse) {
        return new Mistake(setUp, otherUse, transport, connected);
    }

    /** The same app, with a transport of its own making. */
    Mistake over(Making otherTransport) {
        return new Mistake(setUp, use, otherTransport, connected);
    }

    /** The same app, which connects and closes by itself. */
    Mistake connectingItself() {
        return new Mistake(setUp, use, transport, false);
    }

    /** Makes the mistake. What the app is told goes to the client. */
    void make(Client client) {
        setUp.setUp(client);
        Session session = client.session();
        try {
            SMTPTransport made = transport.make(client, session);
            if (!connected) {
                use.make(client, session, made);
            } else if (client.connect(made)) {
                use.make(client, session, made);
                client.close(made);
            }
        } catch (MessagingException failure) {
            client.tell(failure);
        }
    }

    /** How an app is set up, before there is a mail session. */
    interface SetUp {
        /** Sets the app up. */
        void setUp(Client client);
    }

    /** What an app does with its transport. */
    interface Use {
        /** Does it. */
        void make(Client client, Session session, SMTPTransport transport) throws MessagingException;
    }

    /** How an app comes by its transport. */
    interface Making {
        /** Makes one, not yet connected. */
        SMTPTransport make(Client client, Session session) throws MessagingException;
    }
}
