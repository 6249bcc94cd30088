package sequitur.smtp.diagnosis;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sequitur.smtp.fault.Fault;

/** Faults that servers tell in nearly the same words: between them a reply often does not decide. */
public enum FaultGroup {
    /** Which greeting of the client's, and when. */
    HELLO(
            FaultFamily.ORDER,
            "EHLO or HELO",
            Fault.GREETING_FIRST,
            Fault.HELLO_FIRST,
            Fault.HELLO_AGAIN,
            Fault.HELLO_IN_TRANSACTION,
            Fault.EHLO_NEEDED,
            Fault.EHLO_AFTER_STARTTLS),
    /** MAIL, RCPT and DATA among one another. */
    TRANSACTION(
            FaultFamily.ORDER,
            "the order of MAIL, RCPT and DATA",
            Fault.SEQUENCE,
            Fault.MAIL_NESTED,
            Fault.RCPT_BEFORE_MAIL,
            Fault.DATA_BEFORE_MAIL,
            Fault.DATA_BEFORE_RCPT,
            Fault.DATA_CONTENT,
            Fault.ETRN_IN_TRANSACTION),
    /** RFC 3030. */
    CHUNKS(
            FaultFamily.ORDER,
            "BDAT",
            Fault.BDAT_OFFERED,
            Fault.BDAT_BEFORE_RCPT,
            Fault.BDAT_MIXED,
            Fault.BDAT_AFTER_LAST,
            Fault.BDAT_SIZE,
            Fault.BINARYMIME_DATA),
    /** Who speaks when. */
    TURNS(
            FaultFamily.ORDER,
            "commands that did not wait for a reply",
            Fault.REPLY_PENDING,
            Fault.PIPELINE_LAST,
            Fault.TRANSPORT_SHARED),
    /** The line itself. */
    COMMAND(
            FaultFamily.FORM,
            "how the command is written",
            Fault.COMMAND_UNKNOWN,
            Fault.COMMAND_ARGUMENTS,
            Fault.COMMAND_VERB,
            Fault.COMMAND_LENGTH,
            Fault.COMMAND_INJECTION,
            Fault.HELLO_NAME,
            Fault.LMTP,
            Fault.MIDDLEBOX),
    /** Address and parameters. */
    ENVELOPE(
            FaultFamily.FORM,
            "the address or the parameters of MAIL or RCPT",
            Fault.PATH_SYNTAX,
            Fault.SMTPUTF8_NEEDED,
            Fault.PARAMETER_OFFERED,
            Fault.PARAMETER_REPEATED),
    /** A login that is missing. */
    LOGIN_MISSING(FaultFamily.LOGIN, "a login that is missing", Fault.AUTH_REQUIRED),
    /** A login that failed. */
    LOGIN_FAILED(
            FaultFamily.LOGIN,
            "a login that failed",
            Fault.AUTH_FAILED,
            Fault.AUTH_EXCHANGE,
            Fault.AUTH_MECHANISM,
            Fault.AUTH_PASSWORD_REFUSED,
            Fault.AUTH_RATE_LIMITED,
            Fault.ACCOUNT_BLOCKED),
    /** Where AUTH may stand. */
    LOGIN_PLACE(
            FaultFamily.LOGIN,
            "where AUTH may stand",
            Fault.AUTH_OFFERED,
            Fault.AUTH_ONCE,
            Fault.AUTH_IN_TRANSACTION,
            Fault.AUTH_CLEARTEXT),
    /** TLS that is missing. */
    TLS_MISSING(FaultFamily.ENCRYPTION, "TLS that is missing", Fault.STARTTLS_REQUIRED, Fault.REQUIRETLS),
    /** Where STARTTLS may stand. */
    TLS_PLACE(
            FaultFamily.ENCRYPTION,
            "where STARTTLS may stand",
            Fault.STARTTLS_OFFERED,
            Fault.STARTTLS_ONCE,
            Fault.STARTTLS_IN_TRANSACTION,
            Fault.STARTTLS_AFTER_AUTH),
    /** The handshake. */
    TLS_HANDSHAKE(
            FaultFamily.ENCRYPTION,
            "how TLS is agreed on",
            Fault.TLS_MODE,
            Fault.TLS_VERSION,
            Fault.CLIENT_CERTIFICATE),
    /** How many, how fast. */
    AMOUNT(
            FaultFamily.LIMIT,
            "how much is sent, or how fast",
            Fault.MAIL_LIMIT,
            Fault.RCPT_LIMIT,
            Fault.RCPT_DOMAIN_LIMIT,
            Fault.RATE_LIMITED,
            Fault.TOO_MANY_COMMANDS,
            Fault.SIZE_EXCEEDED),
    /** The end of the session. */
    SESSION_END(FaultFamily.LIMIT, "the end of the session", Fault.SESSION_CLOSED),
    /** The mailbox. */
    RECIPIENT(FaultFamily.DELIVERY, "the recipient's mailbox", Fault.MAILBOX_UNKNOWN, Fault.MAILBOX_FULL),
    /** Who sends. */
    SENDER(
            FaultFamily.DELIVERY,
            "who may send from here",
            Fault.SENDER_IDENTITY,
            Fault.SENDER_DOMAIN,
            Fault.RELAY_DENIED),
    /** What the server thinks of client, sender and message. */
    TRUST(
            FaultFamily.DELIVERY,
            "whether the server trusts the client, the sender's domain or the message",
            Fault.REPUTATION,
            Fault.SENDER_POLICY,
            Fault.CONTENT_REJECTED,
            Fault.ENCRYPTED_CONTENT,
            Fault.GREYLISTED),
    /** The server. */
    SERVER(FaultFamily.DELIVERY, "the state of the server", Fault.SERVER_BUSY, Fault.GREETING_REFUSED),
    /** The rest of the ordinary refusals. */
    OTHER(FaultFamily.DELIVERY, "a policy of the server's", Fault.NOT_SEQUENCE);

    private static final Map<Fault, FaultGroup> OF = new EnumMap<>(Fault.class);

    static {
        for (FaultGroup group : values()) {
            group.faults.forEach(fault -> OF.put(fault, group));
        }
    }

    private final FaultFamily family;
    private final String about;

    // Unmodifiable, which the type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Fault> faults;

    FaultGroup(FaultFamily family, String about, Fault... faults) {
        this.family = family;
        this.about = about;
        this.faults = Set.copyOf(EnumSet.copyOf(List.of(faults)));
    }

    /**
     * The group of a fault.
     *
     * @param fault the fault
     * @return its group; nothing for what is no fault of a refusal
     */
    public static Optional<FaultGroup> of(Fault fault) {
        return Optional.ofNullable(OF.get(fault));
    }

    /**
     * The family of the group.
     *
     * @return the family
     */
    public FaultFamily family() {
        return family;
    }

    /**
     * What such a fault has to do with.
     *
     * @return a noun with its article, as it stands behind "it has to do with"
     */
    public String about() {
        return about;
    }

    /**
     * The faults of the group.
     *
     * @return them, unmodifiable
     */
    public Set<Fault> faults() {
        return faults;
    }
}
