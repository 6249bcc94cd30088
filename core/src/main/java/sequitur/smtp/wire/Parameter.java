package sequitur.smtp.wire;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

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

    /** The kind of BODY=BINARYMIME; the others have the bits of their places. */
    static final long BINARY = 1L << ALL.length;

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
     * @return true if it may be used
     */
    public static boolean isOffered(byte[] line, int start, int end, Extensions offered) {
        int place = place(line, start, end);
        return place == UNKNOWN
                ? offered.hasUnknown()
                : (kind(line, start, end, place) & offered.parameterKinds()) != 0;
    }

    /** The kind of a known parameter, as a bit of its own; its value BINARYMIME makes BODY another kind. */
    static long kind(byte[] line, int start, int end, int place) {
        boolean binary = ALL[place] == BODY && Octets.isWord(line, start, end, "BODY=BINARYMIME");
        return binary ? BINARY : 1L << place;
    }

    /** The kinds that may be used where the extensions of some keywords are offered. */
    static long kindsOf(Predicate<String> offered) {
        long kinds = offered.test(Extension.BINARYMIME.keyword()) ? BINARY : 0;
        for (int place = 0; place < ALL.length; place++) {
            if (offered.test(ALL[place].extension.keyword())) {
                kinds |= 1L << place;
            }
        }
        return kinds;
    }

    /**
     * Whether a command says the same without this parameter, but for a service that it asks for. BODY, SMTPUTF8 and
     * REQUIRETLS say what the message is, or what must not become of it.
     *
     * @param line the command
     * @param start where the parameter begins in it
     * @param end where it ends
     * @return true if it may be left out
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
