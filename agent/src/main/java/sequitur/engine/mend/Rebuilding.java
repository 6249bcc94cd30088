package sequitur.engine.mend;

import java.util.List;
import java.util.Optional;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;

/** A mail transaction of the app's that is built up again: it had one before, and the server has accepted all of it. */
final class Rebuilding {

    private Rebuilding() {}

    /**
     * Sends MAIL and the recipients again.
     *
     * @param conversation the connection, on which no transaction is open
     * @param mail MAIL without CR LF
     * @param recipients the RCPT commands that were accepted
     * @return what the server did not accept this time, as a clause; nothing if the transaction stands
     */
    static Optional<String> of(Conversation conversation, byte[] mail, List<byte[]> recipients) throws Throwable {
        if (!LocalReply.isAcceptance(insert(conversation, mail))) {
            return Optional.of("the server refused MAIL when it was repeated");
        }
        for (byte[] recipient : recipients) {
            if (!LocalReply.isAcceptance(insert(conversation, recipient))) {
                return Optional.of("the server refused a recipient when it was repeated");
            }
        }
        return Optional.empty();
    }

    /** Sends a command and gives the code of the reply. */
    static int insert(Conversation conversation, byte[] line) throws Throwable {
        Wire wire = conversation.wire();
        return conversation.inserting(() -> wire.send(line));
    }
}
