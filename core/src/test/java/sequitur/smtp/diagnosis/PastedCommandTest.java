package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.wire.Verb;

class PastedCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "RCPT           | <a@b.example>: host mx.b.example said: 550 5.1.1 no (in reply to RCPT TO command)",
                "MAIL           | host mx said: 530 5.7.0 no (in reply to MAIL FROM command)",
                "END_OF_CONTENT | host mx said: 554 5.7.1 spam (in reply to end of DATA command)",
                "DATA           | host mx said: 503 no (in reply to DATA command)",
                "RCPT           | SMTP error from remote mail server after RCPT TO:<a@b.example>: 550 no",
                "MAIL           | SMTP error from remote mail server after pipelined MAIL FROM:<a@b.example>: 550 no",
                "END_OF_CONTENT | SMTP error from remote mail server after end of data: 550 no",
                "CONNECT        | SMTP error from remote mail server after initial connection: 554 no",
                "MAIL           | com.sun.mail.smtp.SMTPSenderFailedException: 530 5.7.0 Authentication required",
                "RCPT           | org.eclipse.angus.mail.smtp.SMTPAddressFailedException: 550 no",
                "AUTH           | jakarta.mail.AuthenticationFailedException: 535 5.7.8 no"
            })
    void isToldByTheTextAround(Verb answered, String text) {
        assertThat(PastedCommand.find(text)).contains(answered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "503 5.5.1 need MAIL before RCPT",
                "554 Email refused",
                "jakarta.mail.SendFailedException: 550"
            })
    void isNotGuessed(String text) {
        assertThat(PastedCommand.find(text)).isEmpty();
    }
}
