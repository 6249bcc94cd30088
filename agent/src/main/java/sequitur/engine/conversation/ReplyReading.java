package sequitur.engine.conversation;

import org.jspecify.annotations.Nullable;
import sequitur.engine.transport.LocalReply;

/** The reply that a transport is just reading, and what ends it where the server's never would. */
public final class ReplyReading {

    private boolean underWay;

    /** What ends the library's own wait for the end. Any thread may ask about it. */
    private volatile @Nullable LocalReply goodbye;

    /** What stands for the reply to a command within an insertion. */
    private volatile @Nullable LocalReply inserted;

    /** Whether the transport is reading a reply: whatever it sends now comes from there. */
    public boolean isUnderWay() {
        return underWay;
    }

    void begin() {
        underWay = true;
    }

    /** A reply was read, or could not be, or is of no more interest. */
    void end() {
        underWay = false;
        goodbye = null;
        inserted = null;
    }

    /** The library says QUIT in the middle of a reply: this is the answer, before any other. */
    public void answerGoodbye(LocalReply reply) {
        goodbye = reply;
    }

    /** The answer to that QUIT; null if there was none. */
    @Nullable
    LocalReply takeGoodbye() {
        LocalReply reply = goodbye;
        goodbye = null;
        return reply;
    }

    /** A command that was inserted was not sent: this is the answer to it. */
    public void answerInserted(LocalReply reply) {
        inserted = reply;
    }

    /** The answer to that command; null if there is none. */
    @Nullable
    LocalReply takeInserted() {
        LocalReply reply = inserted;
        inserted = null;
        return reply;
    }

    /** Whether such an answer waits to be read; any thread may ask. */
    boolean hasGoodbye() {
        return goodbye != null || inserted != null;
    }
}
