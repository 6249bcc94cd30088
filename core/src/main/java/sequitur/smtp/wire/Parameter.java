package sequitur.smtp.wire;

import java.util.EnumSet;
import java.util.Set;

/**
 * The parameters of MAIL and RCPT that the model knows (RFC 5321 section 4.1.1.11), with the extension that has to be
 * offered before one may be used.
 */
public enum Parameter {
    /** RFC 1870 section 6. */
    SIZE(Extension.SIZE),
    /** RFC 6152 section 3; its value BINARYMIME is an extension of its own (RFC 3030 section 3). */
    BODY(Extension.EIGHTBITMIME),
    /** RFC 3461 section 4.3. */
    RET(Extension.DSN),
    /** RFC 3461 section 4.4. */
    ENVID(Extension.DSN),
    /** RFC 3461 section 4.1. */
    NOTIFY(Extension.DSN),
    /** RFC 3461 section 4.2. */
    ORCPT(Extension.DSN),
    /** RFC 4954 section 5. */
    AUTH(Extension.AUTH),
    /** RFC 6531 section 3.4. */
    SMTPUTF8(Extension.SMTPUTF8),
    /** RFC 8689 section 2. */
    REQUIRETLS(Extension.REQUIRETLS),
    /** RFC 2852 section 4. */
    BY(Extension.DELIVERBY),
    /** RFC 4865 section 4. */
    HOLDFOR(Extension.FUTURERELEASE),
    /** RFC 4865 section 4. */
    HOLDUNTIL(Extension.FUTURERELEASE),
    /** RFC 6710 section 4. */
    MT_PRIORITY(Extension.MT_PRIORITY),
    /** RFC 3885. */
    MTRK(Extension.MTRK),
    /** RFC 7293. */
    RRVS(Extension.RRVS),
    /** RFC 4141. */
    CONPERM(Extension.CONPERM),
    /** RFC 4141. */
    CONNEG(Extension.CONNEG),
    /** RFC 3865. */
    SOLICIT(Extension.NO_SOLICITING),
    /** RFC 1845. */
    TRANSID(Extension.CHECKPOINT),
    /** RFC 4405. */
    SUBMITTER(Extension.SUBMITTER),
    /** Postfix's. */
    XVERP(Extension.XVERP);

    /** The place of a parameter that the model does not know. */
    static final int UNKNOWN = -1;

    private static final Parameter[] ALL = values();
    private static final Set<Parameter> DISPENSABLE = EnumSet.of(SIZE, RET, ENVID, NOTIFY, ORCPT, AUTH);

    private final String keyword = name().replace('_', '-');
    private final Extension extension;

    Parameter(Extension extension) {
        this.extension = extension;
    }

    /**
     * Whether a parameter may be used where these extensions are offered. Allocates nothing.
     *
     * <p>One that the model does not know may be used where an extension of its own name is offered, or any other that the
     * model does not know, since that may define it.
     *
     * @param line the command
     * @param start where the parameter begins in it
     * @param end where it ends
     * @param offered the extensions
     */
    public static boolean isOffered(byte[] line, int start, int end, Extensions offered) {
        int place = place(line, start, end);
        if (place == UNKNOWN) {
            return offered.hasUnknown();
        }
        boolean binary = ALL[place] == BODY && Octets.isWord(line, start, end, "BODY=BINARYMIME");
        Extension needed = binary ? Extension.BINARYMIME : ALL[place].extension;
        return offered.offers(needed.keyword());
    }

    /**
     * Whether a command says the same without this parameter, but for a service that it asks for. BODY, SMTPUTF8 and
     * REQUIRETLS say what the message is, or what must not become of it.
     */
    public static boolean isDispensable(byte[] line, int start, int end) {
        int place = place(line, start, end);
        return place != UNKNOWN && DISPENSABLE.contains(ALL[place]);
    }

    /** Which parameter this is, as a number from 0 on; {@link #UNKNOWN} for one that the model does not know. */
    static int place(byte[] line, int start, int end) {
        int keywordEnd = keywordEnd(line, start, end);
        for (int place = 0; place < ALL.length; place++) {
            if (Octets.isWord(line, start, keywordEnd, ALL[place].keyword)) {
                return place;
            }
        }
        return UNKNOWN;
    }

    private static int keywordEnd(byte[] line, int start, int end) {
        int place = start;
        while (place < end && line[place] != '=') {
            place++;
        }
        return place;
    }
}
