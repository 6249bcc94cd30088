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

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Greeting;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.EnvelopeCommand;
import sequitur.smtp.wire.HostName;
import sequitur.smtp.wire.Limits;
import sequitur.smtp.wire.Octets;
import sequitur.smtp.wire.PlainCommand;
import sequitur.smtp.wire.Verb;

/**
 * Every rule of the sequencing model, each as one declaration: what it watches, when it is broken, where it comes from,
 * what a strict server would answer, how the sequence can be put right, and what a person needs to know about it.
 *
 * <p>{@code %s} in a description stands for the command. Advice names the properties of the protocol {@code smtp}.
 */
public enum Rule {
    /** A command before the server's greeting. */
    GREETING_FIRST(
            "RFC 5321 4.3.1",
            allBut(),
            (state, line) -> state.awaitsReplyTo(Verb.CONNECT),
            503,
            "5.5.1",
            Correction.READ_REPLY,
            "%s before the server's greeting",
            "The app writes to the connection by itself, or reads replies by itself and lost count of them.",
            "Let Transport.connect() open the session; it waits for the greeting."),

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
            (state, line) -> state.connection().hello() == Hello.NONE
                    && !state.transaction().isOpen(),
            503,
            "5.5.1",
            Correction.EHLO,
            "%s before EHLO",
            "EHLO and HELO were both refused or never sent on this connection, or XCLIENT took it back to its start.",
            "Let Transport.connect() open the session; send no commands of your own before it has returned."),

    /** EHLO or HELO without a name, or with one that is neither a domain name nor an address literal. */
    HELLO_NAME(
            "RFC 5321 4.1.1.1",
            Set.of(EHLO, HELO),
            (state, line) -> state.connection().isKnown()
                    && !HostName.isGivenBy(line, state.connection().loopback()),
            501,
            "5.5.4",
            Correction.REWRITE,
            Otherwise.SERVER_DECIDES,
            "%s without a name that can stand for this machine",
            "The machine has no host name, or one that is no domain name: localhost, an underscore in it, a"
                    + " dot at its end, a bare IP address.",
            "Set mail.smtp.localhost to the machine's full domain name, or to its IP address in brackets."),

    /** EHLO or HELO that throws an open transaction away: legal, and hardly ever meant. */
    HELLO_IN_TRANSACTION(
            "RFC 5321 4.1.4",
            Set.of(EHLO, HELO),
            (state, line) -> state.transaction().isOpen(),
            503,
            "5.5.1",
            Correction.NONE,
            Otherwise.ADVICE,
            "%s inside a mail transaction, which it throws away",
            "The app sends EHLO or HELO by its own command between MAIL and the end of the message.",
            "Send no EHLO of your own once Transport.connect() has returned."),

    /** A command that only extended SMTP has, in a session that was opened by HELO. */
    EHLO_NEEDED(
            "RFC 5321 2.2.1",
            Set.of(AUTH, STARTTLS, BDAT, BDAT_LAST, MAIL, RCPT),
            (state, line) -> state.connection().hello() == Hello.HELO
                    && (!EnvelopeCommand.isOne(line) || EnvelopeCommand.hasParameters(line)),
            503,
            "5.5.1",
            Correction.EHLO,
            "%s uses an extension, but the session was opened by HELO, which has none",
            "mail.smtp.ehlo is false, or the server refused EHLO.",
            "Remove mail.smtp.ehlo=false."),

    /** A command after the dialogue is over. */
    SESSION_CLOSED(
            "RFC 5321 3.8",
            allBut(),
            (state, line) -> switch (state.connection().closing()) {
                case NOT_YET -> false;
                // These ask whether the server is still there, which is the right thing to do.
                case BY_SERVER -> !isProbe(Verb.of(line));
                case BY_CLIENT -> true;
            },
            421,
            "4.3.0",
            Correction.RECONNECT,
            "%s after the session has ended",
            "The server closed the session (421, often after a time of idleness), or the app sent QUIT, and the same"
                    + " Transport was used again.",
            "Ask Transport.isConnected() before each use, and let a pool keep a connection for less time than the server"
                    + " does."),

    /** A command while a reply is outstanding, to a server that did not offer PIPELINING. */
    REPLY_PENDING(
            "RFC 5321 4.3.1",
            allBut(),
            (state, line) -> state.isAwaitingReply()
                    && !state.awaitsReplyTo(Verb.CONNECT)
                    && !state.awaitsLastOfGroup()
                    && !state.connection().extensions().offers("PIPELINING"),
            503,
            "5.5.0",
            Correction.READ_REPLY,
            "%s before the reply to the command before it",
            "A command of the app's own was sent without reading its reply, or reading timed out and the"
                    + " Transport was used again.",
            "Close the Transport after an exception instead of using it again, and read one reply for each"
                    + " command of your own."),

    /** A command in one group with another that has to be the last one of its group. */
    PIPELINE_LAST(
            "RFC 2920 3.1",
            allBut(),
            (state, line) -> state.isAwaitingReply() && state.awaitsLastOfGroup(),
            503,
            "5.5.0",
            Correction.READ_REPLY,
            "%s before the reply to a command that everything else has to wait for",
            "A command of the app's own was sent without reading its reply, or reading timed out and the"
                    + " Transport was used again.",
            "Close the Transport after an exception instead of using it again, and read one reply for each"
                    + " command of your own."),

    /** A command of another thread inside the transaction that one thread has opened. */
    TRANSPORT_SHARED(
            "RFC 5321 4.3.1",
            Set.of(EHLO, HELO, LHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BDAT, BDAT_LAST),
            (state, line) -> state.isInterrupted() && state.transaction().isOpen(),
            503,
            "5.5.1",
            Correction.NONE,
            "%s of another thread than the one whose mail transaction is open",
            "Two threads use one Transport with commands of their own, or a pool handed it on in the middle of"
                    + " a transaction.",
            "Use one Transport for one thread at a time: a pool, or Transport.send(), which opens its own."),

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

    /** STARTTLS inside a mail transaction. */
    STARTTLS_IN_TRANSACTION(
            "RFC 3207 4.2",
            Set.of(STARTTLS),
            (state, line) -> state.transaction().isOpen(),
            503,
            "5.5.1",
            Correction.NONE,
            "%s inside a mail transaction, which it would throw away",
            "The app sends STARTTLS by its own command after MAIL.",
            "Leave STARTTLS to the library (mail.smtp.starttls.enable=true) and send none yourself."),

    /** Anything but EHLO after TLS has started. */
    EHLO_AFTER_STARTTLS(
            "RFC 3207 4.2",
            Set.of(MAIL, RCPT, DATA, BDAT, BDAT_LAST, AUTH),
            (state, line) -> state.connection().hello() == Hello.FORGOTTEN
                    && !state.transaction().isOpen(),
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
            // Once it has authenticated a client, a server need not offer AUTH any more.
            (state, line) -> state.connection().hello() == Hello.EHLO
                    && state.connection().authentication() != Authentication.DONE
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

    /** AUTH by a mechanism that carries the password or token as it is, in clear, over a network. */
    AUTH_CLEARTEXT(
            "RFC 4954 4",
            Set.of(AUTH),
            (state, line) ->
                    state.connection().isKnown() && !state.connection().confidential() && AuthCommand.reveals(line),
            538,
            "5.7.11",
            Correction.STARTTLS,
            Otherwise.SERVER_DECIDES,
            "%s would send the password in clear text",
            "mail.smtp.starttls.enable is not set, so the library logs in before TLS is on; whoever is on the"
                    + " way can read the password.",
            "Set mail.smtp.starttls.enable=true (and mail.smtp.starttls.required=true), or use the protocol"
                    + " smtps."),

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

    /** A line of a SASL exchange that is neither base64 nor an asterisk. */
    AUTH_EXCHANGE(
            "RFC 4954 4",
            Set.of(AUTH, SASL_RESPONSE),
            (state, line) ->
                    state.inSaslExchange() ? !AuthCommand.isResponse(line) : !AuthCommand.hasReadableResponse(line),
            501,
            "5.5.2",
            Correction.CANCEL,
            Otherwise.SERVER_DECIDES,
            "%s that is not base64",
            "A SASL exchange of the app's own broke off after AUTH, and the next command was sent into it: the"
                    + " server takes it for the response.",
            "Leave AUTH to the library; in an exchange of your own, send * to give it up."),

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
            (state, line) -> state.transaction().isNone(),
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
            (state, line) -> state.transaction().isNone(),
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
            "Writing the content of a message failed half way (an exception in writeTo() or in a DataSource), or writeTo() closes"
                    + " the stream or uses the Transport itself: the server takes whatever comes next on this Transport for"
                    + " text of that message.",
            "Mend what fails while the content is written: call saveChanges() and read attachments before sendMessage(), and"
                    + " in writeTo() close nothing and send nothing else."),

    /** BDAT where CHUNKING is not offered. */
    BDAT_OFFERED(
            "RFC 3030 2",
            Set.of(BDAT, BDAT_LAST),
            (state, line) -> state.connection().hello() == Hello.EHLO
                    && !state.connection().extensions().offers("CHUNKING"),
            502,
            "5.5.1",
            Correction.NONE,
            "%s, but the server does not offer CHUNKING",
            "The Transport was connected to another server before, and the library kept that server's list of"
                    + " extensions.",
            "Remove mail.smtp.chunksize, or make a new Transport for each server."),

    /** BDAT with no accepted MAIL and RCPT. */
    BDAT_BEFORE_RCPT(
            "RFC 3030 2",
            Set.of(BDAT, BDAT_LAST),
            (state, line) -> state.transaction() == Transaction.NONE || state.transaction() == Transaction.SENDER,
            503,
            "5.5.1",
            Correction.NONE,
            "%s with no accepted RCPT before it",
            "MAIL or every recipient was refused, or RSET or EHLO ended the transaction in between.",
            "Look at the replies to MAIL and RCPT; they name the real fault."),

    /** DATA or RCPT after the first BDAT of a transaction. */
    BDAT_MIXED(
            "RFC 3030 2",
            Set.of(DATA, RCPT),
            (state, line) -> state.transaction() == Transaction.CHUNKS,
            503,
            "5.5.1",
            Correction.NONE,
            "%s while a message is being sent by BDAT",
            "Writing the content of a message failed between two chunks, and the Transport was used again.",
            "Close the Transport after a sendMessage() that failed with an exception."),

    /** BDAT after the last chunk, or after one that was refused; anything of a transaction after one refused as out of sequence. */
    BDAT_AFTER_LAST(
            "RFC 3030 2",
            Set.of(BDAT, BDAT_LAST, MAIL, RCPT, DATA),
            (state, line) -> switch (state.transaction()) {
                case INDETERMINATE -> true;
                case LAST_CHUNK, FAILED_CHUNK -> Octets.startsWith(line, "BDAT");
                default -> false;
            },
            503,
            "5.5.1",
            Correction.RSET,
            "%s after the last chunk of the message, or after a chunk that was refused",
            "The message's own writeTo() closed the stream that it was given: that sends the last chunk, and the library"
                    + " sends another one. Or a chunk was refused, and nobody sent RSET.",
            "Do not close the stream in writeTo(), or remove mail.smtp.chunksize."),

    /** DATA for a message that MAIL announced as BINARYMIME. */
    BINARYMIME_DATA(
            "RFC 3030 3",
            Set.of(DATA),
            (state, line) -> state.transaction().isOpen() && state.envelope().binary(),
            503,
            "5.5.1",
            Correction.NONE,
            "%s after MAIL with BODY=BINARYMIME",
            "BODY=BINARYMIME was set as mail.smtp.mailextension, but the content goes out by DATA.",
            "Set mail.smtp.chunksize, so that the library sends BDAT, or take BODY=BINARYMIME out of"
                    + " mail.smtp.mailextension."),

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
                    + " jakarta.mail 2.0.2 or 1.6.8, or later)."),

    /** A line that begins with no verb. */
    COMMAND_VERB(
            "RFC 5321 4.1.1",
            Set.of(OTHER),
            (state, line) -> state.connection().isKnown() && !PlainCommand.beginsWithVerb(line),
            500,
            "5.5.2",
            Correction.NONE,
            Otherwise.SERVER_DECIDES,
            "%s without a verb",
            "The app sent an empty line, or a part of a message or of a SASL exchange was sent at the wrong" + " time.",
            "Look at what the app sends by simpleCommand() or issueCommand()."),

    /** An argument where the command has none, or none where it needs one. */
    COMMAND_ARGUMENTS(
            "RFC 5321 4.1.1",
            Set.of(DATA, RSET, QUIT, STARTTLS, AUTH, VRFY, EXPN, BDAT, BDAT_LAST),
            (state, line) -> state.connection().isKnown() && !PlainCommand.hasItsArgument(line),
            501,
            "5.5.4",
            Correction.NONE,
            Otherwise.SERVER_DECIDES,
            "%s with an argument that it does not take, or without the one that it needs",
            "The app sends this command by simpleCommand() or issueCommand().",
            "Send DATA, RSET, QUIT and STARTTLS alone; AUTH with a mechanism, BDAT with a size, VRFY and EXPN"
                    + " with a name."),

    /** A command that is longer than the server has to take. */
    COMMAND_LENGTH(
            "RFC 5321 4.5.3.1.4",
            allBut(),
            (state, line) -> state.connection().isKnown() && LineLength.isExceeded(state, line),
            500,
            "5.5.2",
            Correction.NONE,
            Otherwise.SERVER_DECIDES,
            "%s that is longer than a command may be",
            "A very long address, or a long list of parameters in mail.smtp.mailextension or the DSN" + " properties.",
            "Shorten the address or the parameters."),

    /** MAIL or RCPT whose path is not a well-formed mailbox in brackets, right behind the colon. */
    PATH_SYNTAX(
            "RFC 5321 4.1.2",
            Set.of(MAIL, RCPT),
            (state, line) -> state.connection().isKnown() && !EnvelopeCommand.hasWellFormedPath(line),
            501,
            "5.1.7",
            Correction.NONE,
            Otherwise.SERVER_DECIDES,
            "%s with an address that is not of the form <local-part@domain>",
            "An address that was never checked: without a domain, with brackets or spaces inside, or with dots"
                    + " where none may stand.",
            "Make addresses with new InternetAddress(text, true), which checks them, and set mail.smtp.from to"
                    + " a full address."),

    /** A parameter of MAIL or RCPT whose extension is not offered. */
    PARAMETER_OFFERED(
            "RFC 5321 4.1.1.11",
            Set.of(MAIL, RCPT),
            (state, line) -> state.connection().hello() == Hello.EHLO
                    && !EnvelopeCommand.hasOnlyOffered(line, state.connection().extensions()),
            555,
            "5.5.4",
            Correction.STRIP,
            Otherwise.SERVER_DECIDES,
            "%s with a parameter that the server does not offer",
            "mail.smtp.mailextension is sent to every server; or the Transport was connected to another server"
                    + " before, and the library kept that server's list of extensions.",
            "Remove mail.smtp.mailextension, or make a new Transport for each server."),

    /** A parameter of MAIL or RCPT that is given twice. */
    PARAMETER_REPEATED(
            "RFC 5321 4.1.1.11",
            Set.of(MAIL, RCPT),
            (state, line) -> state.connection().isKnown() && EnvelopeCommand.repeatsParameter(line),
            501,
            "5.5.4",
            Correction.NONE,
            Otherwise.SERVER_DECIDES,
            "%s with the same parameter twice",
            "mail.smtp.mailextension names a parameter that the library sends by itself.",
            "Take the parameter out of mail.smtp.mailextension."),

    /** An address beyond ASCII in a transaction whose MAIL does not say SMTPUTF8. */
    SMTPUTF8_NEEDED(
            "RFC 6531 3.4",
            Set.of(MAIL, RCPT),
            (state, line) -> state.connection().isKnown()
                    && EnvelopeCommand.hasInternationalizedPath(line)
                    && !isAnnounced(line, state),
            553,
            "5.6.7",
            Correction.NONE,
            Otherwise.SERVER_DECIDES,
            "%s with an address beyond ASCII, but without SMTPUTF8",
            "mail.mime.allowutf8 is not true, or the server does not offer SMTPUTF8.",
            "Set mail.mime.allowutf8=true for a server that offers SMTPUTF8; write the domain in its ASCII"
                    + " form, xn--, for others."),

    /** A message that is announced as larger than the server takes. */
    SIZE_EXCEEDED(
            "RFC 1870 4",
            Set.of(MAIL),
            (state, line) ->
                    EnvelopeCommand.size(line) > state.connection().extensions().greatestSize(),
            552,
            "5.3.4",
            Correction.NONE,
            Otherwise.SERVER_DECIDES,
            "%s for a message that is larger than the server takes",
            "The message with its attachments, encoded, is larger than the limit in the server's EHLO reply"
                    + " (SIZE).",
            "Send smaller attachments, or a link to them."),

    /** More transactions in one session than the server states as its limit. */
    MAIL_LIMIT(
            "RFC 9422 4.1",
            Set.of(MAIL),
            (state, line) -> state.transactions()
                    >= state.connection().extensions().limits().mail(),
            421,
            "4.7.0",
            Correction.RECONNECT,
            Otherwise.SERVER_DECIDES,
            "%s for one message more than the server takes in one session",
            "The Transport is kept open for many messages, and the server's EHLO reply limits them (LIMITS"
                    + " MAILMAX).",
            "Close the Transport, or have the pool do it, after fewer messages."),

    /** More recipients in one transaction than the server states as its limit. */
    RCPT_LIMIT(
            "RFC 9422 4.2",
            Set.of(RCPT),
            (state, line) -> state.envelope().recipients()
                    >= state.connection().extensions().limits().recipients(),
            452,
            "4.5.3",
            Correction.NONE,
            Otherwise.SERVER_DECIDES,
            "%s for one recipient more than the server takes in one message",
            "The message has more recipients than the server's EHLO reply allows (LIMITS RCPTMAX).",
            "Send the message in parts, each to fewer recipients."),

    /** Recipients of more domains in one transaction than the server states as its limit. */
    RCPT_DOMAIN_LIMIT(
            "RFC 9422 4.3",
            Set.of(RCPT),
            (state, line) -> isOneDomainTooMany(line, state),
            452,
            "4.5.3",
            Correction.NONE,
            Otherwise.SERVER_DECIDES,
            "%s for a recipient of one domain more than the server takes in one message",
            "The message has recipients of more domains than the server's EHLO reply allows (LIMITS"
                    + " RCPTDOMAINMAX).",
            "Send the message in parts, one for each domain.");

    /** When a rule is broken: a pure function that allocates nothing. */
    @FunctionalInterface
    private interface Condition {
        boolean isBroken(SessionState state, byte[] line);
    }

    /** What becomes of a command that breaks the rule where action correct has nothing to insert. */
    private enum Otherwise {
        /** It is blocked: the server would refuse it, or do worse. */
        BLOCK,
        /** It goes out: servers differ on it, and many take it. */
        SERVER_DECIDES,
        /** It goes out: it is legal. */
        ADVICE
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
    private final Otherwise otherwise;
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
        this(
                section,
                verbs,
                condition,
                replyCode,
                replyStatus,
                correction,
                Otherwise.BLOCK,
                description,
                cause,
                advice);
    }

    Rule(
            String section,
            Set<Verb> verbs,
            Condition condition,
            int replyCode,
            String replyStatus,
            Correction correction,
            Otherwise otherwise,
            String description,
            String cause,
            String advice) {
        this.section = section;
        this.verbs = verbs;
        this.condition = condition;
        this.replyCode = replyCode;
        this.replyStatus = replyStatus;
        this.correction = correction;
        this.otherwise = otherwise;
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
     * Whether the rule only warns: what it finds is legal by the RFCs, and hardly ever meant.
     *
     * @return true for a rule whose violations are no faults of the dialogue
     */
    public boolean advisory() {
        return otherwise == Otherwise.ADVICE;
    }

    /**
     * Whether a command that breaks the rule goes out where action "correct" has nothing to insert, since
     * servers differ on it and many take it. Otherwise it is blocked.
     *
     * @return true if the server decides
     */
    public boolean serverDecides() {
        return otherwise != Otherwise.BLOCK;
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
        return this == DATA_CONTENT || this == COMMAND_INJECTION || this == REPLY_PENDING || this == PIPELINE_LAST;
    }

    /** Whether the transaction is announced as one with addresses beyond ASCII: by this MAIL, or by the one before this RCPT. */
    private static boolean isAnnounced(byte[] line, SessionState state) {
        return Octets.startsWith(line, "RCPT TO:")
                ? !state.transaction().isOpen() || state.envelope().internationalized()
                : EnvelopeCommand.has(line, "SMTPUTF8");
    }

    /** Whether a recipient is of a domain more than the server takes in one message. */
    private static boolean isOneDomainTooMany(byte[] line, SessionState state) {
        Limits limits = state.connection().extensions().limits();
        return limits.limitsDomains()
                && state.envelope().domains().size() >= limits.domains()
                && !state.envelope().domains().contains(EnvelopeCommand.domain(line));
    }

    private static boolean isProbe(Verb verb) {
        return verb == NOOP || verb == RSET || verb == QUIT;
    }

    /**
     * The rule that foresees a fault: the one of the same name.
     *
     * @param fault the fault
     * @return the rule, or nothing if the fault is no matter of the model's
     */
    public static Optional<Rule> of(Fault fault) {
        return of(fault.id());
    }

    private static Set<Verb> allBut(Verb... exempt) {
        EnumSet<Verb> verbs = EnumSet.complementOf(EnumSet.of(Verb.CONNECT));
        verbs.removeAll(Set.of(exempt));
        return Collections.unmodifiableSet(verbs);
    }
}
