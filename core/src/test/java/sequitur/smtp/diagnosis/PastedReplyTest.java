package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.wire.Reply;

/** The reply inside what people paste. */
class PastedReplyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "503 5.5.1 need MAIL    | 503 5.5.1 need MAIL",
                "503 5.5.1 need MAIL    | SMTPSendFailedException: 503 5.5.1 need MAIL",
                "503 5.5.1 need MAIL    | com.sun.mail.smtp.SMTPSendFailedException: 503 5.5.1 need MAIL",
                "530 Must authenticate  | javax.mail.MessagingException: 530 Must authenticate; nested exception is: x",
                "554 no valid           | response: 554 no valid",
                "554 no valid           | response:554 no valid",
                "550 5.1.1 unknown      | smtp; 550 5.1.1 unknown",
                "550 5.1.1 unknown      | Diagnostic-Code: smtp;550 5.1.1 unknown",
                "550 5.1.1 not found    | Remote server returned '550 5.1.1 not found'",
                "503 Bad sequence       | S: 503 Bad sequence",
                "503 Bad sequence       | <- 503 Bad sequence",
                "503 Bad sequence       | <** 503 Bad sequence",
                "503 Bad sequence       | <<< 503 Bad sequence",
                "503 Bad sequence       | [503] Bad sequence",
                "503 Bad sequence       | 503: Bad sequence",
                "503 Bad sequence       | S: 503 - Bad sequence",
                "503 5.5.1 Bad sequence | #5.5.1 smtp;503 Bad sequence",
                "503 5.5.2 Bad sequence | #5.5.1 smtp;503 5.5.2 Bad sequence",
                "503 5.5.1 need MAIL    | smtplib.SMTPDataError: (503, b'5.5.1 need MAIL')",
                "503 RCPT first         | Expected code 354 but got code \"503\", with message \"503 RCPT first\"",
                "503 5.5.1 it's wrong   | said \"503 5.5.1 it's wrong\"",
                "550 5.1.1 no such user | host mx.example.com[192.0.2.250] said: 550 5.1.1 no such user (in reply to RCPT TO command)",
                "554 5.7.1 Relay denied | reject: RCPT from b[192.0.2.1]: 554 5.7.1 Relay denied; from=<a@b> proto=ESMTP helo=<b>",
                "554 refused            | 2026-01-02 12:00:00,503 ERROR port 465: 554 refused",
                "550 no such user       | at 10:503 line 2203, SMTPTransport.java:550, a-451@b.example: 550 no such user",
                "421                    | lost connection, last reply: 421",
                "334 VXNlcm5hbWU6       | S: 334 VXNlcm5hbWU6",
            })
    void findsTheReply(String reply, String pasted) {
        assertThat(PastedReply.find(pasted)).isEqualTo(Reply.parse(reply));
    }

    @Test
    void readsAReplyOfSeveralLines() {
        assertThat(PastedReply.find("""
                        javax.mail.SendFailedException: Invalid Addresses;
                          nested exception is:
                        \tSMTPAddressFailedException: 550-5.7.1 Unauthenticated
                        550-5.7.1 mail
                        550 5.7.1 See below
                        \tat SMTPTransport.rcptTo(SMTPTransport.java:1873)
                        """)).isEqualTo(Reply.of(550, "5.7.1", "Unauthenticated\nmail\nSee below"));
    }

    @Test
    void takesTheFirstRefusalOfATranscript() {
        assertThat(PastedReply.find("""
                        S: 220 mx.example.com
                        C: EHLO a.example
                        S: 250-mx.example.com
                        S: 250 SIZE 500
                        C: RCPT TO:<a503@b.example>
                        S: 550 no such user
                        C: DATA
                        S: 503 need RCPT
                        """)).isEqualTo(Reply.parse("550 no such user"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "need MAIL command",
                "HTTP/1.1 400 Bad Request",
                "5.7.503 Access denied",
                "sent to 250 people",
                "199 what",
                "999 what",
                "590 what",
            })
    void leavesTheRestToParse(String text) {
        assertThat(PastedReply.find(text)).isEqualTo(Reply.parse(text));
    }

    @Property(tries = 200)
    void everyTextGetsAnAnswer(@ForAll String text) {
        assertThat(PastedReply.find(text)).isNotNull();
    }

    @Property(tries = 200)
    void aReplyIsFoundWhole(@ForAll @IntRange(min = 200, max = 599) int code, @ForAll @AlphaChars String text) {
        Reply reply = new Reply(code, Optional.empty(), text);

        assertThat(PastedReply.find(reply.line())).isEqualTo(reply);
    }
}
