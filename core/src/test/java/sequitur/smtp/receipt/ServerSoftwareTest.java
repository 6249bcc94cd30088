package sequitur.smtp.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The software that a greeting names. */
class ServerSoftwareTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "mx.example.com ESMTP Postfix (Debian/GNU) | Postfix",
                "mx.example.com ESMTP Exim 4.97.1 Thu, 30 Nov 2023 18:46:40 +0000 | Exim 4.97.1",
                "mx.example.com ESMTP Sendmail 8.17.1/8.17.1; Thu, 30 Nov 2023 18:46:40 GMT | Sendmail 8.17.1",
                "EX01.example.com Microsoft ESMTP MAIL Service ready at Thu, 30 Nov 2023 | Microsoft ESMTP MAIL Service",
                "mx.google.com ESMTP d9443c01a7336-1cf - gsmtp | gsmtp",
                "email-smtp.amazonaws.com ESMTP SimpleEmailService-d-ABC 0xyz | SimpleEmailService",
                "mx.example.com ESMTP OpenSMTPD | OpenSMTPD",
                "mx.example.com ESMTP Haraka/3.0.2 ready | Haraka 3.0.2",
                "mx.example.com (PowerMTA(TM) v5.0r8) ESMTP service ready | PowerMTA 5.0r8",
                "mail.example.com Kerio Connect 10.0.2 ESMTP ready | Kerio Connect 10.0.2",
                "postfix.example.com ESMTP | -",
                "exim-gateway.example.com ready | -",
                "SG ESMTP service ready at geopod-ismtpd-1 | -",
                "'' | -"
            })
    void isFoundWhereItIsNamed(String greeting, String software) {
        assertThat(ServerSoftware.in(greeting)).isEqualTo(Optional.ofNullable(software));
    }
}
