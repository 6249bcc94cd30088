package sequitur.testbed.server;

import static sequitur.testbed.server.Verb.AUTH;
import static sequitur.testbed.server.Verb.BDAT;
import static sequitur.testbed.server.Verb.DATA;
import static sequitur.testbed.server.Verb.EHLO;
import static sequitur.testbed.server.Verb.EXPN;
import static sequitur.testbed.server.Verb.HELO;
import static sequitur.testbed.server.Verb.LHLO;
import static sequitur.testbed.server.Verb.MAIL;
import static sequitur.testbed.server.Verb.RCPT;
import static sequitur.testbed.server.Verb.STARTTLS;
import static sequitur.testbed.server.Verb.VRFY;
import static sequitur.testbed.server.Verb.XCLIENT;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The order that the server insists on. Of the rules that a command breaks, the first one here answers. */
@SuppressWarnings("ImmutableEnumChecker") // The conditions are lambdas without state.
enum Order {
    /** RFC 2033 §4.1: LMTP has LHLO in their place. */
    NO_HELLO_IN_LMTP(
            EnumSet.of(EHLO, HELO), dialogue -> dialogue.settings().lmtp(), "500 5.5.1 Error: this is LMTP, use LHLO"),

    /** RFC 5321 §4.2.4: a command that is not recognized. */
    LMTP_SPOKEN(EnumSet.of(LHLO), dialogue -> !dialogue.settings().lmtp(), "500 5.5.2 Error: command not recognized"),

    /** The keyword in the EHLO reply allows XCLIENT, which Postfix defines. */
    XCLIENT_OFFERED(
            EnumSet.of(XCLIENT), dialogue -> !dialogue.settings().xclient(), "500 5.5.2 Error: command not recognized"),

    /** As Postfix wants it. */
    XCLIENT_OUTSIDE_TRANSACTION(
            EnumSet.of(XCLIENT), Dialogue::inTransaction, "503 5.5.1 Error: MAIL transaction in progress"),

    /** RFC 5321 §4.1.4: a session that will contain mail transactions must first be initialized by EHLO or HELO. */
    HELLO_FIRST(
            EnumSet.of(STARTTLS, AUTH, MAIL, RCPT, DATA, BDAT),
            dialogue -> dialogue.hello() == Hello.NONE,
            "503 5.5.1 Error: send HELO/EHLO first"),

    /** RFC 5321 §2.2.1: extensions are for clients that said EHLO. */
    EHLO_NEEDED(
            EnumSet.of(STARTTLS, AUTH, BDAT),
            dialogue -> dialogue.hello() == Hello.HELO,
            "503 5.5.1 Error: send EHLO first"),

    /** RFC 3207 §4.2: STARTTLS must not be sent once TLS is active. */
    STARTTLS_ONCE(EnumSet.of(STARTTLS), Dialogue::secure, "503 5.5.1 Error: TLS already active"),

    /** RFC 3207 §2: the keyword in the EHLO reply allows STARTTLS. */
    STARTTLS_OFFERED(
            EnumSet.of(STARTTLS),
            dialogue -> !dialogue.settings().startTlsOffered(),
            "502 5.5.1 Error: command not implemented"),

    /** RFC 3207 §4.2: the server forgets what it knew of the client, so a transaction would be lost without a word. */
    STARTTLS_OUTSIDE_TRANSACTION(
            EnumSet.of(STARTTLS), Dialogue::inTransaction, "503 5.5.1 Error: MAIL transaction in progress"),

    /** RFC 3207 §4: a server that requires TLS answers 530. */
    TLS_REQUIRED(
            EnumSet.of(AUTH, MAIL, RCPT, DATA, BDAT, VRFY, EXPN),
            dialogue -> dialogue.settings().tls() == TlsOffer.STARTTLS_REQUIRED && !dialogue.secure(),
            "530 5.7.0 Must issue a STARTTLS command first"),

    /** RFC 4954 §4: the keyword in the EHLO reply allows AUTH. */
    AUTH_OFFERED(
            EnumSet.of(AUTH),
            dialogue -> !dialogue.settings().authOffered(dialogue.secure()),
            "503 5.5.1 Error: authentication not enabled"),

    /** RFC 4954 §4: after a successful AUTH no more AUTH commands may be issued in the same session. */
    AUTH_ONCE(EnumSet.of(AUTH), Dialogue::authenticated, "503 5.5.1 Error: already authenticated"),

    /** RFC 4954 §4: AUTH is not permitted during a mail transaction. */
    AUTH_OUTSIDE_TRANSACTION(
            EnumSet.of(AUTH), Dialogue::inTransaction, "503 5.5.1 Error: MAIL transaction in progress"),

    /** RFC 4954 §6, RFC 6409 §4.3: a server may require authentication; it says so in its own words. */
    AUTH_REQUIRED(
            EnumSet.of(MAIL),
            dialogue -> !dialogue.authenticated(),
            dialogue -> Optional.ofNullable(dialogue.settings().authRefusal())),

    /** RFC 5321 §4.1.4: MAIL must not be sent while a mail transaction is open. */
    MAIL_NOT_NESTED(
            EnumSet.of(MAIL),
            dialogue -> dialogue.inTransaction() && !dialogue.settings().nestedMail(),
            "503 5.5.1 Error: nested MAIL command"),

    /** RFC 3030 §2: the keyword in the EHLO reply allows BDAT. */
    BDAT_OFFERED(
            EnumSet.of(BDAT),
            dialogue -> !dialogue.settings().offers("CHUNKING"),
            "502 5.5.1 Error: command not implemented"),

    /** RFC 5321 §3.3: MAIL comes first. */
    MAIL_FIRST(
            EnumSet.of(RCPT, DATA, BDAT), dialogue -> !dialogue.inTransaction(), "503 5.5.1 Error: need MAIL command"),

    /** RFC 5321 §3.3: RCPT comes second. */
    RCPT_FIRST(EnumSet.of(DATA, BDAT), dialogue -> !dialogue.hasRecipients(), "503 5.5.1 Error: need RCPT command"),

    /** RFC 3030 §2: between the chunks of a message there is only BDAT, or RSET. */
    CHUNKS_UNDISTURBED(
            EnumSet.of(RCPT, DATA), Dialogue::inChunks, "503 5.5.1 Error: message is being sent in BDAT chunks");

    private final Set<Verb> verbs;
    private final Predicate<Dialogue> broken;
    private final Function<Dialogue, Optional<String>> reply;

    Order(Set<Verb> verbs, Predicate<Dialogue> broken, String reply) {
        this(verbs, broken, dialogue -> Optional.of(reply));
    }

    Order(Set<Verb> verbs, Predicate<Dialogue> broken, Function<Dialogue, Optional<String>> reply) {
        this.verbs = verbs;
        this.broken = broken;
        this.reply = reply;
    }

    /** The refusal of a command that does not follow from what was said before it; empty if it does. */
    static Optional<String> refusal(Verb verb, Dialogue dialogue) {
        for (Order rule : values()) {
            if (rule.verbs.contains(verb) && rule.broken.test(dialogue)) {
                Optional<String> refusal = rule.reply.apply(dialogue);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }
}
