package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.App;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;
import sequitur.testbed.server.Transcript;

/** Each example under each policy: what the app saw, what was on the wire line by line, and what the agent said. */
@Tag("any-jdk")
class ExamplesUnderPoliciesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String QUIT = """
            C: QUIT
            S: 221 2.0.0 Bye
            """;

    private static final String RSET = """
            C: RSET
            S: 250 2.0.0 Ok
            """;

    @TempDir
    private Path folder = Path.of("");

    /**
     * A run under a policy.
     *
     * @param output what the app printed
     * @param wire the transcript without greeting, EHLO and the headers of messages
     * @param said the lines of the agent's report
     */
    private record Ran(List<String> output, String wire, String said) {}

    @ParameterizedTest
    @EnumSource(value = App.class, mode = EnumSource.Mode.EXCLUDE, names = "LINE_BREAK_IN_ADDRESS")
    void logChangesNothing(App app) throws IOException, InterruptedException {
        Ran without = run(app, "");
        Ran with = run(app, "log");

        assertThat(with.output()).isEqualTo(without.output());
        assertThat(with.wire()).isEqualTo(without.wire());
        assertThat(without.said()).isEmpty();
        assertThat(with.said())
                .contains(
                        app == App.EXCEPTION_IN_CONTENT
                                ? "what is sent over it becomes part of the unfinished message"
                                : "logged: the command was sent as it was");
    }

    @Test
    void authenticatorWithoutAuthIsBlocked() throws IOException, InterruptedException {
        Ran ran = run(App.AUTHENTICATOR_WITHOUT_AUTH, "block");

        assertThat(ran.output())
                .containsExactly(
                        "report: SMTPSendFailedException: 530 5.7.0 MAIL without authentication, but it is required"
                                + " here (auth-required, RFC 4954 6)");
        assertThat(ran.wire()).isEqualTo(RSET + QUIT);
        assertThat(ran.said())
                .contains(
                        "[auth-required]: set mail.smtp.auth=true",
                        "from     sequitur.examples.AuthenticatorWithoutAuth.main(");
    }

    @Test
    void authenticatorWithoutAuthIsCorrected() throws IOException, InterruptedException {
        Ran ran = run(App.AUTHENTICATOR_WITHOUT_AUTH, "correct");

        assertThat(ran.output()).containsExactly("report: sent");
        assertThat(ran.wire()).isEqualTo("""
                C: AUTH LOGIN
                S: 334 VXNlcm5hbWU6
                C: YXBw
                S: 334 UGFzc3dvcmQ6
                C: c2VjcmV0
                S: 235 2.7.0 Authentication successful
                C: MAIL FROM:<reports@example.com>
                S: 250 2.1.0 Ok
                C: RCPT TO:<boss@example.com>
                S: 250 2.1.5 Ok
                """ + content("Sales are up.", 1) + QUIT);
        assertThat(ran.said()).contains("corrected: AUTH was sent first").doesNotContain("c2VjcmV0", "secret");
    }

    @Test
    void startTlsNotEnabledIsBlocked() throws IOException, InterruptedException {
        Ran ran = run(App.STARTTLS_NOT_ENABLED, "block");

        assertThat(ran.output())
                .containsExactly(
                        "ticket: SMTPSendFailedException: 530 5.7.0 MAIL in clear text, but TLS is required here"
                                + " (starttls-required, RFC 3207 4)");
        assertThat(ran.wire()).isEqualTo(RSET + QUIT);
        assertThat(ran.said())
                .contains("[starttls-required]: set mail.smtp.starttls.enable=true", "Also broken: auth-required");
    }

    @Test
    void startTlsNotEnabledIsCorrected() throws IOException, InterruptedException {
        Ran ran = run(App.STARTTLS_NOT_ENABLED, "correct");

        assertThat(ran.output()).containsExactly("ticket: sent");
        assertThat(ran.wire())
                .isEqualTo("""
                C: STARTTLS
                S: 220 2.0.0 Ready to start TLS
                """
                        + ("""
                C: AUTH LOGIN
                S: 334 VXNlcm5hbWU6
                C: YXBw
                S: 334 UGFzc3dvcmQ6
                C: c2VjcmV0
                S: 235 2.7.0 Authentication successful
                C: MAIL FROM:<tickets@example.com>
                S: 250 2.1.0 Ok
                C: RCPT TO:<traveller@example.org>
                S: 250 2.1.5 Ok
                """ + content("Seat 12A. Have a good journey.", 1) + QUIT)
                                .replaceAll("(?m)^([CSc]):", "$1*:"));
        assertThat(ran.said()).contains("corrected: STARTTLS, EHLO and AUTH were sent first");
    }

    @Test
    void rawCommandsOutOfOrderAreBlocked() throws IOException, InterruptedException {
        Ran ran = run(App.RAW_COMMANDS_OUT_OF_ORDER, "block");

        assertThat(ran.output())
                .containsExactly(
                        "newsletter: SMTPSendFailedException: 503 5.5.1 MAIL while another mail transaction is open"
                                + " (mail-nested, RFC 5321 4.1.4)");
        assertThat(ran.wire()).isEqualTo("""
                C: MAIL FROM:<news@example.com>
                S: 250 2.1.0 Ok
                """ + RSET + QUIT);
    }

    @Test
    void rawCommandsOutOfOrderAreCorrected() throws IOException, InterruptedException {
        Ran ran = run(App.RAW_COMMANDS_OUT_OF_ORDER, "correct");

        assertThat(ran.output()).containsExactly("newsletter: sent");
        assertThat(ran.wire()).isEqualTo("""
                C: MAIL FROM:<news@example.com>
                S: 250 2.1.0 Ok
                """ + RSET + """
                C: MAIL FROM:<news@example.com>
                S: 250 2.1.0 Ok
                C: RCPT TO:<reader@example.org>
                S: 250 2.1.5 Ok
                """ + content("Nothing happened.", 1) + QUIT);
        assertThat(ran.said()).contains("corrected: RSET was sent first");
    }

    @ParameterizedTest
    @EnumSource(Stopping.class)
    void exceptionInContentEndsTheConnection(Stopping policy) throws IOException, InterruptedException {
        Ran ran = run(App.EXCEPTION_IN_CONTENT, policy.value);

        String envelope = """
                C: MAIL FROM:<invoices@example.com>
                S: 250 2.1.0 Ok
                C: RCPT TO:<finance@example.org>
                S: 250 2.1.5 Ok
                """;
        assertThat(ran.output())
                .containsExactly(
                        "invoice for ACME: IllegalStateException: no total for ACME",
                        "invoice for Initech: sent after ? s");
        assertThat(ran.wire()).isEqualTo(envelope + """
                C: DATA
                S: 354 End data with <CR><LF>.<CR><LF>
                --
                """ + envelope + content("Total due: 42.00", 1) + QUIT);
        assertThat(ran.said()).contains("data-content", "threw IllegalStateException");
    }

    @ParameterizedTest
    @EnumSource(Any.class)
    void lineBreakInAddressIsStoppedByEveryPolicy(Any policy) throws IOException, InterruptedException {
        Ran ran = run(App.LINE_BREAK_IN_ADDRESS, policy.value);

        assertThat(ran.output()).containsExactly("recommendation: MessagingException: Can't send command to SMTP host");
        assertThat(ran.wire()).isEqualTo("""
                C: MAIL FROM:<shop@example.com>
                S: 250 2.1.0 Ok
                """ + (policy == Any.LOG ? "" : RSET + QUIT));
        assertThat(ran.said()).contains(" not sent [command-injection]: ", "CVE-2025-7962");
    }

    @Test
    void offChangesNothingAtAll() throws IOException, InterruptedException {
        Ran without = run(App.LINE_BREAK_IN_ADDRESS, "");
        Ran with = run(App.LINE_BREAK_IN_ADDRESS, "off");

        assertThat(with).isEqualTo(without);
    }

    /** The policies under which nothing half-written is left open. */
    enum Stopping {
        BLOCK("block"),
        CORRECT("correct");

        private final String value;

        Stopping(String value) {
            this.value = value;
        }
    }

    /** The policies other than off. */
    enum Any {
        LOG("log"),
        BLOCK("block"),
        CORRECT("correct");

        private final String value;

        Any(String value) {
            this.value = value;
        }
    }

    private static String content(String text, int number) {
        return """
                C: DATA
                S: 354 End data with <CR><LF>.<CR><LF>
                c:\s
                c: %s
                c: .
                S: 250 2.0.0 Ok: queued as %d
                """.formatted(text, number);
    }

    private Ran run(App app, String policy) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>();
        if (!policy.isEmpty()) {
            List<String> settings = new ArrayList<>(app.requirements());
            settings.add("sequitur.policy=" + policy);
            options.add(AgentJar.option(AgentJar.settings(folder, settings).toString()));
        }
        try (StrictMailServer server = app.server().start()) {
            Finished run = app.jvm(server, Files.createTempDirectory(folder, "app"))
                    .with(options)
                    .run(PATIENCE, server.host(), Integer.toString(server.port()));

            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            return new Ran(
                    run.output().stream()
                            .map(line -> line.replaceAll("after \\d+ s", "after ? s"))
                            .toList(),
                    server.transcripts().stream()
                            .map(ExamplesUnderPoliciesTest::essence)
                            .collect(Collectors.joining("--\n")),
                    String.join("\n", run.errors()));
        }
    }

    /** The transcript without what each one holds: greeting, EHLO and its reply, headers. */
    private static String essence(Transcript transcript) {
        return transcript.lines().stream()
                .filter(line -> !line.matches("S: 220 localhost.*|C\\*?: EHLO .*"))
                .filter(line -> !line.matches("S\\*?: 250[- ](localhost|[A-Z0-9]+|SIZE \\d+|AUTH PLAIN LOGIN)"))
                .filter(line -> !line.matches("c\\*?: [A-Z][A-Za-z-]+: .*") || line.contains("Total due"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
