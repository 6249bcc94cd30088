package sequitur.smtp.session;

import java.util.Locale;
import sequitur.smtp.wire.Verb;

/**
 * What a client waits for, and how long it should (RFC 5321 section 4.5.3.2). Where that section gives no time, as for EHLO and AUTH, it is that of
 * most commands.
 */
public enum Stage {
    /** The TCP connection, and the handshake of a port that begins with TLS. RFC 5321 gives no time. */
    CONNECT(1),
    /** The greeting (4.5.3.2.1). */
    GREETING(5),
    /** The reply to any other command, and the handshake of STARTTLS. */
    COMMAND(5),
    /** The reply to MAIL (4.5.3.2.2). */
    MAIL(5),
    /** The reply to RCPT (4.5.3.2.3). */
    RCPT(5),
    /** The reply to DATA (4.5.3.2.4). */
    DATA(2),
    /** That the server takes a part of the content (4.5.3.2.5), or any command. */
    BLOCK(3),
    /** The reply to the final dot (4.5.3.2.6), or to the last chunk of BDAT. */
    FINAL(10);

    private static final int SECONDS = 60;

    private final int minutes;
    private final String id = name().toLowerCase(Locale.ROOT);

    Stage(int minutes) {
        this.minutes = minutes;
    }

    /**
     * How long it should be waited for at most.
     *
     * @return the time that RFC 5321 gives, or the nearest to it, in seconds
     */
    public int limit() {
        return minutes * SECONDS;
    }

    /**
     * Its name in settings.
     *
     * @return the constant's name in lower case
     */
    public String id() {
        return id;
    }

    /**
     * What the reply to a command belongs to. Allocates nothing.
     *
     * @param verb the command; {@link Verb#CONNECT} for the greeting
     * @return the stage
     */
    public static Stage of(Verb verb) {
        return switch (verb) {
            case CONNECT -> GREETING;
            case MAIL -> MAIL;
            case RCPT -> RCPT;
            case DATA -> DATA;
            case END_OF_CONTENT, BDAT_LAST -> FINAL;
            default -> COMMAND;
        };
    }
}
