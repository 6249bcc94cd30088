package sequitur.cli.jvm;

/** There is no JVM where one was looked for. The message says what is there. */
public final class NoSuchJvmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchJvmException(String message) {
        super(message);
    }
}
