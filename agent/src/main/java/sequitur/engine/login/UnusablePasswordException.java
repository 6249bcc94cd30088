package sequitur.engine.login;

/** The password is not where the configuration says, or may not be taken from there. The message is a clause that says why. */
final class UnusablePasswordException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusablePasswordException(String message) {
        super(message);
    }

    /** The clause; it holds nothing of what was read. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
