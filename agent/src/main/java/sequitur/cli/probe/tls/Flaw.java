package sequitur.cli.probe.tls;

import sequitur.advice.failure.FailureKind;

/** What may be wrong with a server's certificate. */
public enum Flaw {
    /** Its time is over. */
    EXPIRED(FailureKind.CERTIFICATE_EXPIRED),
    /** Its time has not begun. */
    NOT_YET_VALID(FailureKind.CERTIFICATE_EXPIRED),
    /** It is made out for other names. */
    OTHER_NAME(FailureKind.CERTIFICATE_NAME),
    /** It was signed with its own key. */
    SELF_SIGNED(FailureKind.CERTIFICATE_UNTRUSTED),
    /** The server sends it alone, and its issuer is not known here. */
    ISSUER_NOT_SENT(FailureKind.CERTIFICATE_UNTRUSTED),
    /** The chain ends at an issuer that is not known here. */
    ISSUER_UNKNOWN(FailureKind.CERTIFICATE_UNTRUSTED),
    /** Java refuses it for another reason, such as an algorithm that is too weak. */
    REFUSED(FailureKind.CERTIFICATE_UNTRUSTED);

    private final FailureKind kind;

    Flaw(FailureKind kind) {
        this.kind = kind;
    }

    /**
     * What an app is told of it.
     *
     * @return the failure that the agent would report
     */
    public FailureKind kind() {
        return kind;
    }
}
