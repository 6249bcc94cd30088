package sequitur.engine.weave.mini;

/** Stands for the library's. */
public class MessagingException extends Exception {

    private static final long serialVersionUID = 1;

    /** As the library has it. */
    public MessagingException(String message, Exception cause) {
        super(message, cause);
    }
}
