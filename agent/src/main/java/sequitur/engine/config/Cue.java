package sequitur.engine.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A point of the dialogue at which a rehearsal can come in: the one that is answered there. */
public enum Cue {
    /** The connection is open (RFC 5321 section 3.1). */
    GREETING(220),
    /** EHLO; not HELO, with which the library goes on where EHLO is refused. */
    EHLO(250),
    /** STARTTLS (RFC 3207 section 4). */
    STARTTLS(220),
    /** AUTH; not the lines that follow it (RFC 4954 section 4). */
    AUTH(235, 334),
    /** MAIL. */
    MAIL(250),
    /** RCPT, each for itself. */
    RCPT(250, 251),
    /** DATA, or a BDAT chunk that is not the last one. */
    DATA(354, 250),
    /** The final dot, or the last BDAT chunk. */
    CONTENT_END(250);

    private final Set<Integer> acceptances;

    Cue(Integer... acceptances) {
        this.acceptances = Set.of(acceptances);
    }

    /** Its name in keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether the library goes on after a reply with this code as if the server had taken what it has not even seen: that would lose mail
     * without a word.
     */
    boolean isAcceptance(int code) {
        return acceptances.contains(code);
    }

    /** All of them, as a person would list them. */
    static String list() {
        return Arrays.stream(values()).map(Cue::id).collect(Collectors.joining(", "));
    }
}
