package sequitur.smtp.wire;

/**
 * The parameters of one MAIL or RCPT command (RFC 5321 section 4.1.1.11), noted once. Belongs to its {@link Command}, and is
 * read anew with it.
 */
public final class Parameters {

    private static final String SIZE = "SIZE=";

    private boolean present;
    private long kinds;
    private boolean unknown;
    private boolean repeated;
    private boolean internationalized;
    private boolean sized;
    private long size;

    Parameters() {}

    /**
     * Whether anything stands behind the path.
     *
     * @return true if there is a parameter, known or not
     */
    public boolean arePresent() {
        return present;
    }

    /**
     * Whether every parameter is one that these extensions define. Allocates nothing.
     *
     * @param offered what the server offers
     * @return true if none is given that is not offered
     */
    public boolean areOffered(Extensions offered) {
        return (kinds & ~offered.parameterKinds()) == 0 && (!unknown || offered.hasUnknown());
    }

    /**
     * Whether a parameter that the model knows is given twice.
     *
     * @return true if one is
     */
    public boolean areRepeated() {
        return repeated;
    }

    /**
     * Whether the message is announced as binary (RFC 3030 section 3).
     *
     * @return true if BODY=BINARYMIME is given
     */
    public boolean areBinary() {
        return (kinds & Parameter.BINARY) != 0;
    }

    /**
     * Whether addresses beyond ASCII are announced (RFC 6531 section 3.4).
     *
     * @return true if SMTPUTF8 is given
     */
    public boolean areInternationalized() {
        return internationalized;
    }

    /**
     * The value of SIZE (RFC 1870 section 6).
     *
     * @return octets; 0 where there is none or it is no number, the greatest number where it is too great
     */
    public long size() {
        return size;
    }

    /** Notes the parameters of a line from this place on. */
    void read(byte[] line, int from) {
        present = from < line.length;
        kinds = 0;
        unknown = false;
        repeated = false;
        internationalized = false;
        sized = false;
        size = 0;
        long seen = 0;
        int start = from;
        while (start < line.length) {
            int end = Octets.wordEnd(line, start);
            int place = Parameter.place(line, start, end);
            if (place == Parameter.UNKNOWN) {
                unknown = true;
            } else {
                long bit = 1L << place;
                repeated |= (seen & bit) != 0;
                seen |= bit;
                note(line, start, end, place);
            }
            start = Octets.wordStart(line, end);
        }
    }

    private void note(byte[] line, int start, int end, int place) {
        kinds |= Parameter.kind(line, start, end, place);
        internationalized |= Octets.isWord(line, start, end, "SMTPUTF8");
        if (!sized && Octets.matches(line, start, SIZE)) {
            sized = true;
            size = Octets.number(line, start + SIZE.length(), end);
        }
    }
}
