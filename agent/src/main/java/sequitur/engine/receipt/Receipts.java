package sequitur.engine.receipt;

import java.util.Optional;
import javax.net.ssl.SSLSession;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.ReceiptNotes;
import sequitur.engine.report.CommandReceipt;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Sink;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * Gives one receipt for each mail that was sent, or could not be, and one for each attempt to connect. A mail is what the app gives to the transport, or
 * a mail transaction of its own; one that it ends without content, and in which nothing was refused, was a question and no mail.
 */
public final class Receipts {

    private final Sink sink;
    private final ReceiptMaking making;
    private final Dictation dictation;

    /**
     * Makes it.
     *
     * @param sink where they go
     * @param making what makes them
     * @param dictation what has dialogues written down
     */
    public Receipts(Sink sink, ReceiptMaking making, Dictation dictation) {
        this.sink = sink;
        this.making = making;
        this.dictation = dictation;
    }

    /**
     * The app asks for a connection.
     *
     * @param conversation the connection
     */
    public void connecting(Conversation conversation) {
        ReceiptNotes notes = conversation.notes();
        ownMailEnds(conversation);
        Optional<ConnectionReceipt> before = notes.takeHeld();
        if (before.isPresent() && !conversation.attempts().isSecondTry()) {
            sink.connection(conversation.wire().application(), before.get());
        }
        notes.want(sink.interest());
        notes.connectBegins();
        dictation.connecting(conversation);
    }

    /**
     * The library has connected, or could not.
     *
     * @param conversation the connection
     * @param opened whether it has
     */
    public void connectEnded(Conversation conversation, boolean opened) {
        ReceiptNotes notes = conversation.notes();
        if (!opened) {
            dictation.failed(conversation);
        }
        if (!notes.areWanted()) {
            return;
        }
        look(conversation);
        ConnectionReceipt receipt = making.connection(conversation, opened);
        if (conversation.attempts().isUndecided()) {
            notes.hold(receipt);
        } else {
            sink.connection(conversation.wire().application(), receipt);
        }
    }

    /** What TLS was agreed on; nobody is helped by an error in its place. */
    private static void look(Conversation conversation) {
        if (conversation.notes().tls().isEmpty()
                && conversation.state().connection().tls()) {
            try {
                Optional<SSLSession> session = conversation.wire().tlsSession();
                session.ifPresent(found -> conversation.notes().setTls(found.getProtocol(), found.getCipherSuite()));
            } catch (Throwable gone) {
                // The receipt says nothing of it then.
            }
        }
    }

    /**
     * The app gives a message to the transport.
     *
     * @param conversation the connection
     */
    public void messageStarting(Conversation conversation) {
        if (!conversation.attempts().isSending()) {
            ownMailEnds(conversation);
            begin(conversation);
        }
    }

    private void begin(Conversation conversation) {
        ReceiptNotes notes = conversation.notes();
        notes.want(sink.interest());
        if (notes.areWanted()) {
            notes.mailBegins();
        }
    }

    /**
     * A MAIL of the app's comes, or of the library's for a message.
     *
     * @param conversation the connection
     */
    public void mailComing(Conversation conversation) {
        ReceiptNotes notes = conversation.notes();
        if (!conversation.attempts().isSending()) {
            ownMailEnds(conversation);
            begin(conversation);
        }
        if (notes.areWanted()) {
            look(conversation);
            noteMessageId(conversation);
        }
    }

    /** The app's own class may be asked for it. */
    private static void noteMessageId(Conversation conversation) {
        try {
            conversation.wire().messageId().ifPresent(conversation.notes()::setMessageId);
        } catch (Throwable unknown) {
            // Then the receipt has none.
        }
    }

    /**
     * A message was sent, or could not be.
     *
     * @param conversation the connection
     * @param failed whether it could not
     */
    public void messageEnded(Conversation conversation, boolean failed) {
        if (conversation.attempts().isSending()) {
            return;
        }
        if (failed) {
            dictation.failed(conversation);
        }
        if (conversation.notes().isMailOpen()) {
            give(conversation);
        }
    }

    /**
     * A reply was read, or could not be, and all is done about it.
     *
     * @param conversation the connection
     * @param before the state before the reply
     * @param code the code that the app reads; that of no reply where there was none
     */
    public void replied(Conversation conversation, SessionState before, int code) {
        ReceiptNotes notes = conversation.notes();
        if (notes.areCommandsWanted() && code > 0) {
            tellCommand(conversation, before.awaited(), code);
        }
        if (!notes.isMailOpen()
                || conversation.isInserting()
                || conversation.attempts().isSending()) {
            return;
        }
        Verb verb = before.awaited();
        boolean end = verb == Verb.END_OF_CONTENT || verb == Verb.BDAT_LAST;
        boolean refused = (verb == Verb.MAIL || verb == Verb.DATA) && LocalReply.isRefusal(code);
        if (end || refused) {
            give(conversation);
        }
    }

    private void tellCommand(Conversation conversation, Verb verb, int code) {
        if (verb != Verb.OTHER && verb != Verb.CONNECT) {
            String name = verb == Verb.SASL_RESPONSE ? Verb.AUTH.label() : verb.label();
            sink.command(new CommandReceipt(
                    conversation.server().address(),
                    name,
                    code,
                    conversation.notes().sinceLine()));
        }
    }

    /**
     * The connection was closed.
     *
     * @param conversation the connection
     */
    public void connectionClosed(Conversation conversation) {
        if (!conversation.isInserting() && !conversation.isConnecting()) {
            ownMailEnds(conversation);
            dictation.connectionClosed(conversation);
        }
    }

    /** A mail transaction of the app's own ends without the reply that ends it well. */
    private void ownMailEnds(Conversation conversation) {
        ReceiptNotes notes = conversation.notes();
        if (notes.isMailOpen() && !conversation.attempts().isSending()) {
            if (notes.isMail()) {
                give(conversation);
            } else {
                notes.mailEnds();
            }
        }
    }

    private void give(Conversation conversation) {
        ReceiptNotes notes = conversation.notes();
        try {
            // What is known where the engine has stood aside may be wrong.
            if (!conversation.isLeftAlone()) {
                sink.message(conversation.wire().application(), making.message(conversation));
            }
        } finally {
            notes.mailEnds();
        }
    }

    /**
     * The agent goes: what was kept is given.
     *
     * @param conversation the connection
     */
    public void leave(Conversation conversation) {
        conversation
                .notes()
                .takeHeld()
                .ifPresent(held -> sink.connection(conversation.wire().application(), held));
        dictation.connectionClosed(conversation);
    }
}
