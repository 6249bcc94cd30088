package sequitur.smtp.rule;

/** How a violation of a rule can be put right. */
public enum Correction {
    /** Nothing safe can be done. */
    NONE,
    /** EHLO goes first. */
    EHLO,
    /** STARTTLS goes first, if the server offers it. */
    STARTTLS,
    /** AUTH goes first, under TLS unless the peer is on loopback, or the configuration allows clear text and there is no TLS. */
    AUTH,
    /** RSET goes first, if there is a transaction to end. */
    RSET,
    /** The SASL exchange that a command was sent into is given up first. */
    CANCEL,
    /** The command is not sent; it is answered as successful if it asks for nothing that is not so already. */
    ANSWER,
    /** The client authenticates by an access token in place of this command, where there is a source of tokens. */
    TOKEN,
    /** The reply that is outstanding is read first. */
    READ_REPLY,
    /** A new connection takes the place of this one, if no transaction is lost with it. */
    RECONNECT,
    /** The command's argument is rewritten. */
    REWRITE,
    /** Parameters that only ask for a service are left out of the command. */
    STRIP;

    /**
     * Whether action "correct" carries this out: whether it inserts commands, rewrites this one, or answers in the server's
     * place. Where it does not, {@link Rule#serverDecides()} says what becomes of the command.
     *
     * @return true if it is carried out
     */
    public boolean isCarriedOut() {
        return this != NONE;
    }
}
