package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other mail clients and servers write down of their dialogues is read as well: in each the second MAIL is nested. */
class MailClientTest {

    private static byte[] record(String name) throws IOException {
        try (InputStream stream = MailClientTest.class.getResourceAsStream("/sequitur/cli/clients/" + name + ".txt")) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl",
                "dotnet",
                "exim-d",
                "exim-v",
                "go",
                "mailkit",
                "msmtp",
                "nodemailer",
                "nodemailer-blanks",
                "openssl",
                "phpmailer",
                "postfix",
                "sendmail-v",
                "smtplib",
                "smtplib-times",
                "telnet",
                "vertx"
            })
    void theNestedMailIsFoundAndNothingElse(String name) throws IOException {
        CommandLineRun run = CommandLineRun.with(record(name), "check", "--format", "json", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).singleElement().asString().contains("\"rule\":\"mail-nested\"");
    }

    @Test
    void theWholeReplyCountsAlsoWhereItsLinesBearNoMarker() throws IOException {
        assertThat(CommandLineRun.with(record("exim-v"), "check", "-").output())
                .containsSubsequence(
                        "     7  S: 250-mx.example.com", "        S: 250-8BITMIME", "        S: 250 SIZE 1000");
    }

    @Test
    void aRecordThatHoldsEachReplyTwiceIsNotJudged() throws IOException {
        CommandLineRun run = CommandLineRun.with(record("phpmailer-level-4"), "check", "-");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).singleElement().asString().contains("nothing was judged");
    }

    @Test
    void passwordsOfOtherClientsAreNotShown() throws IOException {
        for (String name : List.of("curl", "nodemailer")) {
            assertThat(CommandLineRun.with(record(name), "check", "-").output().toString())
                    .doesNotContain("c2VjcmV0IHdvcmQ=")
                    .doesNotContain("AHVzZXIALyogc2VjcmV0ICov");
        }
    }
}
