package sequitur.smtp;

import java.nio.charset.StandardCharsets;

/** One thing that a correction inserts before a command, in the order in which several of them are due. */
public enum Step {
    /** RSET, which ends the open transaction (RFC 5321 section 4.1.1.5). */
    RSET(Verb.RSET, "RSET"),
    /** EHLO (RFC 5321 section 4.1.1.1). */
    EHLO(Verb.EHLO, "EHLO [127.0.0.1]"),
    /** STARTTLS and its handshake (RFC 3207 section 4). */
    STARTTLS(Verb.STARTTLS, "STARTTLS"),
    /** AUTH with the credentials that the app itself gave, or with those of the configuration (RFC 4954 section 4). */
    AUTH(Verb.AUTH, "AUTH");

    private final Verb verb;
    private final String command;

    Step(Verb verb, String command) {
        this.verb = verb;
        this.command = command;
    }

    /**
     * The verb of the step's command.
     *
     * @return the verb
     */
    public Verb verb() {
        return verb;
    }

    /** A command of this kind that is well-formed on this connection, to be held against the rules of order. */
    byte[] example(Connection connection) {
        String mechanism =
                connection.extensions().mechanisms().stream().findFirst().orElse("EXTERNAL");
        String line = this == AUTH ? command + " " + mechanism : command;
        return line.getBytes(StandardCharsets.US_ASCII);
    }
}
