package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.MisuseApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.HangUp;
import sequitur.testbed.server.StrictMailServer;

/**
 * What the agent says on its own behalf is answered badly, or not at all: the line that gives a SASL exchange up, the RSET after a
 * forged command, the empty response that brings the refusal of a token to light. The app is told of its own command, never of the
 * agent's, and its next message is not lost in silence.
 */
class OwnCommandsTest {

    /** What the server makes of it: the reply, or that it hangs up, or that it says nothing. */
    private static final String HANGS_UP = "EOF";

    private static final String SILENCE = "silence";

    /** What the app misuses, the policy, what becomes of the agent's own command; the wire, and what the app is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exchange | block   | 501 5.5.0 Cancelled    | EHLO AUTH * RSET MAIL RCPT DATA QUIT              | 334; 501; sent
            exchange | block   | 334 more               | EHLO AUTH * RSET * RSET QUIT                      | 334; 501; 501
            exchange | block   | 421 4.3.2 Shutting down | EHLO AUTH *                                      | 334; 501; 421
            exchange | block   | EOF                    | EHLO AUTH *                                       | 334; 501; 421
            exchange | block   | silence                | EHLO AUTH *                                       | 334; 501; Not connected
            exchange | correct | 501 5.5.0 Cancelled    | EHLO AUTH * MAIL RCPT DATA MAIL RCPT DATA QUIT    | 334; sent; sent
            exchange | correct | 334 more               | EHLO AUTH * * RSET * * RSET QUIT                  | 334; 334; 334
            exchange | correct | 421 4.3.2 Shutting down | EHLO AUTH * / EHLO MAIL RCPT DATA QUIT           | 334; 421; sent
            exchange | correct | EOF                    | EHLO AUTH * / EHLO MAIL RCPT DATA QUIT            | 334; -1; sent
            exchange | correct | silence                | EHLO AUTH *                                       | 334; MessagingException; Not connected
            forged   | block   | 451 4.3.0 Not now      | EHLO MAIL RSET                                    | MessagingException; Not connected
            forged   | block   | 421 4.3.2 Shutting down | EHLO MAIL RSET                                   | MessagingException; Not connected
            forged   | block   | EOF                    | EHLO MAIL RSET                                    | MessagingException; Not connected
            forged   | log     | 451 4.3.0 Not now      | EHLO MAIL MAIL RSET QUIT                          | MessagingException; 503
            token    | block   | 535 5.7.8 Expired      | EHLO AUTH                                         | AuthenticationFailedException 334
            token    | correct | 535 5.7.8 Expired      | EHLO AUTH -                                       | AuthenticationFailedException 535
            token    | correct | 334 more               | EHLO AUTH -                                       | AuthenticationFailedException 334
            token    | correct | 235 2.7.0 Welcome      | EHLO AUTH -                                       | AuthenticationFailedException 334
            token    | correct | 421 4.3.2 Shutting down | EHLO AUTH -                                      | AuthenticationFailedException 421
            token    | correct | EOF                    | EHLO AUTH -                                       | AuthenticationFailedException 334
            token    | correct | silence                | EHLO AUTH -                                       | AuthenticationFailedException 334
            token    | correct,dry-run=true | 535 5.7.8 Expired | EHLO AUTH                                 | AuthenticationFailedException 334
            """)
    void isAnswered(String misuse, String policy, String answer, String wire, String told)
            throws IOException, InterruptedException {
        Predicate<String> own = switch (misuse) {
            case "exchange" -> "*"::equals;
            case "forged" -> "RSET"::equals;
            default -> String::isEmpty;
        };
        StrictMailServer.Builder described = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "alice", Canary.PASSWORD)
                .mechanisms(misuse.equals("token") ? "XOAUTH2" : "LOGIN")
                .hangUp(line -> answer.equals(HANGS_UP) && own.test(line) ? Optional.of(HangUp.EOF) : Optional.empty())
                .script(line -> own.test(line) ? Optional.of(answer.equals(SILENCE) ? "" : answer) : Optional.empty());
        try (StrictMailServer server = described.start()) {
            Finished run = Canary.checked(BenchedApp.of(MisuseApp.class)
                    .attached("policy=" + policy)
                    .run(Canary.PASSWORD, misuse + "=" + server.port()));

            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
            assertThat(server.awaitQuiet(Duration.ofSeconds(20))).isTrue();
            assertThat(wire(server)).isEqualTo(wire);
            assertThat(inShort(run.output().get(0))).isEqualTo(told);
        }
    }

    private static String wire(StrictMailServer server) {
        return server.transcripts().stream()
                .map(transcript -> transcript.lines().stream()
                        .filter(line -> line.startsWith("C: "))
                        .map(line -> line.substring(3).split(" ", 2)[0])
                        .map(word -> word.isEmpty() ? "-" : word)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" / "));
    }

    /** Of a reply its code alone, of another exception its class. */
    private static String inShort(String told) {
        return told.replace("SMTPSendFailedException [EOF]", "-1")
                .replaceAll("SMTPSendFailedException (\\d{3})[^;]*", "$1")
                .replaceAll("(AuthenticationFailedException \\d{3})[^;]*", "$1")
                .replaceAll("(MessagingException)[^;]*", "$1");
    }
}
