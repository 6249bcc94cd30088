package sequitur.cli.recording;

/** What was given is no record of an SMTP dialogue. */
public final class UnreadableRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * Says what is wrong.
     *
     * @param line the line that shows it, from 1; 0 if no single one does
     * @param message what is wrong: a clause without full stop
     */
    UnreadableRecordException(int line, String message) {
        super(message);
        this.line = line;
    }

    /**
     * Where it shows.
     *
     * @return the line, from 1; 0 if no single one does
     */
    public int line() {
        return line;
    }
}
