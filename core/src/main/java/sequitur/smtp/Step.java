package sequitur.smtp;

/** One thing that a correction inserts before a command, in the order in which several of them are due. */
public enum Step {
    /** RSET, which ends the open transaction (RFC 5321 section 4.1.1.5). */
    RSET(Verb.RSET),
    /** EHLO (RFC 5321 section 4.1.1.1). */
    EHLO(Verb.EHLO),
    /** STARTTLS and its handshake (RFC 3207 section 4). */
    STARTTLS(Verb.STARTTLS),
    /** AUTH with the credentials that the app itself gave (RFC 4954 section 4). */
    AUTH(Verb.AUTH);

    private final Verb verb;

    Step(Verb verb) {
        this.verb = verb;
    }

    /**
     * The verb of the step's command.
     *
     * @return the verb
     */
    public Verb verb() {
        return verb;
    }
}
