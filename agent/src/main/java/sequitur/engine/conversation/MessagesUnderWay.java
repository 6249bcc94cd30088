package sequitur.engine.conversation;

/** How many messages are being sent on one transport: the content of one may send another. */
public final class MessagesUnderWay {

    private int number;

    /** A message is about to be sent. */
    public void begin() {
        number++;
    }

    /** A message was sent, or could not be. */
    public void end() {
        number = Math.max(0, number - 1);
    }

    /** Whether there is one. */
    boolean areAny() {
        return number > 0;
    }

    /** Whether there is one within another. */
    public boolean areNested() {
        return number > 1;
    }
}
