package sequitur.engine.failure;

import java.util.Optional;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.transport.Destination;
import sequitur.engine.transport.MailServer;
import sequitur.engine.transport.MailSession;
import sequitur.engine.transport.Wire;

/** Finds out where a connection was to lead, also where none came about. */
final class Servers {

    private static final int SMTP = 25;
    private static final int SUBMISSIONS = 465;

    private Servers() {}

    /**
     * Finds it.
     *
     * @param conversation the connection
     * @return the server
     * @throws Throwable what the app's own objects throw
     */
    static MailServer of(Conversation conversation) throws Throwable {
        if (conversation.dialogue().settings().isPresent()) {
            return conversation.server();
        }
        Wire wire = conversation.wire();
        Destination destination = conversation.opening().destination();
        return new MailServer(
                wire.protocol(),
                destination.socketName().orElse(destination.hostOrDefault().text()),
                port(wire, destination.port()));
    }

    /** As the library finds it. */
    private static int port(Wire wire, int given) throws Throwable {
        if (given > 0) {
            return given;
        }
        MailSession session = wire.mailSession();
        Optional<Integer> named = session.number("mail." + wire.protocol() + ".port");
        if (named.isPresent()) {
            return named.get();
        }
        boolean tls = wire.protocol().equals("smtps")
                || session.property("mail." + wire.protocol() + ".ssl.enable")
                        .filter("true"::equalsIgnoreCase)
                        .isPresent();
        return tls ? SUBMISSIONS : SMTP;
    }
}
