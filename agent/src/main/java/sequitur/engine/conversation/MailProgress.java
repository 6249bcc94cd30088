package sequitur.engine.conversation;

import sequitur.smtp.session.ContentEnd;
import sequitur.smtp.session.Fate;
import sequitur.smtp.wire.Verb;

/**
 * How far the mail has come that is being sent, or was sent last: what {@link Fate} is decided by. It begins anew with each message, each MAIL of
 * the app's and each connection that the app asks for; what the agent repeats for the app goes on with it.
 *
 * <p>A legal command makes no object.
 */
public final class MailProgress {

    private ContentEnd end = ContentEnd.UNWRITTEN;
    private int given;
    private int taken;
    private boolean told;

    /** What has become of the mail so far. */
    public Fate fate() {
        return Fate.of(end, taken, given);
    }

    /** How many recipients the server has taken. */
    public int taken() {
        return taken;
    }

    /** How many recipients the app has named. */
    public int given() {
        return given;
    }

    /** Another mail begins. */
    public void begin() {
        end = ContentEnd.UNWRITTEN;
        given = 0;
        taken = 0;
        told = false;
    }

    /**
     * Whether the server has taken the mail, and the app does not know yet that something went wrong afterwards.
     *
     * @return true if an exception would be news
     */
    public boolean isTakenUntold() {
        return end == ContentEnd.ACCEPTED && !told;
    }

    /** Whether what became of the mail was told with an exception. */
    public boolean isTold() {
        return told;
    }

    /** It was. */
    public void tell() {
        told = true;
    }

    /** The app is about to send a command, whether or not it will be sent. */
    void commandComing(Verb verb) {
        if (verb == Verb.MAIL) {
            begin();
        } else if (verb == Verb.RCPT) {
            given++;
        }
    }

    /** A line is on its way to the server. */
    void sending(Verb verb) {
        if (verb == Verb.END_OF_CONTENT || verb == Verb.BDAT_LAST) {
            end = end.announced();
        }
    }

    /** A reply of the server's is waited for: whatever was on its way has been written. */
    void replyAwaited() {
        end = end.awaited();
    }

    /** MAIL was accepted: recipients that an earlier one has had count no more. */
    void begun() {
        taken = 0;
    }

    /** RCPT was accepted. */
    void addressed() {
        taken++;
    }

    /** The server has said what it makes of the message. */
    void answered(int code) {
        end = end.answered(code);
    }
}
