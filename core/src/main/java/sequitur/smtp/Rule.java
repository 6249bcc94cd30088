package sequitur.smtp;

import static sequitur.smtp.Verb.AUTH;
import static sequitur.smtp.Verb.BDAT;
import static sequitur.smtp.Verb.BDAT_LAST;
import static sequitur.smtp.Verb.DATA;
import static sequitur.smtp.Verb.EHLO;
import static sequitur.smtp.Verb.END_OF_CONTENT;
import static sequitur.smtp.Verb.HELO;
import static sequitur.smtp.Verb.LHLO;
import static sequitur.smtp.Verb.MAIL;
import static sequitur.smtp.Verb.QUIT;
import static sequitur.smtp.Verb.RCPT;
import static sequitur.smtp.Verb.STARTTLS;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every rule of the sequencing model, each as one declaration: what it watches, when it is broken, where it comes from,
 * what a strict server would answer, how the sequence can be put right, and what a person needs to know about it.
 *
 * <p>{@code %s} in a description stands for the command. Advice names the properties of the protocol {@code smtp}.
 */
public enum Rule {
    /** Anything but QUIT after the server's greeting refused the session. */
    GREETING_REFUSED(
            "RFC 5321 3.1",
            allBut(QUIT),
            (state, line) -> state.connection().greeting() == Greeting.REFUSED,
            503,
            "5.5.1",
            Correction.NONE,
            "%s after the server's greeting refused the session",
            "The server takes no mail from this client at the moment; its greeting says why.",
            "Read the greeting, and talk to the server's operator or use another mail.smtp.host."),

    /** A command that needs a greeting of the client's before EHLO or HELO was accepted. */
    HELLO_FIRST(
            "RFC 5321 4.1.4",
            Set.of(MAIL, RCPT, DATA, BDAT, BDAT_LAST, AUTH, STARTTLS),
            (state, line) -> state.connection().hello() == Hello.NONE,
            503,
            "5.5.1",
            Correction.EHLO,
            "%s before EHLO",
            "EHLO and HELO were both refused or never sent on this connection, or XCLIENT took it back to its start.",
            "Let Transport.connect() open the session; send no commands of your own before it has returned."),

    /** A command that only extended SMTP has, in a session that was opened by HELO. */
    EHLO_NEEDED(
            "RFC 5321 2.2.1",
            Set.of(AUTH, STARTTLS, BDAT, BDAT_LAST, MAIL, RCPT),
            (state, line) -> state.connection().hello() == Hello.HELO && !Envelope.isPlain(line),
            503,
            "5.5.1",
            Correction.EHLO,
            "%s uses an extension, but the session was opened by HELO, which has none",
            "mail.smtp.ehlo is false, or the server refused EHLO.",
            "Remove mail.smtp.ehlo=false."),

    /** A command after the dialogue is over. */
    SESSION_CLOSED(
            "RFC 5321 3.8",
            Set.of(EHLO, HELO, LHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BDAT, BDAT_LAST),
            (state, line) -> state.connection().closed(),
            421,
            "4.3.0",
            Correction.NONE,
            "%s after the session has ended",
            "The server closed the session (421, often after a time of idleness), or the app sent QUIT, and the same"
                    + " Transport was used again.",
            "Ask Transport.isConnected() before each use, and let a pool keep a connection for less time than the server"
                    + " does."),

    /** STARTTLS that the server did not offer. */
    STARTTLS_OFFERED(
            "RFC 3207 2",
            Set.of(STARTTLS),
            (state, line) -> state.connection().hello() == Hello.EHLO
                    && !state.connection().tls()
                    && !state.connection().extensions().offers("STARTTLS"),
            502,
            "5.5.1",
            Correction.NONE,
            "%s, but the server does not offer it",
            "This host and port has no STARTTLS; perhaps it speaks TLS from the start.",
            "Use the protocol smtps (port 465) or mail.smtp.ssl.enable=true, or the port on which the server offers"
                    + " STARTTLS (587)."),

    /** STARTTLS under TLS. */
    STARTTLS_ONCE(
            "RFC 3207 4.2",
            Set.of(STARTTLS),
            (state, line) -> state.connection().isKnown() && state.connection().tls(),
            503,
            "5.5.1",
            Correction.NONE,
            "%s, but TLS is already on",
            "The app sends STARTTLS by its own command after the mail library did, or over a connection that is TLS from"
                    + " the start.",
            "Leave STARTTLS to the library (mail.smtp.starttls.enable=true) and send none yourself."),

    /** Anything but EHLO after TLS has started. */
    EHLO_AFTER_STARTTLS(
            "RFC 3207 4.2",
            Set.of(MAIL, RCPT, DATA, BDAT, BDAT_LAST, AUTH),
            (state, line) -> state.connection().hello() == Hello.FORGOTTEN,
            503,
            "5.5.1",
            Correction.EHLO,
            "%s after STARTTLS without a new EHLO",
            "STARTTLS takes the session back to its start. The mail library sends STARTTLS by itself in the middle of AUTH"
                    + " when AUTH is answered 530, and forgets the EHLO.",
            "Set mail.smtp.starttls.enable=true, so that TLS starts before AUTH."),

    /** MAIL or AUTH in clear where TLS is required. */
    STARTTLS_REQUIRED(
            "RFC 3207 4",
            Set.of(MAIL, AUTH),
            (state, line) -> state.lacksTls(),
            530,
            "5.7.0",
            Correction.STARTTLS,
            "%s in clear text, but TLS is required here",
            "mail.smtp.starttls.enable is not set, so the library does not use the STARTTLS that the server offers.",
            "Set mail.smtp.starttls.enable=true (and mail.smtp.starttls.required=true)."),

    /** MAIL without authentication where it is required. */
    AUTH_REQUIRED(
            "RFC 4954 6",
            Set.of(MAIL),
            (state, line) -> state.lacksAuthentication(),
            530,
            "5.7.0",
            Correction.AUTH,
            "%s without authentication, but it is required here",
            "mail.smtp.auth is not true, so the library never asks the app's Authenticator and sends no AUTH; or AUTH is"
                    + " offered only after STARTTLS and mail.smtp.starttls.enable is not set.",
            "Set mail.smtp.auth=true."),

    /** AUTH that the server did not offer. */
    AUTH_OFFERED(
            "RFC 4954 4",
            Set.of(AUTH),
            (state, line) -> state.connection().hello() == Hello.EHLO
                    && !state.connection().extensions().offers("AUTH"),
            503,
            "5.5.1",
            Correction.STARTTLS,
            "%s, but the server does not offer it",
            "Many servers offer AUTH only after STARTTLS.",
            "Set mail.smtp.starttls.enable=true."),

    /** AUTH by a mechanism that the server did not offer. */
    AUTH_MECHANISM(
            "RFC 4954 4",
            Set.of(AUTH),
            (state, line) -> AuthCommand.namesNoneOf(
                    line, state.connection().extensions().mechanisms()),
            504,
            "5.5.4",
            Correction.NONE,
            "%s by a mechanism that the server does not offer",
            "The app asks for one mechanism by name, and the server offers others.",
            "Remove mail.smtp.auth.mechanisms (or mail.smtp.sasl.mechanisms), or name one that the server offers."),

    /** AUTH after AUTH has succeeded. */
    AUTH_ONCE(
            "RFC 4954 4",
            Set.of(AUTH),
            (state, line) -> state.connection().authentication() == Authentication.DONE,
            503,
            "5.5.1",
            Correction.ANSWER,
            "%s after an AUTH that succeeded",
            "The app sends AUTH by its own command after the mail library did.",
            "Leave AUTH to the library and send none yourself."),

    /** AUTH inside a mail transaction. */
    AUTH_IN_TRANSACTION(
            "RFC 4954 4",
            Set.of(AUTH),
            (state, line) -> state.transaction().isOpen(),
            503,
            "5.5.1",
            Correction.NONE,
            "%s inside a mail transaction",
            "The app authenticates by its own command after MAIL.",
            "Authenticate before the first message: user and password to Transport.connect(), mail.smtp.auth=true."),

    /** MAIL inside a mail transaction. */
    MAIL_NESTED(
            "RFC 5321 4.1.4",
            Set.of(MAIL),
            (state, line) -> state.transaction().isOpen(),
            503,
            "5.5.1",
            Correction.RSET,
            "%s while another mail transaction is open",
            "The message before broke off between MAIL and its end, or the app sent a MAIL of its own, and nobody sent"
                    + " RSET.",
            "Close the Transport after a sendMessage() that failed with an exception, and send RSET after a MAIL of your"
                    + " own."),

    /** RCPT with no accepted MAIL. */
    RCPT_BEFORE_MAIL(
            "RFC 5321 3.3",
            Set.of(RCPT),
            (state, line) -> state.transaction() == Transaction.NONE,
            503,
            "5.5.1",
            Correction.NONE,
            "%s with no accepted MAIL before it",
            "MAIL was refused or never sent, or RSET or EHLO ended the transaction in between.",
            "Look at the reply to MAIL; a subclass that overrides mailFrom() has to send MAIL."),

    /** DATA with no accepted MAIL. */
    DATA_BEFORE_MAIL(
            "RFC 5321 3.3",
            Set.of(DATA),
            (state, line) -> state.transaction() == Transaction.NONE,
            503,
            "5.5.1",
            Correction.NONE,
            "%s with no accepted MAIL before it",
            "MAIL was refused or never sent, or RSET or EHLO ended the transaction in between.",
            "Look at the reply to MAIL; between MAIL and DATA use nothing that sends RSET (mail.smtp.userset=true makes"
                    + " isConnected() send it)."),

    /** DATA with no accepted RCPT. */
    DATA_BEFORE_RCPT(
            "RFC 5321 3.3",
            Set.of(DATA),
            (state, line) -> state.transaction() == Transaction.SENDER,
            503,
            "5.5.1",
            Correction.NONE,
            "%s with no accepted RCPT before it",
            "Every recipient was refused, or none was given.",
            "Look at the replies to RCPT; they name the real fault."),

    /** A command while the server takes every line for message content. */
    DATA_CONTENT(
            "RFC 5321 4.1.1.4",
            allBut(END_OF_CONTENT),
            (state, line) -> state.transaction() == Transaction.CONTENT,
            421,
            "4.3.0",
            Correction.NONE,
            "%s in the middle of unfinished message content",
            "Writing the content of a message failed half way (an exception in writeTo() or in a DataSource): the server takes"
                    + " whatever comes next on this Transport for text of that message.",
            "Mend what fails while the content is written: call saveChanges() and read attachments before sendMessage()."),

    /** CR, LF or NUL inside a command. */
    COMMAND_INJECTION(
            "RFC 5321 2.3.8",
            allBut(),
            (state, line) -> Octets.hasLineBreak(line),
            501,
            "5.5.2",
            Correction.NONE,
            "%s with a line break or NUL inside it",
            "A line break in an address or a property that the app took from outside: it would be a second, forged command"
                    + " (CVE-2025-7962).",
            "Refuse line breaks in what users give as an address, and update the mail library (Angus Mail 2.0.4,"
                    + " jakarta.mail 2.0.2 or 1.6.8, or later).");

    /** When a rule is broken: a pure function that allocates nothing. */
    @FunctionalInterface
    private interface Condition {
        boolean isBroken(SessionState state, byte[] line);
    }

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String section;

    // Unmodifiable, which the type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Verb> verbs;

    // A lambda that captures nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Condition condition;

    private final int replyCode;
    private final String replyStatus;
    private final Correction correction;
    private final String description;
    private final String cause;
    private final String advice;

    Rule(
            String section,
            Set<Verb> verbs,
            Condition condition,
            int replyCode,
            String replyStatus,
            Correction correction,
            String description,
            String cause,
            String advice) {
        this.section = section;
        this.verbs = verbs;
        this.condition = condition;
        this.replyCode = replyCode;
        this.replyStatus = replyStatus;
        this.correction = correction;
        this.description = description;
        this.cause = cause;
        this.advice = advice;
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
     * What it most often comes from in a Jakarta Mail app.
     *
     * @return one or two sentences
     */
    public String cause() {
        return cause;
    }

    /**
     * The one thing to change in a Jakarta Mail app.
     *
     * @return one sentence
     */
    public String advice() {
        return advice;
    }

    /** Whether the line would break the rule; asked only for the verbs that it watches. */
    boolean isBrokenBy(SessionState state, byte[] line) {
        return (state.transaction() != Transaction.CONTENT || holdsInContent()) && condition.isBroken(state, line);
    }

    /** Inside message content a line is no command, whatever it looks like: its order can't be wrong, only its place. */
    private boolean holdsInContent() {
        return this == DATA_CONTENT || this == COMMAND_INJECTION;
    }

    private static Set<Verb> allBut(Verb... exempt) {
        EnumSet<Verb> verbs = EnumSet.allOf(Verb.class);
        verbs.removeAll(Set.of(exempt));
        return Collections.unmodifiableSet(verbs);
    }
}
