package sequitur.smtp.diagnosis;

/** What a fault has to do with, at its widest. */
public enum FaultFamily {
    /** What came before what. */
    ORDER("the order of commands"),
    /** How a command is written. */
    FORM("the form of a command"),
    /** Authentication (RFC 4954). */
    LOGIN("login"),
    /** TLS (RFC 3207, RFC 8314). */
    ENCRYPTION("TLS"),
    /** How much, how many, how fast, how long. */
    LIMIT("a limit of the server's"),
    /** Who sends, who receives, what is sent, and what the server thinks of it. */
    DELIVERY("the sender, the recipient, the message or the server itself");

    private final String about;

    FaultFamily(String about) {
        this.about = about;
    }

    /**
     * What such a fault has to do with.
     *
     * @return a noun with its article, as it stands behind "it has to do with"
     */
    public String about() {
        return about;
    }

    /**
     * Whether such a fault lies in the dialogue: in what the client sent, left out or sent too early.
     *
     * @return false for a refusal that has nothing to do with the order of commands
     */
    public boolean isOfTheDialogue() {
        return this != DELIVERY;
    }
}
