package sequitur.cli.jvm;

/** A JVM does not do what it was asked. The message says why, in one line. */
public final class RefusingJvmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusingJvmException(String message, Exception cause) {
        super(message, cause);
    }

    RefusingJvmException(String message) {
        super(message);
    }
}
