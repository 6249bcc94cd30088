package sequitur.examples.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.Delivery;
import sequitur.testbed.server.StrictMailServer;
import sequitur.testbed.server.Transcript;

/** Every app fails as its Javadoc says, down to the last line on the wire. */
class AppsWithoutAgentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    /** What was left when an app had run. */
    private record Ran(String output, String wire, List<Delivery> delivered) {}

    @Test
    void authenticatorWithoutAuth() throws Exception {
        Ran ran = run(App.AUTHENTICATOR_WITHOUT_AUTH);
        assertThat(ran.output()).isEqualTo("report: SMTPSendFailedException: 503 5.5.1 Error: authenticate first\n");
        assertThat(ran.wire()).isEqualTo(hello("250 AUTH PLAIN LOGIN") + """
                        C: MAIL FROM:<reports@example.com>
                        S: 503 5.5.1 Error: authenticate first
                        C: RSET
                        S: 250 2.0.0 Ok
                        C: QUIT
                        S: 221 2.0.0 Bye
                        """);
        assertThat(ran.delivered()).isEmpty();
    }

    @Test
    void startTlsNotEnabled() throws Exception {
        Ran ran = run(App.STARTTLS_NOT_ENABLED);
        assertThat(ran.output())
                .isEqualTo("ticket: SMTPSendFailedException: 530 5.7.0 Must issue a STARTTLS command first\n");
        assertThat(ran.wire()).isEqualTo(hello("250 STARTTLS") + """
                        C: MAIL FROM:<tickets@example.com>
                        S: 530 5.7.0 Must issue a STARTTLS command first
                        C: RSET
                        S: 250 2.0.0 Ok
                        C: QUIT
                        S: 221 2.0.0 Bye
                        """);
        assertThat(ran.delivered()).isEmpty();
    }

    @Test
    void rawCommandsOutOfOrder() throws Exception {
        Ran ran = run(App.RAW_COMMANDS_OUT_OF_ORDER);
        assertThat(ran.output())
                .isEqualTo("newsletter: SMTPSendFailedException: 503 5.5.1 Error: nested MAIL command\n");
        assertThat(ran.wire()).isEqualTo(hello("250 CHUNKING") + """
                        C: MAIL FROM:<news@example.com>
                        S: 250 2.1.0 Ok
                        C: MAIL FROM:<news@example.com>
                        S: 503 5.5.1 Error: nested MAIL command
                        C: RSET
                        S: 250 2.0.0 Ok
                        C: QUIT
                        S: 221 2.0.0 Bye
                        """);
        assertThat(ran.delivered()).isEmpty();
    }

    @Test
    void exceptionInContent() throws Exception {
        Ran ran = run(App.EXCEPTION_IN_CONTENT);
        assertThat(ran.output()).isEqualTo("""
                        invoice for ACME: IllegalStateException: no total for ACME
                        invoice for Initech: sent after ? s
                        """);
        assertThat(ran.wire()).isEqualTo(invoice("ACME") + """
                        c: Total due: NOOP
                        --
                        """ + invoice("Initech") + """
                        c: Total due: 42.00
                        c: .
                        S: 250 2.0.0 Ok: queued as 1
                        C: QUIT
                        S: 221 2.0.0 Bye
                        """);
        assertThat(ran.delivered()).hasSize(1);
        assertThat(ran.delivered().get(0).text()).endsWith("\r\n\r\nTotal due: 42.00\r\n");
    }

    private static String invoice(String customer) {
        return hello("250 CHUNKING") + """
                C: MAIL FROM:<invoices@example.com>
                S: 250 2.1.0 Ok
                C: RCPT TO:<finance@example.org>
                S: 250 2.1.5 Ok
                C: DATA
                S: 354 End data with <CR><LF>.<CR><LF>
                c: Date: ?
                c: From: invoices@example.com
                c: To: finance@example.org
                c: Message-ID: ?
                c: Subject: Invoice for %s
                c: MIME-Version: 1.0
                c: Content-Type: text/plain; charset=us-ascii
                c: Content-Transfer-Encoding: 7bit
                c:\s
                """.formatted(customer);
    }

    @Test
    void lineBreakInAddress() throws Exception {
        Ran ran = run(App.LINE_BREAK_IN_ADDRESS);
        assertThat(ran.output()).isEqualTo("recommendation: sent\n");
        assertThat(ran.wire()).isEqualTo(hello("250 CHUNKING") + """
                        C: MAIL FROM:<shop@example.com>
                        S: 250 2.1.0 Ok
                        C: RCPT TO:<accounting@victim.example>
                        S: 250 2.1.5 Ok
                        C: DATA
                        S: 354 End data with <CR><LF>.<CR><LF>
                        c: From: The Boss <boss@victim.example>
                        c: Subject: Urgent payment
                        c:\s
                        c: Please transfer 9,500 euros today.
                        c: .
                        S: 250 2.0.0 Ok: queued as 1
                        C: MAIL FROM:<shop@example.com>
                        S: 250 2.1.0 Ok
                        C: RCPT TO:<friend@example.org>
                        S: 250 2.1.5 Ok
                        C: DATA
                        S: 354 End data with <CR><LF>.<CR><LF>
                        c: Date: ?
                        c: From: shop@example.com
                        c: Message-ID: ?
                        c: Subject: A friend thinks you will like this
                        c: MIME-Version: 1.0
                        c: Content-Type: text/plain; charset=us-ascii
                        c: Content-Transfer-Encoding: 7bit
                        c:\s
                        c: Have a look at shop.example.com.
                        c: .
                        S: 250 2.0.0 Ok: queued as 2
                        C: QUIT
                        S: 221 2.0.0 Bye
                        """);
        assertThat(ran.delivered()).hasSize(2);
        assertThat(ran.delivered().get(0).recipients()).containsExactly("accounting@victim.example");
        assertThat(ran.delivered().get(0).text()).startsWith("From: The Boss");
    }

    private static String hello(String lastLine) {
        return """
                S: 220 localhost ESMTP strict
                C: EHLO app.example.com
                S: 250-localhost
                S: 250-PIPELINING
                S: 250-SIZE 10485760
                S: 250-8BITMIME
                S: 250-SMTPUTF8
                S: 250-DSN
                S: 250-ENHANCEDSTATUSCODES
                """ + (lastLine.equals("250 CHUNKING") ? "" : "S: 250-CHUNKING\n") + "S: " + lastLine + "\n";
    }

    private Ran run(App app) throws Exception {
        try (StrictMailServer server = app.server().start()) {
            Finished finished = app.jvm(server, folder).run(PATIENCE, server.host(), String.valueOf(server.port()));
            assertThat(finished.exitCode()).isZero();
            assertThat(finished.errors()).isEmpty();
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            String wire =
                    server.transcripts().stream().map(Transcript::toString).collect(Collectors.joining("--\n"));
            return new Ran(
                    finished.output().stream()
                            .map(line -> line.replaceAll("after \\d+ s", "after ? s") + "\n")
                            .collect(Collectors.joining()),
                    wire.replaceAll("c: (Date|Message-ID): .*", "c: $1: ?"),
                    server.delivered());
        }
    }
}
