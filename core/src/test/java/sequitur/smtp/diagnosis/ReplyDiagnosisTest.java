package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Replies as servers give them, and what they mean. */
class ReplyDiagnosisTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "rcpt-before-mail    | 503 5.5.1 Error: need MAIL command",
                "rcpt-before-mail    | 503 sender not yet given",
                "rcpt-before-mail    | 503 MAIL must come before RCPT",
                "rcpt-before-mail    | 503 EHLO/HELO and MAIL FROM first please",
                "rcpt-before-mail    | 503 Reverse path not set",
                "rcpt-before-mail    | 503 5.5.1 Not in a mail transaction",
                "mail-nested         | 503 You cannot specify MAIL FROM after a RCPT TO",
                "bdat-before-rcpt    | 503 5.5.1 BDAT from whom?",
                "rcpt-limit          | 541 Per message recipient limit reached",
                "auth-required       | 530",
                "data-before-mail    | 503 5.5.1 MAIL FROM must precede DATA",
                "data-before-rcpt    | 503 Valid RCPT command must precede DATA",
                "data-before-rcpt    | 503 5.5.1 Bad sequence of commands (MAIL & RCPT required before DATA)",
                "data-before-rcpt    | 554 5.5.1 Error: no valid recipients",
                "mail-nested         | 503 5.5.1 Error: nested MAIL command",
                "mail-nested         | 503 5.5.2 Sender already specified",
                "mail-nested         | 503 Issue a reset if you want to start over",
                "hello-first         | 503 5.5.1 EHLO/HELO first. k4-20020a5d5244000000b0sm.0 - gsmtp",
                "hello-first         | 503 Polite people say hello first (#5.5.4)",
                "hello-first         | 503 5.5.2 Send hello first [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]",
                "hello-again         | 503 5.0.0 mx.example.com Duplicate HELO/EHLO",
                "hello-name          | 504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname",
                "hello-name          | 501 Syntax: EHLO hostname",
                "auth-required       | 530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM",
                "auth-required       | 550 5.5.0 Authentification requise. Authentication Required. OFR_108",
                "auth-required       | 503 Error: need EHLO and AUTH first !",
                "auth-failed         | 535-5.7.8 Username and Password not accepted.",
                "auth-failed         | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
                "auth-once           | 503 5.7.0 No identity changes permitted.",
                "auth-in-transaction | 503 5.5.0 AUTH not permitted during a mail transaction",
                "auth-mechanism      | 504 5.7.4 Unrecognized authentication type",
                "auth-offered        | 503 AUTH command used when not advertised",
                "auth-cleartext      | 538 5.7.11 Encryption required for requested authentication mechanism",
                "auth-exchange       | 501 5.5.2 Can't decode base64",
                "starttls-required   | 451 5.7.3 STARTTLS is required to send mail",
                "starttls-required   | 530 Must issue a STARTTLS command first",
                "starttls-once       | 503 5.5.1 STARTTLS may not be repeated.",
                "starttls-offered    | 454 TLS not available due to temporary reason",
                "sender-identity     | 553 sorry, your envelope sender must match your login (#5.7.1)",
                "sender-identity     | 554 5.2.252 SendAsDenied; a@b.example not allowed to send as c@d.example",
                "ehlo-needed         | 503 AUTH needs EHLO",
                "hello-first         | 503 5.5.0 Need HELO or EHLO before AUTH",
                "not-sequence        | 554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied",
                "rcpt-limit          | 452 4.5.3 Too many recipients in this message",
                "sequence            | 503 Invalid command at this stage",
                "bdat-mixed          | 503 only BDAT permissible after non-LAST BDAT",
                "binarymime-data     | 503 5.5.0 DATA cannot be used with BINARYMIME",
                "reply-pending       | 554 SMTP synchronization error",
                "command-unknown     | 502 5.5.1 Unimplemented command. a1sm1 - gsmtp",
                "command-arguments   | 501 5.5.4 Syntax error in parameters or arguments",
                "path-syntax         | 555 5.5.2 Syntax error. a1sm1 - gsmtp",
                "parameter-offered   | 555 MAIL FROM parameters not recognized or not implemented",
                "size-exceeded       | 552 5.3.4 Message size exceeds fixed limit",
                "rcpt-limit          | 452 4.5.3 Too many recipients",
                "mail-limit          | 421 4.7.0 Too many concurrent connections",
                "session-closed      | 421 4.4.2 mx.example.com Error: timeout exceeded",
                "hello-first         | 503 Mail before HELO",
                "hello-first         | 503 You haven't introduced yourself",
                "ehlo-needed         | 555 5.5.4 Parameters need EHLO",
                "ehlo-after-starttls | 503 5.5.1 Send EHLO after STARTTLS",
                "auth-cleartext      | 503 SSL/TLS required before AUTH",
                "auth-in-transaction | 503 no auth during mail transaction (#5.5.0)",
                "auth-exchange       | 501 5.5.4 Syntax: AUTH mechanism",
                "rcpt-before-mail    | 503 Bad sequence of commands: Send 'MAIL FROM:' first.",
                "data-before-mail    | 503 You must first use the MAIL command before attempting to send DATA",
                "data-before-rcpt    | 503 Sender or recipient not specified",
                "bdat-mixed          | 503 5.5.1 DATA cannot follow BDAT in the same transaction",
                "too-many-commands   | 451 Too many errors from the client",
                "size-exceeded       | 552 Max message size exceeded",
                "path-syntax         | 501 could not parse recipient",
                "hello-name          | 550 5.7.0 HELO x from RFC2606 reserved domain",
                "sequence            | 503 5.5.1 Bad sequence of commands",
                "sequence            | 503",
                "mailbox-unknown     | 554 Invalid recipient - the email address does not match an account on this system",
            })
    void namesTheFault(String fault, String reply) {
        assertThat(diagnosed(reply)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "not-sequence     | 554 Transaction failed",
            })
    void isLikeliestWhereTheReplyDoesNotDecide(String fault, String reply) {
        Diagnosis diagnosis = ReplyDiagnosis.of(Reply.parse(reply));

        assertThat(diagnosis.fault()).isEqualTo(Fault.UNCLEAR);
        assertThat(diagnosis.likeliest().id()).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "relay-denied     | 554 5.7.1 <a@b.example>: Relay access denied",
                "mailbox-unknown  | 550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in virtual mailbox table",
                "mailbox-full     | 452 4.2.2 The email account that you tried to reach is over quota.",
                "greylisted       | 450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted",
                "rate-limited     | 454 Throttling failure: Maximum sending rate exceeded.",
                "reputation       | 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
                "content-rejected | 550 5.7.1 Message contains spam or virus",
                "sender-policy    | 550 5.7.26 Unauthenticated email from b.example is not accepted due to domain's DMARC policy.",
                "sender-domain    | 450 4.1.8 <a@b.example>: Sender address rejected: Domain not found",
                "server-busy      | 421 4.3.2 Too busy. Try again later.",
                "greylisted       | 452 4.2.2 Greylisted, please retry in a few moments",
                "mailbox-full     | 552 Requested mail action aborted: exceeded storage allocation",
                "sender-domain    | 553 sorry, your envelope sender domain must exist (#5.7.1)",
                "server-busy      | 452 4.3.1 Insufficient system storage",
            })
    void knowsAnOrdinaryRefusal(String fault, String reply) {
        assertThat(diagnosed(reply)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "mailbox-unknown  | 550 5.1.1 <data@first.example>: Recipient address rejected: User unknown",
                "mailbox-unknown  | 550 5.1.1 no such user: need.auth.first@mail.example",
                "mail-nested      | 503 5.5.1 nested MAIL command: MAIL FROM:<auth@starttls.example>",
                "command-unknown  | 500 5.5.1 Command unrecognized: \"RCPT needs MAIL first\"",
                "command-unknown  | 502 5.5.2 Error: command not recognized: 'already in TLS'",
                "path-syntax      | 501 5.1.7 <auth required@b.example>: Bad sender address syntax",
                "starttls-offered | 500 Error: command \"STARTTLS\" not recognized",
                "account-blocked  | 550 5.7.503 Access denied, banned sender",
                "command-injection | 451 See https://cr.yp.to/docs/smtplf.html.",
            })
    void isNotMisledByAnEcho(String fault, String reply) {
        assertThat(diagnosed(reply)).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "250 2.0.0 Ok: queued as 12345",
                "250 2.1.0 Sender ok, need RCPT",
                "354 End data with <CR><LF>.<CR><LF>",
                "334 VXNlcm5hbWU6",
                "220 mx.example.com ESMTP, please say EHLO first",
                "235 2.7.0 Authentication successful",
            })
    void findsNoFaultInWhatAccepts(String reply) {
        assertThat(diagnosed(reply)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "need MAIL command", "HTTP/1.1 400 Bad Request", "99", "199 what", "999 what"})
    void saysWhatIsNoReply(String text) {
        assertThat(diagnosed(text)).isEqualTo("unrecognised");
    }

    @Test
    void readsAReplyOfSeveralLines() {
        assertThat(diagnosed("""
                        503-All RCPT commands were rejected with this error:
                        503-no such user here
                        503 Valid RCPT command must precede DATA
                        """)).isEqualTo("data-before-rcpt");
        assertThat(diagnosed("250-mx.example.com\r\n250-XXXXXXXA\r\n250 XXXB")).isEqualTo("middlebox");
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, mail-nested",
        "RCPT, rcpt-before-mail",
        "DATA, data-before-rcpt",
        "BDAT, bdat-before-rcpt",
        "AUTH, auth-offered",
        "STARTTLS, starttls-once",
        "EHLO, hello-again",
        "NOOP, sequence",
    })
    void guessesByTheCommandWhereTheReplySaysNothing(Verb answered, String fault) {
        Reply reply = Reply.parse("503 Bad sequence of commands");
        Diagnosis bare = ReplyDiagnosis.of(reply);
        Diagnosis guessed = ReplyDiagnosis.of(reply, answered);

        assertThat(bare.fault()).isEqualTo(Fault.SEQUENCE);
        assertThat(guessed.likeliest().id()).isEqualTo(fault);
        assertThat(guessed.confidence() < bare.confidence()).isEqualTo(guessed.likeliest() != bare.likeliest());
    }

    @ParameterizedTest
    @CsvSource({
        "DATA, 503 5.5.1 Error: need MAIL command, data-before-mail",
        "BDAT_LAST, 503 5.5.1 Error: need MAIL command, bdat-before-rcpt",
        "RCPT, 503 MAIL required first, rcpt-before-mail",
        "AUTH, 502 5.5.2 command unrecognized, auth-offered",
        "BDAT, 502 5.5.2 command unrecognized, bdat-offered",
        "AUTH, 503 Error: MAIL transaction in progress, auth-in-transaction",
        "STARTTLS, 503 Already authenticated, starttls-after-auth",
        "EHLO, 501 Syntax error in parameters, hello-name",
        "DATA, 501 5.5.4 Unknown parameter, command-arguments",
        "MAIL, 501 5.5.4 Unknown parameter, parameter-offered",
        "RCPT, 550 5.1.1 User unknown, mailbox-unknown",
    })
    void isMorePreciseByTheCommand(Verb answered, String reply, String fault) {
        assertThat(ReplyDiagnosis.of(Reply.parse(reply), answered).fault().id()).isEqualTo(fault);
    }

    @Test
    void looksAtTheBeginningOfALongText() {
        String beginning = "503 5.5.1 Error: need MAIL command ";

        assertThat(diagnosed(beginning + "x ".repeat(100_000) + "already authenticated"))
                .isEqualTo("rcpt-before-mail");
        assertThat(Wording.of("already ".repeat(100_000))).hasSizeLessThanOrEqualTo(Wording.LOOKED_AT + 2);
    }

    private static String diagnosed(String reply) {
        return ReplyDiagnosis.of(Reply.parse(reply)).fault().id();
    }

    /** 553 is said of malformed addresses, of addresses of others, of spam. */
    @Test
    void aCodeThatMeansManyThingsNamesNoFaultWithoutWords() {
        Reply reply = Reply.parse("553 sorry, your message cannot be taken");

        assertThat(ReplyDiagnosis.of(reply, Verb.MAIL).exactness()).isNotEqualTo(Exactness.FAULT);
        assertThat(ReplyDiagnosis.of(reply).exactness()).isNotEqualTo(Exactness.FAULT);
    }
}
