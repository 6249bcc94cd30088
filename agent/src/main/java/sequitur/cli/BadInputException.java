package sequitur.cli;

/** What a command was given to read can't be used. Its message names the input and says what is valid. */
final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }

    BadInputException(String message, Exception cause) {
        super(message, cause);
    }
}
