package sequitur.smtp.rule;

import static sequitur.smtp.wire.Verb.AUTH;
import static sequitur.smtp.wire.Verb.BDAT;
import static sequitur.smtp.wire.Verb.BDAT_LAST;
import static sequitur.smtp.wire.Verb.DATA;
import static sequitur.smtp.wire.Verb.EHLO;
import static sequitur.smtp.wire.Verb.END_OF_CONTENT;
import static sequitur.smtp.wire.Verb.EXPN;
import static sequitur.smtp.wire.Verb.HELO;
import static sequitur.smtp.wire.Verb.LHLO;
import static sequitur.smtp.wire.Verb.MAIL;
import static sequitur.smtp.wire.Verb.NOOP;
import static sequitur.smtp.wire.Verb.OTHER;
import static sequitur.smtp.wire.Verb.QUIT;
import static sequitur.smtp.wire.Verb.RCPT;
import static sequitur.smtp.wire.Verb.RSET;
import static sequitur.smtp.wire.Verb.SASL_RESPONSE;
import static sequitur.smtp.wire.Verb.STARTTLS;
import static sequitur.smtp.wire.Verb.VRFY;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Greeting;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.EnvelopeCommand;
import sequitur.smtp.wire.HostName;
import sequitur.smtp.wire.Limits;
import sequitur.smtp.wire.PlainCommand;
import sequitur.smtp.wire.Verb;

/**
 * Every rule of the sequencing model, each as one declaration in named parts: what it watches, when it is broken, what a
 * strict server would answer, how grave that is, how the sequence can be put right or the command be blocked, and the fault
 * that it leads to, which tells a person what it comes from and what mends it.
 */
public enum Rule {
    /** A command before the server's greeting. */
    GREETING_FIRST(Law.of(Fault.GREETING_FIRST)
            .watchesAll()
            .outOfOrderWhen((state, verb) -> state.awaitsReplyTo(Verb.CONNECT))
            .answered(503, "5.5.1")
            .correctedBy(Correction.READ_REPLY)
            .about(Topic.SESSION)
            .says("%s before the server's greeting")),

    /** Anything but QUIT after the server's greeting refused the session. */
    GREETING_REFUSED(Law.of(Fault.GREETING_REFUSED)
            .watchesAllBut(QUIT)
            .outOfOrderWhen((state, verb) -> state.connection().greeting() == Greeting.REFUSED)
            .answered(503, "5.5.1")
            .about(Topic.SESSION)
            .says("%s after the server's greeting refused the session")),

    /** A command that needs a greeting of the client's before EHLO or HELO was accepted. */
    HELLO_FIRST(Law.of(Fault.HELLO_FIRST)
            .watches(MAIL, RCPT, DATA, BDAT, BDAT_LAST, AUTH, STARTTLS)
            .outOfOrderWhen((state, verb) -> state.connection().hello() == Hello.NONE
                    && !state.transaction().isOpen())
            .answered(503, "5.5.1")
            .correctedBy(Correction.EHLO)
            .about(Topic.SESSION)
            .says("%s before EHLO")),

    /** EHLO or HELO without a name, or with one that is neither a domain name nor an address literal. */
    HELLO_NAME(Law.of(Fault.HELLO_NAME)
            .watches(EHLO, HELO)
            .brokenWhen((state, command) -> state.connection().isKnown()
                    && !isNamed(command, state.connection().peer()))
            .answered(501, "5.5.4")
            .correctedBy(Correction.REWRITE)
            .weighs(Weight.DIFFERS)
            .about(Topic.SESSION)
            .says("%s without a name that can stand for this machine")),

    /** EHLO or HELO that throws an open transaction away: legal, and hardly ever meant. */
    HELLO_IN_TRANSACTION(Law.of(Fault.HELLO_IN_TRANSACTION)
            .watches(EHLO, HELO)
            .outOfOrderWhen((state, verb) -> state.transaction().isOpen())
            .answered(503, "5.5.1")
            .weighs(Weight.ADVICE)
            .about(Topic.SESSION)
            .says("%s inside a mail transaction, which it throws away")),

    /** A command that only extended SMTP has, in a session that was opened by HELO. */
    EHLO_NEEDED(Law.of(Fault.EHLO_NEEDED)
            .watches(AUTH, STARTTLS, BDAT, BDAT_LAST, MAIL, RCPT)
            .brokenWhen((state, command) -> state.connection().hello() == Hello.HELO
                    && (!isOfEnvelope(command) || command.parameters().arePresent()))
            .answered(503, "5.5.1")
            .correctedBy(Correction.EHLO)
            .about(Topic.SESSION)
            .says("%s uses an extension, but the session was opened by HELO, which has none")),

    /** A command after the dialogue is over. */
    SESSION_CLOSED(Law.of(Fault.SESSION_CLOSED)
            .watchesAll()
            .outOfOrderWhen((state, verb) -> switch (state.connection().closing()) {
                case NOT_YET -> false;
                // These ask whether the server is still there, which is the right thing to do.
                case BY_SERVER -> !isProbe(verb);
                case BY_CLIENT -> true;
            })
            .answered(421, "4.3.0")
            .correctedBy(Correction.RECONNECT)
            .endsSession()
            .about(Topic.SESSION)
            .says("%s after the session has ended")),

    /** A command while a reply is outstanding, to a server that did not offer PIPELINING. */
    REPLY_PENDING(Law.of(Fault.REPLY_PENDING)
            .from("RFC 5321 4.3.1")
            .watchesAll()
            .holdsInContent()
            .outOfOrderWhen((state, verb) -> state.isAwaitingReply()
                    && !state.awaitsReplyTo(Verb.CONNECT)
                    && !state.awaitsLastOfGroup()
                    && !state.connection().extensions().offers("PIPELINING"))
            .answered(503, "5.5.0")
            .correctedBy(Correction.READ_REPLY)
            .about(Topic.SESSION)
            .says("%s before the reply to the command before it")),

    /** A command in one group with another that has to be the last one of its group. */
    PIPELINE_LAST(Law.of(Fault.PIPELINE_LAST)
            .watchesAll()
            .holdsInContent()
            .outOfOrderWhen((state, verb) -> state.isAwaitingReply() && state.awaitsLastOfGroup())
            .answered(503, "5.5.0")
            .correctedBy(Correction.READ_REPLY)
            .about(Topic.SESSION)
            .says("%s before the reply to a command that everything else has to wait for")),

    /** A command of another thread inside the transaction that one thread has opened. */
    TRANSPORT_SHARED(Law.of(Fault.TRANSPORT_SHARED)
            .watches(EHLO, HELO, LHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BDAT, BDAT_LAST)
            .outOfOrderWhen((state, verb) ->
                    state.isInterrupted() && state.transaction().isOpen())
            .answered(503, "5.5.1")
            .about(Topic.SESSION)
            .says("%s of another thread than the one whose mail transaction is open")),

    /** STARTTLS that the server did not offer. */
    STARTTLS_OFFERED(Law.of(Fault.STARTTLS_OFFERED)
            .watches(STARTTLS)
            .outOfOrderWhen((state, verb) -> state.connection().hello() == Hello.EHLO
                    && !state.connection().tls()
                    && !state.connection().extensions().offers("STARTTLS"))
            .answered(502, "5.5.1")
            .about(Topic.TLS)
            .says("%s, but the server does not offer it")),

    /** STARTTLS under TLS. */
    STARTTLS_ONCE(Law.of(Fault.STARTTLS_ONCE)
            .watches(STARTTLS)
            .outOfOrderWhen((state, verb) ->
                    state.connection().isKnown() && state.connection().tls())
            .answered(503, "5.5.1")
            .about(Topic.TLS)
            .says("%s, but TLS is already on")),

    /** STARTTLS inside a mail transaction. */
    STARTTLS_IN_TRANSACTION(Law.of(Fault.STARTTLS_IN_TRANSACTION)
            .watches(STARTTLS)
            .outOfOrderWhen((state, verb) -> state.transaction().isOpen())
            .answered(503, "5.5.1")
            .about(Topic.TLS)
            .says("%s inside a mail transaction, which it would throw away")),

    /** Anything but EHLO after TLS has started. */
    EHLO_AFTER_STARTTLS(Law.of(Fault.EHLO_AFTER_STARTTLS)
            .watches(MAIL, RCPT, DATA, BDAT, BDAT_LAST, AUTH)
            .outOfOrderWhen((state, verb) -> state.connection().hello() == Hello.FORGOTTEN
                    && !state.transaction().isOpen())
            .answered(503, "5.5.1")
            .correctedBy(Correction.EHLO)
            .about(Topic.TLS)
            .says("%s after STARTTLS without a new EHLO")),

    /** MAIL or AUTH in clear where TLS is required. */
    STARTTLS_REQUIRED(Law.of(Fault.STARTTLS_REQUIRED)
            .watches(MAIL, AUTH)
            .outOfOrderWhen((state, verb) -> state.connection().lacksTls())
            .answered(530, "5.7.0")
            .correctedBy(Correction.STARTTLS)
            .about(Topic.TLS)
            .says("%s in clear text, but TLS is required here")),

    /** MAIL without authentication where it is required. */
    AUTH_REQUIRED(Law.of(Fault.AUTH_REQUIRED)
            .watches(MAIL)
            .outOfOrderWhen((state, verb) -> state.connection().lacksAuthentication())
            .answered(530, "5.7.0")
            .correctedBy(Correction.AUTH)
            .about(Topic.AUTHENTICATION)
            .says("%s without authentication, but it is required here")),

    /** AUTH that the server did not offer. */
    AUTH_OFFERED(Law.of(Fault.AUTH_OFFERED)
            .watches(AUTH)
            .outOfOrderWhen( // Once it has authenticated a client, a server need not offer AUTH any more.
                    (state, verb) -> state.connection().hello() == Hello.EHLO
                            && state.connection().authentication() != Authentication.DONE
                            && !state.connection().extensions().offers("AUTH"))
            .answered(503, "5.5.1")
            .correctedBy(Correction.STARTTLS)
            .about(Topic.AUTHENTICATION)
            .says("%s, but the server does not offer it")),

    /** AUTH by a mechanism that the server did not offer. */
    AUTH_MECHANISM(Law.of(Fault.AUTH_MECHANISM)
            .watches(AUTH)
            .brokenWhen((state, command) -> AuthCommand.namesNoneOf(
                    command, state.connection().extensions().mechanisms()))
            .answered(504, "5.5.4")
            .about(Topic.AUTHENTICATION)
            .says("%s by a mechanism that the server does not offer")),

    /** AUTH by a mechanism that carries the password or token as it is, in clear, over a network. */
    AUTH_CLEARTEXT(Law.of(Fault.AUTH_CLEARTEXT)
            .watches(AUTH)
            .brokenWhen((state, command) ->
                    state.connection().isKnown() && !state.connection().confidential() && AuthCommand.reveals(command))
            .answered(538, "5.7.11")
            .correctedBy(Correction.STARTTLS)
            .weighs(Weight.DIFFERS)
            .about(Topic.AUTHENTICATION)
            .says("%s would send the password in clear text")),

    /** AUTH after AUTH has succeeded. */
    AUTH_ONCE(Law.of(Fault.AUTH_ONCE)
            .watches(AUTH)
            .outOfOrderWhen((state, verb) -> state.connection().authentication() == Authentication.DONE)
            .answered(503, "5.5.1")
            .correctedBy(Correction.ANSWER)
            .about(Topic.AUTHENTICATION)
            .says("%s after an AUTH that succeeded")),

    /** AUTH inside a mail transaction. */
    AUTH_IN_TRANSACTION(Law.of(Fault.AUTH_IN_TRANSACTION)
            .watches(AUTH)
            .outOfOrderWhen((state, verb) -> state.transaction().isOpen())
            .answered(503, "5.5.1")
            .about(Topic.AUTHENTICATION)
            .says("%s inside a mail transaction")),

    /** A line of a SASL exchange that is neither base64 nor an asterisk. */
    AUTH_EXCHANGE(Law.of(Fault.AUTH_EXCHANGE)
            .watches(AUTH, SASL_RESPONSE)
            .brokenWhen((state, command) -> state.inSaslExchange()
                    ? !AuthCommand.isResponse(command)
                    : !AuthCommand.hasReadableResponse(command))
            .answered(501, "5.5.2")
            .correctedBy(Correction.CANCEL)
            .weighs(Weight.DIFFERS)
            .blockedBy(BlockedBy.GIVE_UP)
            .about(Topic.AUTHENTICATION)
            .says("%s that is not base64")),

    /** MAIL inside a mail transaction. */
    MAIL_NESTED(Law.of(Fault.MAIL_NESTED)
            .watches(MAIL)
            .outOfOrderWhen((state, verb) -> state.transaction().isOpen())
            .answered(503, "5.5.1")
            .correctedBy(Correction.RSET)
            .about(Topic.TRANSACTION)
            .says("%s while another mail transaction is open")),

    /** RCPT with no accepted MAIL. */
    RCPT_BEFORE_MAIL(Law.of(Fault.RCPT_BEFORE_MAIL)
            .watches(RCPT)
            .outOfOrderWhen((state, verb) -> state.transaction().isNone())
            .answered(503, "5.5.1")
            .about(Topic.TRANSACTION)
            .says("%s with no accepted MAIL before it")),

    /** DATA with no accepted MAIL. */
    DATA_BEFORE_MAIL(Law.of(Fault.DATA_BEFORE_MAIL)
            .watches(DATA)
            .outOfOrderWhen((state, verb) -> state.transaction().isNone())
            .answered(503, "5.5.1")
            .about(Topic.TRANSACTION)
            .says("%s with no accepted MAIL before it")),

    /** DATA with no accepted RCPT. */
    DATA_BEFORE_RCPT(Law.of(Fault.DATA_BEFORE_RCPT)
            .watches(DATA)
            .outOfOrderWhen((state, verb) -> state.transaction() == Transaction.SENDER)
            .answered(503, "5.5.1")
            .about(Topic.TRANSACTION)
            .says("%s with no accepted RCPT before it")),

    /** A command while the server takes every line for message content. */
    DATA_CONTENT(Law.of(Fault.DATA_CONTENT)
            .watchesAllBut(END_OF_CONTENT)
            .holdsInContent()
            .outOfOrderWhen((state, verb) -> state.transaction() == Transaction.CONTENT)
            .answered(421, "4.3.0")
            .blockedBy(BlockedBy.CLOSE)
            .about(Topic.TRANSACTION)
            .says("%s in the middle of unfinished message content")),

    /** BDAT where CHUNKING is not offered. */
    BDAT_OFFERED(Law.of(Fault.BDAT_OFFERED)
            .watches(BDAT, BDAT_LAST)
            .outOfOrderWhen((state, verb) -> state.connection().hello() == Hello.EHLO
                    && !state.connection().extensions().offers("CHUNKING"))
            .answered(502, "5.5.1")
            .about(Topic.TRANSACTION)
            .says("%s, but the server does not offer CHUNKING")),

    /** BDAT with no accepted MAIL and RCPT. */
    BDAT_BEFORE_RCPT(Law.of(Fault.BDAT_BEFORE_RCPT)
            .watches(BDAT, BDAT_LAST)
            .outOfOrderWhen((state, verb) ->
                    state.transaction() == Transaction.NONE || state.transaction() == Transaction.SENDER)
            .answered(503, "5.5.1")
            .about(Topic.TRANSACTION)
            .says("%s with no accepted RCPT before it")),

    /** DATA or RCPT after the first BDAT of a transaction; DATA also where that BDAT was refused. */
    BDAT_MIXED(Law.of(Fault.BDAT_MIXED)
            .watches(DATA, RCPT)
            .outOfOrderWhen((state, verb) -> state.transaction() == Transaction.CHUNKS
                    || (state.transaction() == Transaction.FAILED_CHUNK && verb == DATA))
            .answered(503, "5.5.1")
            .about(Topic.TRANSACTION)
            .says("%s while a message is being sent by BDAT")),

    /** BDAT after the last chunk, or after one that was refused; anything of a transaction after one refused as out of sequence. */
    BDAT_AFTER_LAST(Law.of(Fault.BDAT_AFTER_LAST)
            .watches(BDAT, BDAT_LAST, MAIL, RCPT, DATA)
            .outOfOrderWhen((state, verb) -> switch (state.transaction()) {
                case INDETERMINATE -> true;
                case LAST_CHUNK, FAILED_CHUNK -> verb == BDAT || verb == BDAT_LAST;
                default -> false;
            })
            .answered(503, "5.5.1")
            .correctedBy(Correction.RSET)
            .about(Topic.TRANSACTION)
            .says("%s after the last chunk of the message, or after a chunk that was refused")),

    /** DATA for a message that MAIL announced as BINARYMIME. */
    BINARYMIME_DATA(Law.of(Fault.BINARYMIME_DATA)
            .watches(DATA)
            .outOfOrderWhen((state, verb) ->
                    state.transaction().isOpen() && state.envelope().binary())
            .answered(503, "5.5.1")
            .about(Topic.TRANSACTION)
            .says("%s after MAIL with BODY=BINARYMIME")),

    /** CR, LF or NUL inside a command. */
    COMMAND_INJECTION(Law.of(Fault.COMMAND_INJECTION)
            .watchesAll()
            .holdsInContent()
            .brokenWhen((state, command) -> command.isForged())
            .answered(501, "5.5.2")
            .weighs(Weight.FORGERY)
            .blockedBy(BlockedBy.EXCEPTION)
            .about(Topic.FORM)
            .says("%s with a line break or NUL inside it")),

    /** A line that begins with no verb. */
    COMMAND_VERB(Law.of(Fault.COMMAND_VERB)
            .watches(OTHER)
            .brokenWhen((state, command) -> state.connection().isKnown() && !PlainCommand.beginsWithVerb(command))
            .answered(500, "5.5.2")
            .weighs(Weight.DIFFERS)
            .about(Topic.FORM)
            .says("%s without a verb")),

    /** An argument where the command has none, or none where it needs one. */
    COMMAND_ARGUMENTS(Law.of(Fault.COMMAND_ARGUMENTS)
            .from("RFC 5321 4.1.1")
            .watches(DATA, RSET, QUIT, STARTTLS, AUTH, VRFY, EXPN, BDAT, BDAT_LAST)
            .brokenWhen((state, command) -> state.connection().isKnown() && !PlainCommand.hasItsArgument(command))
            .answered(501, "5.5.4")
            .weighs(Weight.DIFFERS)
            .about(Topic.FORM)
            .says("%s with an argument that it does not take, or without the one that it needs")),

    /** A command that is longer than the server has to take. */
    COMMAND_LENGTH(Law.of(Fault.COMMAND_LENGTH)
            .from("RFC 5321 4.5.3.1.4")
            .watchesAll()
            .brokenWhen((state, command) -> state.connection().isKnown() && LineLength.isExceeded(state, command))
            .answered(500, "5.5.2")
            .weighs(Weight.DIFFERS)
            .about(Topic.FORM)
            .says("%s that is longer than a command may be")),

    /** MAIL or RCPT whose path is not a well-formed mailbox in brackets, right behind the colon. */
    PATH_SYNTAX(Law.of(Fault.PATH_SYNTAX)
            .watches(MAIL, RCPT)
            .brokenWhen((state, command) -> state.connection().isKnown() && !EnvelopeCommand.hasWellFormedPath(command))
            .answered(501, "5.1.7")
            .weighs(Weight.DIFFERS)
            .about(Topic.FORM)
            .says("%s with an address that is not of the form <local-part@domain>")),

    /** A parameter of MAIL or RCPT whose extension is not offered. */
    PARAMETER_OFFERED(Law.of(Fault.PARAMETER_OFFERED)
            .watches(MAIL, RCPT)
            .brokenWhen((state, command) -> state.connection().hello() == Hello.EHLO
                    && !command.parameters().areOffered(state.connection().extensions()))
            .answered(555, "5.5.4")
            .correctedBy(Correction.STRIP)
            .weighs(Weight.DIFFERS)
            .about(Topic.FORM)
            .says("%s with a parameter that the server does not offer")),

    /** A parameter of MAIL or RCPT that is given twice. */
    PARAMETER_REPEATED(Law.of(Fault.PARAMETER_REPEATED)
            .watches(MAIL, RCPT)
            .brokenWhen((state, command) ->
                    state.connection().isKnown() && command.parameters().areRepeated())
            .answered(501, "5.5.4")
            .weighs(Weight.DIFFERS)
            .about(Topic.FORM)
            .says("%s with the same parameter twice")),

    /** An address beyond ASCII in a transaction whose MAIL does not say SMTPUTF8. */
    SMTPUTF8_NEEDED(Law.of(Fault.SMTPUTF8_NEEDED)
            .watches(MAIL, RCPT)
            .brokenWhen((state, command) -> state.connection().isKnown()
                    && EnvelopeCommand.hasInternationalizedPath(command)
                    && !isAnnounced(command, state))
            .answered(553, "5.6.7")
            .weighs(Weight.DIFFERS)
            .about(Topic.FORM)
            .says("%s with an address beyond ASCII, but without SMTPUTF8")),

    /** A message that is announced as larger than the server takes. */
    SIZE_EXCEEDED(Law.of(Fault.SIZE_EXCEEDED)
            .from("RFC 1870 4")
            .watches(MAIL)
            .brokenWhen((state, command) -> command.parameters().size()
                    > state.connection().extensions().greatestSize())
            .answered(552, "5.3.4")
            .weighs(Weight.DIFFERS)
            .about(Topic.FORM)
            .says("%s for a message that is larger than the server takes")),

    /** More transactions in one session than the server states as its limit. */
    MAIL_LIMIT(Law.of(Fault.MAIL_LIMIT)
            .from("RFC 9422 4.1")
            .watches(MAIL)
            .outOfOrderWhen((state, verb) -> state.transactions()
                    >= state.connection().extensions().limits().mail())
            .answered(421, "4.7.0")
            .correctedBy(Correction.RECONNECT)
            .weighs(Weight.DIFFERS)
            .about(Topic.LIMITS)
            .says("%s for one message more than the server takes in one session")),

    /** More recipients in one transaction than the server states as its limit. */
    RCPT_LIMIT(Law.of(Fault.RCPT_LIMIT)
            .from("RFC 9422 4.2")
            .watches(RCPT)
            .outOfOrderWhen((state, verb) -> state.envelope().recipients()
                    >= state.connection().extensions().limits().recipients())
            .answered(452, "4.5.3")
            .weighs(Weight.DIFFERS)
            .about(Topic.LIMITS)
            .says("%s for one recipient more than the server takes in one message")),

    /** Recipients of more domains in one transaction than the server states as its limit. */
    RCPT_DOMAIN_LIMIT(Law.of(Fault.RCPT_DOMAIN_LIMIT)
            .from("RFC 9422 4.3")
            .watches(RCPT)
            .brokenWhen((state, command) -> isOneDomainTooMany(command, state))
            .answered(452, "4.5.3")
            .weighs(Weight.DIFFERS)
            .about(Topic.LIMITS)
            .says("%s for a recipient of one domain more than the server takes in one message"));

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Fault fault;
    private final String section;

    // Unmodifiable, which the type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Verb> verbs;

    // A lambda that captures nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Law.Order order;

    // A lambda that captures nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Law.Condition condition;

    private final boolean holdsInContent;
    private final int replyCode;
    private final String replyStatus;
    private final Correction correction;
    private final Weight weight;
    private final BlockedBy blockedBy;
    private final boolean endsSession;
    private final Topic topic;
    private final String description;

    Rule(Law law) {
        fault = law.fault;
        section = law.section;
        verbs = law.verbs();
        order = law.order;
        condition = law.condition;
        holdsInContent = law.holdsInContent;
        replyCode = law.replyCode;
        replyStatus = law.replyStatus;
        correction = law.correction;
        weight = law.weight;
        blockedBy = law.blockedBy;
        endsSession = law.endsSession;
        topic = law.topic;
        description = law.description;
    }

    /**
     * The rule's name everywhere outside the code.
     *
     * @return the constant's name in lower case, words joined by hyphens
     */
    public String id() {
        return id;
    }

    /**
     * Finds a rule by its name.
     *
     * @param id the name, as {@link #id()} gives it
     * @return the rule, or nothing if there is none of that name
     */
    public static Optional<Rule> of(String id) {
        for (Rule rule : values()) {
            if (rule.id.equals(id)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /**
     * The rule that foresees a fault.
     *
     * @param fault the fault
     * @return the rule that leads to it, or nothing if the fault is no matter of the model's
     */
    public static Optional<Rule> of(Fault fault) {
        return of(fault.id());
    }

    /**
     * Where the rule comes from.
     *
     * @return the RFC and its section
     */
    public String section() {
        return section;
    }

    /**
     * The verbs that can break the rule.
     *
     * @return them, unmodifiable
     */
    public Set<Verb> verbs() {
        return verbs;
    }

    /**
     * How a violation can be put right.
     *
     * @return the kind of correction
     */
    public Correction correction() {
        return correction;
    }

    /**
     * Whether the rule only warns: what it finds is legal by the RFCs, and hardly ever meant.
     *
     * @return true for a rule whose violations are no faults of the dialogue
     */
    public boolean advisory() {
        return weight == Weight.ADVICE;
    }

    /**
     * Whether a command that breaks the rule goes out where action "correct" has nothing to insert, since
     * servers differ on it and many take it. Otherwise it is blocked.
     *
     * @return true if the server decides
     */
    public boolean serverDecides() {
        return weight.compareTo(Weight.FAULT) < 0;
    }

    /**
     * The code that a strict server answers with.
     *
     * @return three digits
     */
    public int replyCode() {
        return replyCode;
    }

    /**
     * The enhanced status code that a strict server answers with (RFC 3463).
     *
     * @return {@code class.subject.detail}
     */
    public String replyStatus() {
        return replyStatus;
    }

    /**
     * What a command of this verb does when it breaks the rule.
     *
     * @param verb the verb
     * @return a clause without full stop
     */
    public String describe(Verb verb) {
        return String.format(Locale.ROOT, description, verb.label());
    }

    /**
     * The fault that a server would find: what it comes from in a Jakarta Mail app, and what mends it.
     *
     * @return the fault of the same name
     */
    public Fault fault() {
        return fault;
    }

    /**
     * How grave it is.
     *
     * @return the weight
     */
    public Weight weight() {
        return weight;
    }

    /**
     * By what a command that breaks the rule is kept from the server.
     *
     * @return the means; {@link BlockedBy#REPLY} for most rules
     */
    public BlockedBy blockedBy() {
        return blockedBy;
    }

    /**
     * Whether what the rule finds is that the session is over, so that a command which is blocked is blocked for that, whatever
     * else is missing by then.
     *
     * @return true for the rule of the ended session
     */
    public boolean endsSession() {
        return endsSession;
    }

    /**
     * What the rule is about.
     *
     * @return the topic
     */
    public Topic topic() {
        return topic;
    }

    /**
     * Whether it is the address itself that breaks the rule, so that no other order of commands makes it good.
     *
     * @return true for the rules about the path of MAIL and RCPT
     */
    public boolean isOfTheAddress() {
        return this == PATH_SYNTAX || this == SMTPUTF8_NEEDED;
    }

    /** How grave it is that this command breaks it: an address that only lacks its domain is taken by most servers, who complete it. */
    Weight weightOf(Command command) {
        return this == PATH_SYNTAX && EnvelopeCommand.lacksOnlyDomain(command) ? Weight.ADVICE : weight;
    }

    /** Whether the line would break the rule; asked only for the verbs that it watches. */
    boolean isBrokenBy(SessionState state, Command command) {
        return isBrokenByOrder(state, command.verb()) || (isHolding(state) && condition.isBroken(state, command));
    }

    /** Whether any line of this verb would break the rule; asked only for the verbs that it watches. */
    boolean isBrokenByOrder(SessionState state, Verb verb) {
        return isHolding(state) && order.isBroken(state, verb);
    }

    /** Whether the state and the verb alone say if a line breaks it. */
    boolean isOfOrder() {
        return order != Law.NEVER;
    }

    private boolean isHolding(SessionState state) {
        return state.transaction() != Transaction.CONTENT || holdsInContent;
    }

    /** Whether the transaction is announced as one with addresses beyond ASCII: by this MAIL, or by the one before this RCPT. */
    private static boolean isAnnounced(Command command, SessionState state) {
        return command.verb() == RCPT
                ? !state.transaction().isOpen() || state.envelope().internationalized()
                : command.parameters().areInternationalized();
    }

    /** Whether a recipient is of a domain more than the server takes in one message. */
    private static boolean isOneDomainTooMany(Command command, SessionState state) {
        Limits limits = state.connection().extensions().limits();
        return limits.limitsDomains()
                && state.envelope().domains().size() >= limits.domains()
                && !state.envelope().domains().contains(EnvelopeCommand.domain(command));
    }

    private static boolean isOfEnvelope(Command command) {
        return command.verb() == MAIL || command.verb() == RCPT;
    }

    /** Whether EHLO or HELO names this machine; {@code localhost} does where the server is the same machine. */
    private static boolean isNamed(Command command, Peer peer) {
        return HostName.isGivenBy(command) && (peer == Peer.LOOPBACK || !HostName.isLocalhost(command));
    }

    private static boolean isProbe(Verb verb) {
        return verb == NOOP || verb == RSET || verb == QUIT;
    }
}
