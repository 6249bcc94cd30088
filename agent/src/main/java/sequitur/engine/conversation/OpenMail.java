package sequitur.engine.conversation;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mail transaction that is open on a connection, or the last one: who opened it, with what, and what went wrong in it. It begins
 * anew with each MAIL that is accepted, and all of it ends with the connection.
 *
 * <p>A legal command makes no object.
 */
public final class OpenMail {

    private WeakReference<Thread> owner = new WeakReference<>(null);
    private String ownerName = "";
    private byte[] mailLine = {};
    private final List<byte[]> recipientLines = new ArrayList<>();
    private @Nullable CorrectionResult correction;
    private boolean forgeryBlocked;
    private boolean librarysOwn;
    private Optional<String> contentFailure = Optional.empty();

    /** The connection has ended, and all of it. */
    void clear() {
        owner = new WeakReference<>(null);
        ownerName = "";
        mailLine = new byte[0];
        recipientLines.clear();
        correction = null;
        forgeryBlocked = false;
        contentFailure = Optional.empty();
    }

    /** A thread opens the transaction. A new reference is made only for another thread than before. */
    void ownedBy(Thread thread) {
        if (!owner.refersTo(thread)) {
            owner = new WeakReference<>(thread);
        }
        ownerName = thread.getName();
    }

    boolean isOwnedBy(Thread thread) {
        return owner.refersTo(thread);
    }

    /** MAIL was accepted, or refused where no transaction was open. */
    void begun(byte[] line) {
        mailLine = line;
        recipientLines.clear();
    }

    /** RCPT was accepted. */
    void addressed(byte[] line) {
        recipientLines.add(line);
    }

    /**
     * The name of the thread that sent the last MAIL, or the last line while nothing was known.
     *
     * @return the name as the app chose it, which may hold anything
     */
    public String ownerName() {
        return ownerName;
    }

    /** The MAIL command of the transaction that is open, or of the last one, without CR LF. */
    public byte[] mailLine() {
        return mailLine;
    }

    /** The RCPT commands that were accepted in that transaction, in their order, without CR LF. */
    public List<byte[]> recipientLines() {
        return List.copyOf(recipientLines);
    }

    /**
     * Keeps what came of correcting before MAIL was built, for the MAIL line that follows.
     *
     * @param result what came of it
     */
    public void setCorrection(CorrectionResult result) {
        correction = result;
    }

    /** What came of correcting before this MAIL was built; at most once. */
    public Optional<CorrectionResult> takeCorrection() {
        CorrectionResult result = correction;
        correction = null;
        return Optional.ofNullable(result);
    }

    /** A forged command was blocked, and the transaction that it stood in may still be open. */
    public void forgeryWasBlocked() {
        forgeryBlocked = true;
        librarysOwn = false;
    }

    /** The same for one that the library would have refused itself. */
    public void librarysForgeryWasBlocked() {
        forgeryBlocked = true;
        librarysOwn = true;
    }

    /** Whether the library would have refused the last one itself, and left the transaction as it is. */
    public boolean isLibrarysForgery() {
        return librarysOwn;
    }

    /** Whether one was; asked once after each message. */
    public boolean takeForgeryBlocked() {
        boolean blocked = forgeryBlocked;
        forgeryBlocked = false;
        return blocked;
    }

    /** What broke off the content of the last message: the class of an exception. */
    public Optional<String> contentFailure() {
        return contentFailure;
    }

    /**
     * The content of the message broke off.
     *
     * @param failure what was thrown
     */
    public void contentFailed(Throwable failure) {
        contentFailure = Optional.of(failure.getClass().getName());
    }
}
