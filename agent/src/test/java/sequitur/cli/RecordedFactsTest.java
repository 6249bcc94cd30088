package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record tells of the server and of the dialogue decides cause and change, as it does in the agent's own reports. */
class RecordedFactsTest {

    private static final String TRIED =
            "DEBUG SMTP: trying to connect to host \"mx.example.com\", port 587, isSSL false\n220 mx ESMTP\n";
    private static final String UNDER_TLS = TRIED.replace("587", "465").replace("isSSL false", "isSSL true");
    private static final String HELLO = "EHLO app.example.com\n";
    private static final String MAIL = "MAIL FROM:<a@b.example>\n";
    private static final String DENIED = "530 5.7.0 Authentication required\n";

    private static String finding(String record) {
        return CommandLineRun.with(record, "check", "--format", "json", "-")
                .output()
                .get(0);
    }

    private static String explained(String record) {
        return CommandLineRun.with(record, "explain", "--format", "json", "-")
                .output()
                .get(0);
    }

    @Test
    void authThatWasOfferedAndNotSentIsNamed() {
        String record = TRIED + HELLO + "250-mx\n250 AUTH PLAIN LOGIN\n" + MAIL + DENIED;

        assertThat(finding(record))
                .contains(
                        "The server offers AUTH, and the client did not send it.",
                        "Set mail.smtp.auth=true, and give user name and password to");
        assertThat(explained(record)).contains("The server offers AUTH, and the client did not send it.");
    }

    @Test
    void authThatIsOfferedOnlyUnderTlsNeedsTlsFirst() {
        String record = TRIED + HELLO + "250-mx\n250 STARTTLS\n" + MAIL + DENIED;

        assertThat(finding(record))
                .contains("It offers AUTH only under TLS", "\"change\":\"Set mail.smtp.starttls.enable=true. Then set");
        assertThat(explained(record)).contains("\"remedy\":\"Set mail.smtp.starttls.enable=true. Then set");
    }

    @Test
    void authThatIsNotOfferedAtAllIsNoMatterOfTheApp() {
        String record = TRIED + HELLO + "250 mx\n" + MAIL + DENIED;

        assertThat(finding(record)).contains("The server offers neither AUTH nor STARTTLS at port 587.");
    }

    @Test
    void aServerThatDoesNotBelieveItsOwnAuthIsNamed() {
        String record = UNDER_TLS + HELLO + "250-mx\n250 AUTH PLAIN\nAUTH PLAIN AGFsaWNlAHNlY3JldA==\n235 2.7.0 ok\n"
                + MAIL + DENIED;

        assertThat(finding(record))
                .contains("The server accepted AUTH on this connection")
                .doesNotContain("mail.smtp.auth=true");
    }

    @Test
    void aRefusalThatMeansAuthAndDoesNotSaySoIsNamed() {
        String record = TRIED + HELLO + "250-mx\n250 AUTH PLAIN\n" + MAIL
                + "554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied\n";

        assertThat(finding(record)).contains("\"id\":\"auth-required\"", "Set mail.smtp.auth=true");
    }

    /** Port 25 is where servers send to each other: nobody authenticates there. */
    @Test
    void whereThePortIsNotKnownNothingIsReadIntoARefusal() {
        String record = "220 mx ESMTP\n" + HELLO + "250-mx\n250 AUTH PLAIN\n" + MAIL
                + "250 ok\nRCPT TO:<x@y.example>\n550 5.1.1 <x@y.example>: Recipient address rejected: User unknown\n";

        assertThat(finding(record)).contains("\"id\":\"mailbox-unknown\"");
    }

    @Test
    void theNameInEhloIsToldWhereItIsRefused() {
        assertThat(finding(
                        TRIED + "EHLO 3f2a9c1d7e\n504 5.5.2 <3f2a9c1d7e>: Helo command rejected: need fully-qualified"
                                + " hostname\n"))
                .contains("The name that EHLO tells is 3f2a9c1d7e.", "Set mail.smtp.localhost=");
    }

    @Test
    void nothingIsSaidOfPropertiesThatNobodyKnows() {
        String record =
                TRIED + HELLO + "250-mx\n250 STARTTLS\n" + MAIL + "530 5.7.0 Must issue a STARTTLS command first\n";

        assertThat(finding(record))
                .contains("Set mail.smtp.starttls.enable=true.")
                .doesNotContain("is not set");
    }

    @ParameterizedTest
    @CsvSource({"587,greeting-missing", "465,tls-expected"})
    void aGreetingThatNeverCameIsToldByThePort(int port, String id) {
        String tried = "DEBUG SMTP: trying to connect to host \"mx.example.com\", port " + port + ", isSSL false\n";

        assertThat(finding(tried + "jakarta.mail.MessagingException: Exception reading response;\n"
                        + "java.net.SocketTimeoutException: Read timed out\n"))
                .contains("\"id\":\"" + id + "\"", "mx.example.com".repeat(port == 587 ? 1 : 0));
    }

    /** A list of what may be would say what the dialogue refutes. */
    @Test
    void whatTheDialogueShowsIsNotOfferedAsOneOfManyCauses() {
        String record = TRIED + HELLO + "250-mx\n250 AUTH GSSAPI\n"
                + "javax.mail.AuthenticationFailedException: No authentication mechanisms supported by both server and client\n";

        assertThat(finding(record))
                .contains("\"id\":\"auth-no-mechanism\"", "the server offers GSSAPI", "\"cause\":\"\"");
    }

    @Test
    void aPasswordIsInNoAdvice() {
        String record = UNDER_TLS + HELLO + "250-mx\n250 AUTH PLAIN\nAUTH PLAIN AGFsaWNlAHNlY3JldA==\n"
                + "235 2.7.0 failed for alice secret AGFsaWNlAHNlY3JldA==\n" + MAIL + DENIED;

        assertThat(finding(record)).contains("its words refuse").doesNotContain("secret", "AGFsaWNl");
        assertThat(explained(record)).contains("its words refuse").doesNotContain("secret", "AGFsaWNl");
    }
}
