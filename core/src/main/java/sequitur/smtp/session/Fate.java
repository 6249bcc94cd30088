package sequitur.smtp.session;

import java.util.Locale;
import java.util.Objects;

/**
 * What became of a mail whose sending has ended: the one source of the word for it. It is decided by what was written and what was read, and by
 * nothing that was thrown.
 *
 * @param word the word for it
 * @param taken how many recipients the server has taken; 0 unless some of them were refused
 * @param given how many the app has named to the server; 0 unless some of them were refused
 */
public record Fate(Word word, int taken, int given) {

    /** {@link Word#NOT_SENT}. */
    public static final Fate NOT_SENT = new Fate(Word.NOT_SENT, 0, 0);

    /** {@link Word#SENT}. */
    public static final Fate SENT = new Fate(Word.SENT, 0, 0);

    /** {@link Word#IN_DOUBT}. */
    public static final Fate IN_DOUBT = new Fate(Word.IN_DOUBT, 0, 0);

    /** What can become of a mail. */
    public enum Word {
        /** Nothing that could be delivered has reached the server, or the server has refused it. */
        NOT_SENT,
        /** The server has taken it for every recipient that the app has named. */
        SENT,
        /** The server has taken it, and has refused some of its recipients. */
        PARTLY_SENT,
        /** All of it was written, and what the server said to that was not read: it may be delivered, or not. */
        IN_DOUBT;

        /** As a person says it: small letters, with spaces between words. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Checks that nothing is missing. */
    public Fate {
        Objects.requireNonNull(word, "word");
    }

    /**
     * Decides it.
     *
     * @param end how far the end of the content has come
     * @param taken how many recipients the server has taken in this transaction
     * @param given how many the app has named to it
     * @return what became of the mail
     */
    public static Fate of(ContentEnd end, int taken, int given) {
        return switch (end) {
            case UNWRITTEN, ANNOUNCED, REFUSED -> NOT_SENT;
            case WRITTEN -> IN_DOUBT;
            case ACCEPTED -> taken < given ? new Fate(Word.PARTLY_SENT, taken, given) : SENT;
        };
    }

    /**
     * The word, with what can be counted.
     *
     * @return a clause that goes on after "mail to HOST"
     */
    public String clause() {
        return word == Word.PARTLY_SENT ? word + ", to " + taken + " of " + given + " recipients" : word.toString();
    }
}
