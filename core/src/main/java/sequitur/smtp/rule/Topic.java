package sequitur.smtp.rule;

/** What a rule is about: the headings of the catalogue, in their order. */
public enum Topic {
    /** Greeting, EHLO and the end of the session. */
    SESSION("Session"),
    /** STARTTLS. */
    TLS("TLS"),
    /** AUTH. */
    AUTHENTICATION("Authentication"),
    /** MAIL, RCPT, DATA, BDAT. */
    TRANSACTION("Mail transaction"),
    /** Limits that the server states. */
    LIMITS("Limits that the server states"),
    /** What one command looks like, whatever came before it. */
    FORM("One command's own form");

    private final String heading;

    Topic(String heading) {
        this.heading = heading;
    }

    /**
     * The heading above the rules of this topic.
     *
     * @return a few words
     */
    public String heading() {
        return heading;
    }
}
