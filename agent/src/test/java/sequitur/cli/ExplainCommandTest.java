package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {

    @Test
    void jsonIsOneObjectOnOneLine() {
        CommandLineRun run = CommandLineRun.of("explain", "--format", "json", "503 5.5.1 Error: need MAIL command");

        assertThat(run.code()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .singleElement()
                .asString()
                .startsWith("{\"fault\":\"rcpt-before-mail\",\"confidence\":0.")
                .contains(",\"code\":503,\"status\":\"5.5.1\",\"meaning\":\"", "\",\"causes\":[\"", "\"],\"remedy\":\"")
                .endsWith("\"section\":\"RFC 5321 3.3\",\"rule\":\"rcpt-before-mail\"}");
    }

    @Test
    void textNamesCausesRemedySectionAndRule() {
        CommandLineRun run = CommandLineRun.of("explain", "503 5.5.1 Error: need MAIL command");

        assertThat(run.code()).isZero();
        assertThat(run.output().get(0)).startsWith("503 5.5.1: ");
        assertThat(run.output())
                .anyMatch(line -> line.startsWith("  causes   - "))
                .anyMatch(line -> line.startsWith("  change   "))
                .contains("  section  RFC 5321 3.3")
                .anyMatch(line -> line.contains("rules rcpt-before-mail"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 5.5.1 Error: need RCPT command | 503 | data-before-rcpt",
                "S: 530 5.7.0 Authentication required | 530 | auth-required",
                "jakarta.mail.SendFailedException: 530 5.7.0 Authentication required | 530 | auth-required",
                "554-5.5.1 Error:\\n554 5.5.1 no valid recipients | 554 | data-before-rcpt",
                "550-5.1.1 No such 550 5.1.1 user here | 550 | mailbox-unknown"
            })
    void formsThatAreForgiven(String reply, int code, String fault) {
        assertThat(CommandLineRun.of("explain", "--format", "json", reply).output())
                .singleElement()
                .asString()
                .startsWith("{\"fault\":\"" + fault + "\"")
                .contains("\"code\":" + code + ",");
    }

    @Test
    void wordsNeedNotBeQuotedAndMayLookLikeOptions() {
        CommandLineRun quoted = CommandLineRun.of("explain", "554 5.5.1 no valid recipients -x");

        assertThat(CommandLineRun.of("explain", "554", "5.5.1", "no", "valid", "recipients", "-x"))
                .isEqualTo(quoted);
        assertThat(CommandLineRun.with("554 5.5.1 no valid recipients -x\n", "explain", "-"))
                .isEqualTo(quoted);
    }

    /** One fault stands for all of these, and what is to be done differs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTH | 535 5.7.139 Authentication unsuccessful, basic authentication is disabled. | OAuth 2 token",
                "AUTH | 550 5.7.30 Basic authentication is not supported for Client Submission. | OAuth 2 token",
                "MAIL | 550 5.7.30 Basic authentication is not supported for Client Submission. | OAuth 2 token",
                "AUTH | 534-5.7.9 Application-specific password required | application password",
                "AUTH | 535 Login fail. Please enter your authorization code to login. | application password",
                "AUTH | 550 User has no permission | Switch on SMTP",
                "AUTH | 421 4.7.0 Too many authentication failures, closing connection | Check the user name",
                ". | 550 5.4.5 Daily user sending limit exceeded. | limit starts anew",
                ". | 554 5.7.1 Message rejected as spam by Content Filtering. | the links or the attachments",
                "AUTH | 454 4.7.0 Too many login attempts, please try again later. | many messages on one connection",
                "AUTH | 454 4.7.0 Temporary authentication failure | again later",
                "AUTH | 535 5.7.8 Error: authentication failed | Check mail.smtp.user and the password",
                "AUTH | 334 eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIn0= | fresh token"
            })
    void whatALoginWantsIsSaidAsTheAgentSaysIt(String after, String reply, String change) {
        String text = String.join(
                " ", CommandLineRun.of("explain", "--after", after, reply).output());

        assertThat(text.replaceAll("\\s+", " ")).contains(change);
    }

    @Test
    void theCommandThatWasAnsweredCounts() {
        String first = CommandLineRun.of(
                        "explain", "--format", "json", "--after", "RCPT", "503 bad sequence of commands")
                .output()
                .get(0);
        String second = CommandLineRun.of(
                        "explain", "--format", "json", "--after", "STARTTLS", "503 bad sequence of commands")
                .output()
                .get(0);

        assertThat(first).isNotEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({"hello", "5.7.503", "999 no", "''", "1234"})
    void whatIsNoReplyGivesCodeTwo(String text) {
        CommandLineRun run = CommandLineRun.of("explain", text);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).singleElement().asString().contains("no SMTP reply", "three digits");
    }

    @Test
    void anUnknownVerbNamesTheOnesThatThereAre() {
        CommandLineRun run = CommandLineRun.of("explain", "--after", "FOO", "503 x");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors().get(0)).contains("MAIL, RCPT, DATA", "\"FOO\"");
    }

    @Test
    void theReplysOwnWordsAreNotRepeated() {
        assertThat(CommandLineRun.of("explain", "500 unknown command c2VjcmV0").output())
                .noneMatch(line -> line.contains("c2VjcmV0"));
        assertThat(List.of(CommandLineRun.of("explain", "500 what", "--format", "json")
                        .code()))
                .containsExactly(0);
    }

    @Test
    void theDialogueAroundItSaysMostExactlyWhatAReplyMeans() {
        String dialogue = """
                S: 220 mx.example.com
                C: EHLO client.example.com
                S: 250-mx.example.com
                S: 250-STARTTLS
                S: 250 AUTH PLAIN
                C: MAIL FROM:<a@example.com>
                S: 503 5.5.1 Bad sequence of commands
                """;

        assertThat(CommandLineRun.with(dialogue, "explain", "--format", "json", "-")
                        .output())
                .singleElement()
                .asString()
                .startsWith("{\"fault\":\"auth-required\"")
                .contains("\"answered\":\"MAIL\"", "\"exactness\":\"fault\"");
        assertThat(CommandLineRun.of("explain", "--format", "json", "503 5.5.1 Bad sequence of commands")
                        .output())
                .singleElement()
                .asString()
                .startsWith("{\"fault\":\"sequence\"");
    }

    @Test
    void aBounceTellsWhichCommandWasAnswered() {
        assertThat(CommandLineRun.of(
                                "explain",
                                "--format",
                                "json",
                                "host mx said: 503 5.5.1 need MAIL (in reply to DATA command)")
                        .output())
                .singleElement()
                .asString()
                .startsWith("{\"fault\":\"data-before-mail\"")
                .contains("\"answered\":\"DATA\"");
    }

    @Test
    void whatIsNotToldIsSaidAndWhatWouldTellMore() {
        CommandLineRun run = CommandLineRun.of("explain", "550 refused");

        assertThat(run.code()).isZero();
        assertThat(run.output()).anyMatch(line -> line.startsWith("  unsure   The command that was answered (--after"));
        assertThat(CommandLineRun.of("explain", "530 5.7.0 Authentication required")
                        .output())
                .noneMatch(line -> line.startsWith("  unsure"));
    }

    @Test
    void whySaysWhatSpokeAndHowMuch() {
        assertThat(CommandLineRun.of("explain", "--why", "530 5.7.0 Authentication required")
                        .output())
                .anyMatch(line -> line.matches("  (why)? +\\+\\d+\\.\\d auth-required, by auth-required\\.\\d+"));
        assertThat(CommandLineRun.of("explain", "--why", "--format", "json", "530 Authentication required")
                        .output())
                .singleElement()
                .asString()
                .contains("\"evidence\":[\"+", " auth-required, by ");
    }
}
