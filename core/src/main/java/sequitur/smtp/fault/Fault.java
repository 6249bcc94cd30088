package sequitur.smtp.fault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that a refusal can mean: each rule of the sequencing model, the other faults in the order and form of
 * commands, and the ordinary refusals that are none, so that nobody looks for the fault in the wrong place. Each is one
 * declaration: the section it comes from, what the reply says, what mends it, and what it mostly comes from.
 *
 * <p>The texts name the properties of the protocol {@code smtp}; {@code smtps} has the same ones under its own name.
 */
public enum Fault {
    /** A command before the server's greeting. */
    GREETING_FIRST(
            "RFC 5321 4.3.1",
            "The server got a command before it had sent its greeting, and takes such a client for a spam"
                    + " program.",
            "Let Transport.connect() open the session; it waits for the greeting.",
            "The app writes to the connection by itself, or reads replies by itself and lost count of" + " them.",
            "A Transport subclass overrides how the connection is opened.",
            "A proxy in between writes without waiting for the line 220."),

    /** The server refused the session as such. */
    GREETING_REFUSED(
            "RFC 5321 3.1",
            "The server refused this session when it began, and refuses every command in it.",
            "Read the first line that the server sent (mail.debug=true shows it), and talk to its operator or"
                    + " use another mail.smtp.host.",
            "The server takes no mail from this client, for the reason that its greeting gives: a list,"
                    + " a missing name in DNS, a firewall rule.",
            "The host takes no mail at all, or not on this port.",
            "The server was about to stop or was overloaded when the connection was opened."),

    /** A command that needs EHLO or HELO before it. */
    HELLO_FIRST(
            "RFC 5321 4.1.4",
            "The server has accepted no EHLO or HELO in this session yet, and wants one before this command.",
            "Let Transport.connect() open the session, and send no commands of your own before it has"
                    + " returned; where STARTTLS came first, set mail.smtp.starttls.enable=true.",
            "EHLO and HELO were both refused, often for the name in them, or never sent, and the app" + " went on.",
            "STARTTLS or XCLIENT took the session back to its start, and no EHLO followed: the mail"
                    + " library does that when AUTH is answered by 530.",
            "The app sends commands of its own before Transport.connect() has returned."),

    /** The name after EHLO or HELO is missing or unacceptable. */
    HELLO_NAME(
            "RFC 5321 4.1.1.1",
            "The server does not accept the name that stands after EHLO or HELO.",
            "Set mail.smtp.localhost to a full domain name that leads to this machine, or to its address in"
                    + " brackets ([192.0.2.1]).",
            "The machine has no name, or one that is no full domain name (localhost, a container's name,"
                    + " an underscore in it, a dot at its end, a bare IP address), and the library sends what the"
                    + " JVM finds.",
            "The name is not in DNS, or does not lead to this client's address."),

    /** EHLO or HELO inside a mail transaction. */
    HELLO_IN_TRANSACTION(
            "RFC 5321 4.1.4",
            "EHLO or HELO came in the middle of a mail transaction, which it would throw away with its"
                    + " recipients.",
            "Leave EHLO to Transport.connect(), and give each thread a Transport of its own.",
            "The app sends EHLO or HELO by its own command between MAIL and the end of the message.",
            "Two threads share one Transport, and one of them connects again."),

    /** An extension is used in a session that HELO opened. */
    EHLO_NEEDED(
            "RFC 5321 2.2.1",
            "The command belongs to extended SMTP, and this session was opened by HELO, which has no extensions.",
            "Remove mail.smtp.ehlo=false; if the server refuses EHLO, use the port for submission"
                    + " (mail.smtp.port=587).",
            "mail.smtp.ehlo is false, or the server, or a firewall in between, refused EHLO, and the"
                    + " library fell back to HELO, which leaves AUTH and STARTTLS out."),

    /** The server has ended the session. */
    SESSION_CLOSED(
            "RFC 5321 3.8",
            "The server has closed the session, or is about to: nothing more can be sent on this connection.",
            "Ask Transport.isConnected() before each use and connect again if it says false; let a pool keep"
                    + " a connection for less time than the server does.",
            "The server closed the session (421), mostly since the connection was idle for longer than"
                    + " it waits, as in a pool or between the messages of a batch; or the app sent QUIT, and the"
                    + " same Transport was used again.",
            "The session had too many errors.",
            "The server is being shut down or is overloaded."),

    /** A command before the reply to the one before. */
    REPLY_PENDING(
            "RFC 2920 3.1",
            "The client sent something before the server had answered what came before it.",
            "Close the Transport after an exception instead of using it again, and read one reply for"
                    + " each command of your own.",
            "The read of an earlier reply timed out (mail.smtp.timeout) and the Transport was used"
                    + " again, or the app sent a command of its own without reading its reply, so that replies and"
                    + " commands no longer belong together.",
            "The app or a proxy writes several commands at once to a server that does not offer" + " PIPELINING.",
            "Something was sent before the greeting: the port speaks TLS or another protocol from the" + " start."),

    /** A command behind one that has to end its group. */
    PIPELINE_LAST(
            "RFC 2920 3.1",
            "A command was sent together with EHLO, DATA, STARTTLS or another one whose reply has to be"
                    + " waited for.",
            "Read the reply to each command of your own before you send the next one, and close the"
                    + " Transport after an exception instead of using it again.",
            "The app sent a command of its own without reading the reply to the one before it, or a read"
                    + " timed out (mail.smtp.timeout) and the Transport was used again.",
            "The app's own code writes several lines in one command.",
            "A line break in an address or a property made two commands of one."),

    /** Two threads in one mail transaction. */
    TRANSPORT_SHARED(
            "RFC 5321 4.3.1",
            "A second thread sent a command inside a mail transaction that another thread had opened.",
            "Use one Transport for one thread at a time: from a pool, or by Transport.send(), which"
                    + " opens its own.",
            "Two threads use one Transport with commands of their own, or a pool handed it on in the"
                    + " middle of a transaction."),

    /** STARTTLS where the server has none to give. */
    STARTTLS_OFFERED(
            "RFC 3207 2",
            "The server offers no STARTTLS here, or can't start TLS at the moment.",
            "Use mail.smtp.ssl.enable=true with port 465, or mail.smtp.starttls.enable=true with port 587.",
            "The port is the wrong one: 465 speaks TLS from the start, and some servers have STARTTLS on 587"
                    + " alone.",
            "The server has no certificate, or trouble with it.",
            "A firewall or virus scanner in between takes STARTTLS out."),

    /** STARTTLS under TLS. */
    STARTTLS_ONCE(
            "RFC 3207 4.2",
            "TLS is already on in this session, and can't be started a second time.",
            "Set either mail.smtp.ssl.enable=true (port 465) or mail.smtp.starttls.enable=true (port 587),"
                    + " and send no STARTTLS yourself.",
            "The app sends STARTTLS by its own command after the library did, or over a connection that"
                    + " is TLS from the start (port 465, smtps)."),

    /** STARTTLS inside a mail transaction. */
    STARTTLS_IN_TRANSACTION(
            "RFC 3207 4.2",
            "STARTTLS came after MAIL; TLS can't be started inside a mail transaction.",
            "Leave STARTTLS to the library (mail.smtp.starttls.enable=true), which starts TLS before the"
                    + " first message.",
            "The app sends STARTTLS by its own command after MAIL.",
            "The message before was not finished, and its transaction was left open."),

    /** No EHLO after STARTTLS. */
    EHLO_AFTER_STARTTLS(
            "RFC 3207 4.2",
            "TLS has started, which took the session back to its start, and no new EHLO has come since.",
            "Set mail.smtp.starttls.enable=true, so that TLS starts before AUTH.",
            "AUTH was answered by 530, and the library sent STARTTLS and AUTH again without the EHLO between"
                    + " them.",
            "The EHLO after STARTTLS was refused, which the library does not look at.",
            "The app sent STARTTLS by its own command."),

    /** The server wants TLS first. */
    STARTTLS_REQUIRED(
            "RFC 3207 4",
            "The server takes this command under TLS only, and the connection is in clear text.",
            "Set mail.smtp.starttls.enable=true (and mail.smtp.starttls.required=true).",
            "mail.smtp.starttls.enable is not set, so the library does not use the STARTTLS that the server"
                    + " offers.",
            "The properties are set for the other protocol: mail.smtps.* counts for smtps, mail.smtp.* for smtp.",
            "A firewall takes STARTTLS out of the server's offer, or the TLS version is too old for the server."),

    /** The server wants AUTH first. */
    AUTH_REQUIRED(
            "RFC 4954 6",
            "The server takes no mail from this session until the client has authenticated.",
            "Set mail.smtp.auth=true, and mail.smtp.starttls.enable=true where AUTH is offered under TLS only.",
            "mail.smtp.auth is not true, so the library never asks the app's Authenticator and sends no"
                    + " AUTH; or AUTH is offered only after STARTTLS, and mail.smtp.starttls.enable is not set.",
            "The properties are set for the other protocol: mail.smtps.auth counts for smtps,"
                    + " mail.smtp.auth for smtp."),

    /** AUTH where the server does not offer it. */
    AUTH_OFFERED(
            "RFC 4954 4",
            "The server does not offer AUTH in this session.",
            "Set mail.smtp.starttls.enable=true and mail.smtp.port=587; if the server wants no AUTH, remove"
                    + " mail.smtp.auth.",
            "AUTH is offered only after STARTTLS, which the session has not had.",
            "The port is 25, and the server offers AUTH on 587 or 465 alone.",
            "The server takes mail from this network without authentication."),

    /** AUTH by a mechanism that the server does not have. */
    AUTH_MECHANISM(
            "RFC 4954 4",
            "The server does not know or does not allow the authentication mechanism that AUTH names.",
            "Remove mail.smtp.auth.mechanisms and mail.smtp.sasl.mechanisms, or name one that the server's"
                    + " EHLO reply lists.",
            "mail.smtp.auth.mechanisms or mail.smtp.sasl.mechanisms names one that the server does not offer.",
            "The provider has switched passwords off and asks for OAuth 2 (XOAUTH2).",
            "The mechanism is offered under TLS only."),

    /** A password where there has to be a token. */
    AUTH_PASSWORD_REFUSED(
            "RFC 4954 4",
            "The server takes no passwords, or not this account's own: it wants an access token of OAuth 2, or an application"
                    + " password.",
            "Let the client authenticate by XOAUTH2 or OAUTHBEARER with an access token; for an app that has only a password, set"
                    + " sequitur.credentials.<host>.provider or .token-endpoint.",
            "The provider has switched passwords off (basic authentication), as Microsoft 365 does.",
            "The provider takes an application password in place of the account's own, as Google does.",
            "The administrator allows tokens only."),

    /** A password without TLS. */
    AUTH_CLEARTEXT(
            "RFC 4954 4",
            "The server takes this kind of authentication under TLS only, and the connection is in clear text.",
            "Set mail.smtp.starttls.enable=true and mail.smtp.starttls.required=true, or use the"
                    + " protocol smtps; change a password that was sent in clear.",
            "mail.smtp.starttls.enable is not set, so the library logs in before TLS is on, and whoever"
                    + " is on the way can read the password.",
            "The port is 25 or 587 where the server wants TLS from the start."),

    /** A second AUTH. */
    AUTH_ONCE(
            "RFC 4954 4",
            "This session is authenticated already, and can't be a second time.",
            "Leave AUTH to the library; for another user close the Transport and connect again.",
            "The app sends AUTH by its own command after the library did.",
            "A pooled connection is given to another user."),

    /** AUTH inside a mail transaction. */
    AUTH_IN_TRANSACTION(
            "RFC 4954 4",
            "AUTH came after MAIL; a client can't authenticate inside a mail transaction.",
            "Give user and password to Transport.connect() with mail.smtp.auth=true, so that AUTH comes"
                    + " before the first message.",
            "The app authenticates by its own command after MAIL.",
            "The message before was not finished, and its transaction was left open."),

    /** The exchange after AUTH broke off. */
    AUTH_EXCHANGE(
            "RFC 4954 4",
            "What the client sent in the exchange of AUTH could not be read, or the exchange was canceled.",
            "Leave AUTH to the library (user and password to Transport.connect(), mail.smtp.auth=true),"
                    + " and set mail.smtp.auth.mechanisms if it picks one that fails; in an exchange of your own,"
                    + " send * to cancel it.",
            "A line that is no base64 was sent where a response belongs: a command, sent into an"
                    + " exchange of the app's own that was not finished, or a password that the app encoded itself.",
            "A SASL mechanism of the JVM failed, since a realm or a token was missing.",
            "The app writes AUTH without a mechanism by its own command."),

    /** MAIL inside a mail transaction. */
    MAIL_NESTED(
            "RFC 5321 4.1.4",
            "The server has a mail transaction open already, and can't begin another one.",
            "Close the Transport after a sendMessage() that failed with an exception, and send RSET after a"
                    + " MAIL of your own.",
            "The message before was not finished after its MAIL, or the app sent a MAIL of its own,"
                    + " and nobody sent RSET.",
            "Two threads share one Transport or one connection of a pool."),

    /** A command that needs an accepted MAIL. */
    RCPT_BEFORE_MAIL(
            "RFC 5321 3.3",
            "The server knows no sender: no MAIL was accepted in this transaction before this command.",
            "Look at the reply to MAIL, which names the real fault (mail.debug=true shows it); a"
                    + " subclass that overrides mailFrom() has to send MAIL.",
            "MAIL was refused or never sent, or RSET or EHLO ended the transaction in between"
                    + " (mail.smtp.userset=true makes isConnected() send RSET).",
            "A subclass that overrides mailFrom() sends no MAIL."),

    /** DATA without MAIL. */
    DATA_BEFORE_MAIL(
            "RFC 5321 3.3",
            "The server knows no sender: no MAIL was accepted before DATA.",
            "Look at the reply to MAIL, which names the real fault, and use nothing between MAIL and DATA"
                    + " that sends RSET.",
            "MAIL was refused or never sent, or RSET or EHLO ended the transaction in between"
                    + " (mail.smtp.userset=true makes isConnected() send RSET).",
            "The app sends DATA by its own command."),

    /** DATA without RCPT. */
    DATA_BEFORE_RCPT(
            "RFC 5321 3.3",
            "The server knows no recipient: no RCPT was accepted before DATA.",
            "Look at the replies to RCPT, which name the real fault"
                    + " (SendFailedException.getInvalidAddresses(), mail.debug=true).",
            "Every recipient was refused, or none was given.",
            "RSET or EHLO came in between: mail.smtp.userset=true makes isConnected() send RSET.",
            "A subclass that overrides rcptTo() sends no RCPT."),

    /** A command inside message content. */
    DATA_CONTENT(
            "RFC 5321 4.1.1.4",
            "The server is in the middle of a message's content, and takes what comes now for text of it.",
            "Mend what fails while the content is written: call saveChanges() and read attachments"
                    + " before sendMessage(), and in writeTo() close nothing and send nothing else; close the"
                    + " Transport after a sendMessage() that failed.",
            "Writing the content of a message failed half way (an exception in writeTo() or in a"
                    + " DataSource), or writeTo() closes the stream or uses the Transport itself: the server takes"
                    + " whatever comes next on this Transport for text of that message.",
            "The app sent DATA by its own command."),

    /** BDAT where CHUNKING is not offered. */
    BDAT_OFFERED(
            "RFC 3030 2",
            "The server does not know BDAT.",
            "Remove mail.smtp.chunksize, or make a new Transport for each server.",
            "mail.smtp.chunksize is set, and the Transport was connected to another server before, whose"
                    + " list of extensions the library kept.",
            "A firewall in between takes CHUNKING out."),

    /** BDAT without MAIL and RCPT. */
    BDAT_BEFORE_RCPT(
            "RFC 3030 2",
            "The server knows no sender or no recipient: none was accepted before BDAT.",
            "Look at the replies to MAIL and RCPT, which name the real fault.",
            "MAIL or every recipient was refused, or RSET or EHLO ended the transaction in between."),

    /** DATA, MAIL or RCPT between chunks. */
    BDAT_MIXED(
            "RFC 3030 2",
            "A message that was begun with BDAT has to be ended with BDAT; another command came in between.",
            "Close the Transport after a sendMessage() that failed with an exception, or remove"
                    + " mail.smtp.chunksize.",
            "Writing the content failed between two chunks, and the Transport was used again.",
            "The app sends DATA by its own command though mail.smtp.chunksize is set."),

    /** A chunk after the last one, or after one that failed. */
    BDAT_AFTER_LAST(
            "RFC 3030 2",
            "The server takes no more chunks: the last one has come, or one of them failed, and only RSET helps.",
            "Close no stream that writeTo() is given, or remove mail.smtp.chunksize; after a chunk that"
                    + " was refused, look at its reply and send RSET.",
            "The message's own writeTo() closed the stream that it was given, which sends the last chunk"
                    + " (the message may have been delivered), and the library sends another one; or a chunk was"
                    + " refused, and nobody sent RSET."),

    /** DATA after BODY=BINARYMIME. */
    BINARYMIME_DATA(
            "RFC 3030 3",
            "A message that was announced as binary can't be sent by DATA, only by BDAT.",
            "Remove BODY=BINARYMIME from mail.smtp.mailextension, or set mail.smtp.chunksize, so that"
                    + " the library sends BDAT.",
            "mail.smtp.mailextension says BODY=BINARYMIME, and the message goes out by DATA."),

    /** Octets that may not stand in a command or in content. */
    COMMAND_INJECTION(
            "RFC 5321 2.3.8",
            "The server found a line break, a control character or other octets where none may be.",
            "Refuse line breaks in what users give as an address, and update the mail library (Angus Mail"
                    + " 2.0.4, jakarta.mail 2.0.2 or 1.6.8, or later).",
            "A line break in an address, or in a property that the app takes from outside: it would be a"
                    + " second, forged command (CVE-2025-7962).",
            "Something other than the mail library writes the content, with bare line feeds.",
            "An address with letters beyond ASCII went out without SMTPUTF8."),

    /** A line without a verb. */
    COMMAND_VERB(
            "RFC 5321 4.1.1",
            "The line that the server got has no verb at its beginning: it is empty, or no command.",
            "Look at what the app sends by simpleCommand() or issueCommand() (mail.debug=true shows it),"
                    + " and send no lines of your own.",
            "The app sends an empty line by simpleCommand() or issueCommand(), or a part of a message or"
                    + " of a SASL exchange at the wrong time."),

    /** A line longer than the server takes. */
    COMMAND_LENGTH(
            "RFC 5321 4.5.3.1",
            "The line is longer than the server takes.",
            "Look at what was sent with mail.debug=true and shorten it; if it is AUTH, name another"
                    + " mechanism in mail.smtp.auth.mechanisms.",
            "A very long address, a long list of parameters in mail.smtp.mailextension or the DSN"
                    + " properties, or a token that is too long for one AUTH line.",
            "Message content is taken for commands, since a DATA before it was refused."),

    /** The address in MAIL or RCPT is malformed. */
    PATH_SYNTAX(
            "RFC 5321 4.1.2",
            "The server can't read the address in MAIL or RCPT.",
            "Check addresses with InternetAddress.validate() before sending, and set mail.smtp.from to a full"
                    + " address.",
            "The address was never checked (new InternetAddress(address, personal) does not do it): it"
                    + " has no domain, or spaces, brackets or dots where none may stand.",
            "mail.smtp.from or the machine's own name gives a sender that is no full address.",
            "A parameter or text stands behind the address."),

    /** A parameter of MAIL or RCPT that the server does not take. */
    PARAMETER_OFFERED(
            "RFC 5321 4.1.1.11",
            "The server does not know, or does not take, a parameter of MAIL or RCPT.",
            "Remove mail.smtp.mailextension, or what names the parameter (mail.smtp.dsn.ret,"
                    + " mail.smtp.dsn.notify, mail.smtp.submitter), or make a new Transport for each server.",
            "mail.smtp.mailextension is sent to every server, whatever it offers; or the Transport was"
                    + " connected to another server before, whose list of extensions the library kept."),

    /** A parameter of MAIL or RCPT that is given twice. */
    PARAMETER_REPEATED(
            "RFC 5321 4.1.1.11",
            "A parameter of MAIL or RCPT is given twice.",
            "Remove from mail.smtp.mailextension what the library adds itself (SIZE, RET, NOTIFY, AUTH,"
                    + " SMTPUTF8).",
            "mail.smtp.mailextension names a parameter that the library adds by itself.",
            "Text with parameters in it came into an address."),

    /** An address beyond ASCII without SMTPUTF8. */
    SMTPUTF8_NEEDED(
            "RFC 6531 3.4",
            "An address holds letters beyond ASCII, and MAIL did not announce that (SMTPUTF8).",
            "Set mail.mime.allowutf8=true for a server that offers SMTPUTF8; write the domain in its"
                    + " ASCII form, xn--, for others.",
            "mail.mime.allowutf8 is not true, or the server does not offer SMTPUTF8, so that the library"
                    + " left it out."),

    /** The message is larger than the server takes. */
    SIZE_EXCEEDED(
            "RFC 1870 6.1",
            "The message is larger than this server, or the recipient's, takes.",
            "Send smaller attachments or links, or ask the server's operator for a larger limit (the SIZE of"
                    + " the EHLO reply).",
            "The message with its attachments is larger than the server takes (SIZE in the EHLO reply);"
                    + " base64 makes an attachment a third larger still."),

    /** More messages or connections than the server allows. */
    MAIL_LIMIT(
            "RFC 9422 4",
            "The client has reached the server's limit of messages, sessions or connections.",
            "Close the Transport after as many messages as the server allows and use fewer connections at"
                    + " once; wait if the limit is one of the account.",
            "A batch or a pool sends more messages on one connection than the server allows (LIMITS"
                    + " MAILMAX in the EHLO reply, if it says so).",
            "A pool, or several instances of the app, open more connections at once than the server" + " allows.",
            "The account's daily or hourly limit is used up."),

    /** More recipients than the server takes in one message. */
    RCPT_LIMIT(
            "RFC 5321 4.5.3.1",
            "The message has more recipients than the server takes at once.",
            "Call sendMessage() several times, each time with a part of the recipients.",
            "A mailing goes to more recipients in one sendMessage() than the server takes (LIMITS"
                    + " RCPTMAX in the EHLO reply, if it says so)."),

    /** More recipient domains than the server takes in one message. */
    RCPT_DOMAIN_LIMIT(
            "RFC 9422 4",
            "The message has recipients in more domains than the server takes at once.",
            "Call sendMessage() once for the recipients of each domain.",
            "A mailing goes to recipients of more domains in one sendMessage() than the server takes"
                    + " (LIMITS RCPTDOMAINMAX in the EHLO reply, if it says so)."),

    /** The server does not accept the user name and password. */
    AUTH_FAILED(
            "RFC 4954 6",
            "The server did not accept what the client authenticated with.",
            "Check mail.smtp.user and the password that the Authenticator gives; use an application password,"
                    + " or mail.smtp.auth.mechanisms=XOAUTH2 with a token.",
            "The user name or the password is wrong, or expired.",
            "The provider wants an application password or OAuth 2 instead of the account's password, as"
                    + " Gmail and Microsoft 365 do.",
            "The account is locked after too many attempts, or may not send by SMTP."),

    /** The sender's address is not one of the authenticated user's. */
    SENDER_IDENTITY(
            "RFC 6409 6.1",
            "The user who authenticated may not send from this address.",
            "Set mail.smtp.from and From to the account's own address, or have the server's operator allow"
                    + " this one.",
            "MAIL names another address than the account's: the From of the message, or mail.smtp.from.",
            "The address or its domain is not verified with the provider, or the right to send as it is missing.",
            "mail.smtp.from and From are missing, and the library made an address of user and host names."),

    /** A command that the server does not know. */
    COMMAND_UNKNOWN(
            "RFC 5321 4.2.4",
            "The server does not know this command.",
            "Look at the command and at the reply before it with mail.debug=true; for TLS from the start use"
                    + " mail.smtp.ssl.enable=true with port 465.",
            "Message content is taken for commands, since the DATA before it was refused.",
            "The command belongs to an extension that this server does not offer, or that a firewall takes out.",
            "The app sends a command of its own with an error in it, or TLS or HTTP goes to a port that"
                    + " speaks plain SMTP."),

    /** A command whose arguments are wrong. */
    COMMAND_ARGUMENTS(
            "RFC 5321 4.3.2",
            "The server knows the command, but not what stands behind it.",
            "Look at the command with mail.debug=true: DATA, RSET, QUIT and STARTTLS stand alone, AUTH"
                    + " needs a mechanism, BDAT a size, VRFY and EXPN a name; an address or a property may hold"
                    + " more than it should.",
            "The app sends a command of its own with an argument too many or too few.",
            "An address or a property put something unexpected into the command."),

    /** The server does not pass mail on for this client. */
    RELAY_DENIED(
            "RFC 5321 3.6.2",
            "The recipient is not one of this server's, and it does not pass mail on for this client.",
            "Set mail.smtp.auth=true with user and password, or use the mail.smtp.host that sends for this app.",
            "The client has not authenticated: mail.smtp.auth is not true.",
            "mail.smtp.host names the server that receives for a domain, not the one that sends for the app.",
            "The client's network is not among those that may send."),

    /** A command out of order, without more words. */
    SEQUENCE(
            "RFC 5321 4.1.4",
            "The command does not fit the state of the session; the server says no more than that.",
            "Look at the first refusal of the session with mail.debug=true; the reply before this one mostly"
                    + " names the fault.",
            "An earlier command was refused, and this one follows from it: MAIL, RCPT, AUTH or STARTTLS.",
            "A transaction was left open, or thrown away by RSET or EHLO, so that MAIL, RCPT or DATA no"
                    + " longer fits.",
            "AUTH is missing: some servers say it with these words."),

    /** BDAT with a size that is missing or wrong. */
    BDAT_SIZE(
            "RFC 3030 2",
            "The size after BDAT is missing, malformed or 0.",
            "Remove mail.smtp.chunksize.",
            "A message without content was sent in chunks.",
            "The app sends BDAT by its own command."),

    /** A second EHLO or HELO. */
    HELLO_AGAIN(
            "RFC 5321 4.1.4",
            "The server has had EHLO or HELO already, and does not take it again, though RFC 5321 allows it.",
            "Leave EHLO to Transport.connect().",
            "The app sends EHLO by its own command after Transport.connect() did."),

    /** SMTP spoken to an LMTP server, or the other way round. */
    LMTP(
            "RFC 2033 4.1",
            "One side speaks SMTP and the other LMTP, the protocol of local delivery.",
            "Set mail.smtp.host and mail.smtp.port to a server that speaks SMTP (port 587, 465 or 25).",
            "mail.smtp.port is that of an LMTP service (24, or one of the server's own)."),

    /** Something between client and server rewrites the dialogue. */
    MIDDLEBOX(
            "RFC 5321 4.1.4",
            "A firewall or proxy between client and server has rewritten or taken over the dialogue.",
            "Use port 465 with mail.smtp.ssl.enable=true, which nothing in between can read, or have the"
                    + " inspection switched off.",
            "SMTP inspection (Cisco ASA \"fixup\", virus scanners) hides STARTTLS, AUTH and other extensions.",
            "The server has to reach something of its own first, and could not."),

    /** A refusal that has nothing to do with the order of commands. */
    NOT_SEQUENCE(
            "RFC 5321 4.2.1",
            "The server refuses for a reason of its own, which has nothing to do with the order of commands.",
            "Read the reply's text, and ask the server's operator; no setting of the mail library helps.",
            "The account, the address or the client is blocked or disabled at the server.",
            "A policy of the server refuses this message."),

    /** ETRN inside a mail transaction. */
    ETRN_IN_TRANSACTION(
            "RFC 1985 5",
            "ETRN came in the middle of a mail transaction.",
            "Send ETRN on a connection of its own, before any message.",
            "The app sends ETRN by its own command after MAIL."),

    /** STARTTLS after AUTH. */
    STARTTLS_AFTER_AUTH(
            "RFC 3207 4.2",
            "STARTTLS came after AUTH; TLS has to start before the client authenticates.",
            "Set mail.smtp.starttls.enable=true, so that TLS starts before AUTH.",
            "The app sends STARTTLS by its own command after Transport.connect() has authenticated."),

    /** TLS where plain SMTP is spoken, or the other way round. */
    TLS_MODE(
            "RFC 8314 3.3",
            "The two sides could not agree on TLS: one speaks it from the start and the other does not, or"
                    + " they have no version in common.",
            "Use mail.smtp.ssl.enable=true with port 465 and mail.smtp.starttls.enable=true with port 587,"
                    + " and set mail.smtp.ssl.protocols=TLSv1.2 TLSv1.3.",
            "mail.smtp.ssl.enable or smtps is used on a port that begins in clear (25, 587), or the other way"
                    + " round on port 465.",
            "The server wants a newer TLS than mail.smtp.ssl.protocols or the JVM allows."),

    /** REQUIRETLS on a connection without TLS. */
    REQUIRETLS(
            "RFC 8689 2",
            "The message asks for TLS all the way (REQUIRETLS), and this connection has none.",
            "Set mail.smtp.starttls.enable=true and mail.smtp.starttls.required=true.",
            "mail.smtp.mailextension says REQUIRETLS, and mail.smtp.starttls.enable is not set."),

    /** The recipient does not exist. */
    MAILBOX_UNKNOWN(
            "RFC 3463 3.2",
            "The server knows no mailbox of this address, or it takes no mail.",
            "Correct the address, or strike it off the list; the order of commands is right.",
            "The address is misspelt, or its mailbox was removed."),

    /** The recipient's mailbox is full. */
    MAILBOX_FULL(
            "RFC 3463 3.3",
            "The mailbox of the recipient is full.",
            "Try again later, or reach the recipient another way.",
            "The recipient's quota is used up."),

    /** The server asks to try again in a few minutes. */
    GREYLISTED(
            "RFC 6647 2",
            "The server refuses a sender that it does not know yet for some minutes, to see whether it tries"
                    + " again (greylisting).",
            "Send the message again after some minutes, or through a mail server that does (mail.smtp.host).",
            "The app sends straight to the recipient's server, without a mail server of its own that tries again."),

    /** The client or the recipient gets too much at once. */
    RATE_LIMITED(
            "RFC 3463 3.8",
            "Mail comes faster than the server takes it.",
            "Send more slowly, and try again after a pause that grows.",
            "A batch is sent without a pause.",
            "Many messages go to one recipient."),

    /** The server refuses this client's address. */
    REPUTATION(
            "RFC 3463 3.8",
            "The client's address, or its name, is on a list of senders that the server does not trust.",
            "Send through the mail server of the provider (mail.smtp.host, mail.smtp.auth=true), and have the"
                    + " address taken off the list that the reply names.",
            "The address belongs to a range of homes, clouds or earlier spam.",
            "A machine behind the same address sends spam."),

    /** The server refuses what the message holds. */
    CONTENT_REJECTED(
            "RFC 3463 3.7",
            "The server takes the message's content for spam, for dangerous or for malformed.",
            "Call saveChanges() before sending and change what the reply names; no setting of the transport"
                    + " helps.",
            "An attachment's type, a link, or the text itself is on a filter's list.",
            "Headers such as Date, Message-ID or From are missing or malformed."),

    /** The sender's domain does not vouch for this client. */
    SENDER_POLICY(
            "RFC 7372 3",
            "The sender's domain, by SPF, DKIM, DMARC or the client's name in DNS, does not vouch for this"
                    + " client.",
            "Send through the server that the sender's domain names in its SPF record (mail.smtp.host).",
            "The app sends with an address of a domain whose DNS does not name this server.",
            "Messages are not signed with DKIM.",
            "The client's address has no name in DNS."),

    /** The sender's domain does not exist. */
    SENDER_DOMAIN(
            "RFC 3463 3.2",
            "The domain of the sender's address is not in DNS, or takes no mail.",
            "Set mail.smtp.from to an address whose domain exists.",
            "mail.smtp.from is not set, and the library made an address of the machine's name"
                    + " (user@localhost, user@container).",
            "The sender's address is misspelt."),

    /** The server can't at the moment. */
    SERVER_BUSY(
            "RFC 5321 4.2.3",
            "The server can't take the message at the moment, for a reason of its own.",
            "Try again later; the order of commands is right.",
            "It is overloaded, out of room, or can't reach something that it needs."),

    /** Too many attempts to log in. */
    AUTH_RATE_LIMITED(
            "RFC 4954 6",
            "The server takes no login from this client or account for some time, after too many of them; the"
                    + " password may well be right.",
            "Wait, then log in less often: keep a Transport open for several messages, and stop what retries"
                    + " with a wrong password.",
            "The app opens a connection for each message and logs in each time.",
            "A wrong password was tried again and again, by this app or by another one."),

    /** The account may not send. */
    ACCOUNT_BLOCKED(
            "RFC 3463 3.8",
            "The account that sends is disabled, suspended or held back by its provider; no command helps.",
            "Have the account looked at with its provider; until then stop sending with it.",
            "The provider takes the account for taken over, or for a sender of spam.",
            "The account was closed or not paid for, or sending by SMTP is switched off for it."),

    /** Too many commands in one session. */
    TOO_MANY_COMMANDS(
            "RFC 5321 4.5.4.1",
            "The session had more commands, or more useless or wrong ones, than the server takes.",
            "Close the Transport and connect again, and leave out commands of your own such as NOOP, RSET and VRFY.",
            "A pool asks Transport.isConnected() again and again, which sends NOOP or RSET each time.",
            "Many recipients or commands were refused in one session."),

    /** No TLS version or cipher in common. */
    TLS_VERSION(
            "RFC 8996 1",
            "The two sides have no version of TLS, or no cipher, that both of them take.",
            "Set mail.smtp.ssl.protocols=TLSv1.2 TLSv1.3, and use a JVM that has them.",
            "mail.smtp.ssl.protocols names an old version, or the JVM is old.",
            "The server is old, and the JVM has switched its versions off (jdk.tls.disabledAlgorithms)."),

    /** A client certificate is missing or refused. */
    CLIENT_CERTIFICATE(
            "RFC 3207 4.1",
            "The server asks the client for a certificate in TLS, and got none or one that it does not accept.",
            "Give the JVM the client's certificate and its key (javax.net.ssl.keyStore, or a socket factory by"
                    + " mail.smtp.ssl.socketFactory).",
            "No certificate is configured in the JVM or in the socket factory.",
            "The certificate has expired, or its issuer is unknown to the server."),

    /** A message that is or is not encrypted or signed as the server wants it. */
    ENCRYPTED_CONTENT(
            "RFC 7372 3",
            "The server refuses the message for how its content is encrypted or signed (S/MIME, PGP, an archive with"
                    + " a password), or because it is not.",
            "Encrypt, sign or pack the message as the reply asks; TLS and AUTH do not help.",
            "A policy wants S/MIME for this recipient.",
            "An attachment is encrypted and can't be scanned."),

    /** Not told by the reply. */
    UNCLEAR(
            "RFC 5321 4.2",
            "What is wrong is not told by this reply alone.",
            "Look at the command that was answered and at the first refusal of the session (mail.debug=true shows"
                    + " both).",
            "The server says no more than that it refuses, or its words fit several faults."),

    /** No fault: the command was accepted. */
    NONE(
            "RFC 5321 4.2.1",
            "The server accepted the command, or asks for what comes next.",
            "Nothing needs to be changed.",
            "The reply is a 2yz or 3yz one, which says that the command was accepted."),

    /** No reply of SMTP. */
    UNRECOGNISED(
            "RFC 5321 4.2",
            "This is no reply of SMTP: it does not begin with a code from 200 to 599.",
            "Give the whole reply as the server sent it, with its code; mail.debug=true shows it.",
            "The line is cut short, or is another program's text.",
            "The port speaks another protocol, or TLS from the start.");

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String section;
    private final String meaning;
    private final String remedy;

    // Unmodifiable, which the type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> causes;

    Fault(String section, String meaning, String remedy, String... causes) {
        this.section = section;
        this.meaning = meaning;
        this.remedy = remedy;
        this.causes = List.of(causes);
    }

    /**
     * The fault's name everywhere outside the code; a rule foresees the fault of its own name.
     *
     * @return the constant's name in lower case, words joined by hyphens
     */
    public String id() {
        return id;
    }

    /**
     * Finds a fault by its name.
     *
     * @param id the name, as {@link #id()} gives it
     * @return the fault, or nothing if there is none of that name
     */
    public static Optional<Fault> of(String id) {
        for (Fault fault : values()) {
            if (fault.id.equals(id)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /**
     * Where what is broken, or the meaning of the reply, is written down.
     *
     * @return the RFC and its section
     */
    public String section() {
        return section;
    }

    /**
     * What such a reply says.
     *
     * @return one sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * What it mostly comes from in a Jakarta Mail app.
     *
     * @return one sentence for each cause, the likeliest first; at least one, unmodifiable
     */
    public List<String> causes() {
        return causes;
    }

    /**
     * The likeliest of them: what a report names.
     *
     * @return one sentence
     */
    public String cause() {
        return causes.get(0);
    }

    /**
     * The property or action that mends it in a Jakarta Mail app.
     *
     * @return one sentence
     */
    public String remedy() {
        return remedy;
    }
}
