package sequitur.smtp.wire;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The service extensions that the model knows, by their EHLO keywords: how much longer a MAIL and a RCPT command may be where
 * each is offered (RFC 5321 section 4.5.3.1.4).
 */
enum Extension {
    /** RFC 1870 section 3. */
    SIZE(26, 0),
    /** RFC 6152 section 2. */
    EIGHTBITMIME("8BITMIME", 17, 0),
    /** RFC 3030 section 3; its parameter is no longer than that of 8BITMIME, which has to be offered as well. */
    BINARYMIME(0, 0),
    /** RFC 3461 section 4. */
    DSN(107, 500),
    /** RFC 4954 section 3. */
    AUTH(500, 0),
    /** RFC 6531 section 3.1. */
    SMTPUTF8(10, 0),
    /** RFC 8689 section 2. */
    REQUIRETLS(11, 0),
    /** RFC 2852 section 3. */
    DELIVERBY(17, 0),
    /** RFC 4865 section 3. */
    FUTURERELEASE(34, 0),
    /** RFC 6710 section 3. */
    MT_PRIORITY(15, 0),
    /** RFC 3885. */
    MTRK(Extension.AMPLE, Extension.AMPLE),
    /** RFC 7293. */
    RRVS(Extension.AMPLE, Extension.AMPLE),
    /** RFC 4141. */
    CONPERM(Extension.AMPLE, Extension.AMPLE),
    /** RFC 4141. */
    CONNEG(Extension.AMPLE, Extension.AMPLE),
    /** RFC 3865. */
    NO_SOLICITING(Extension.AMPLE, Extension.AMPLE),
    /** RFC 1845. */
    CHECKPOINT(Extension.AMPLE, Extension.AMPLE),
    /** RFC 4405. */
    SUBMITTER(Extension.AMPLE, Extension.AMPLE),
    /** Postfix's. */
    XVERP(Extension.AMPLE, Extension.AMPLE),
    /** Postfix's. */
    XCLIENT(0, 0),
    /** Postfix's. */
    XFORWARD(0, 0),
    /** Exim's: the client may send its commands before the greeting. */
    PIPECONNECT(0, 0),
    /** The same by its first name. */
    X_PIPE_CONNECT("X_PIPE_CONNECT", 0, 0),
    /** Sendmail's. */
    VERB(0, 0),
    /** RFC 2920. */
    PIPELINING(0, 0),
    /** RFC 3030 section 2. */
    CHUNKING(0, 0),
    /** RFC 2034. */
    ENHANCEDSTATUSCODES(0, 0),
    /** RFC 3207. */
    STARTTLS(0, 0),
    /** RFC 9422. */
    LIMITS(0, 0),
    /** RFC 1985. */
    ETRN(0, 0),
    /** RFC 2645. */
    ATRN(0, 0),
    /** RFC 4468. */
    BURL(0, 0),
    /** RFC 5321 section 4.1.1.6. */
    VRFY(0, 0),
    /** RFC 5321 section 4.1.1.7. */
    EXPN(0, 0),
    /** RFC 5321 section 4.1.1.8. */
    HELP(0, 0),
    /** RFC 821, retired. */
    SEND(0, 0),
    /** RFC 821, retired. */
    SOML(0, 0),
    /** RFC 821, retired. */
    SAML(0, 0),
    /** RFC 821, retired. */
    TURN(0, 0);

    /** More than any parameter needs: for an extension whose own figure is not held here. */
    static final int AMPLE = 2_000;

    private static final Map<String, Extension> BY_KEYWORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Extension::keyword, Function.identity()));

    private final String keyword;
    private final int mailOctets;
    private final int rcptOctets;

    Extension(int mailOctets, int rcptOctets) {
        this.keyword = name().replace('_', '-');
        this.mailOctets = mailOctets;
        this.rcptOctets = rcptOctets;
    }

    Extension(String keyword, int mailOctets, int rcptOctets) {
        this.keyword = keyword;
        this.mailOctets = mailOctets;
        this.rcptOctets = rcptOctets;
    }

    /** The extension of this EHLO keyword, if the model knows it. */
    static Optional<Extension> of(String keyword) {
        return Optional.ofNullable(BY_KEYWORD.get(keyword));
    }

    /** Its EHLO keyword in upper case. */
    String keyword() {
        return keyword;
    }

    /** The octets that it adds to what a MAIL command may have. */
    int mailOctets() {
        return mailOctets;
    }

    /** The octets that it adds to what a RCPT command may have. */
    int rcptOctets() {
        return rcptOctets;
    }
}
