package sequitur.engine.secret;

/** A secret is not where the configuration says, or may not be taken from there. The message is a clause that says why. */
public final class UnusableSecretException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message the clause, without anything of what was read
     */
    public UnusableSecretException(String message) {
        super(message);
    }

    /**
     * Why it can't be used.
     *
     * @return the clause; it holds nothing of what was read
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
