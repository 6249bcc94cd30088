package sequitur.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the server offers, keeps and writes down. */
class StrictMailServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void offersEverythingItKnows() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                        .startTls()
                        .auth(AuthOffer.UNDER_TLS, "app", "secret")
                        .sizeLimit(1000)
                        .start();
                RawClient client = RawClient.connect(server)) {
            assertThat(client.reply()).isEqualTo("220 localhost ESMTP strict");
            String extensions = """
                    250-localhost
                    250-PIPELINING
                    250-SIZE 1000
                    250-8BITMIME
                    250-SMTPUTF8
                    250-DSN
                    250-ENHANCEDSTATUSCODES
                    250-CHUNKING
                    """;
            assertThat(client.say("EHLO c.example")).isEqualTo(extensions + "250 STARTTLS");
            assertThat(client.say("STARTTLS")).startsWith("220");
            client.startTls();
            assertThat(client.say("EHLO c.example")).isEqualTo(extensions + "250 AUTH PLAIN LOGIN");
        }
    }

    @Test
    void withholdsWhatItIsToldTo() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                        .without("PIPELINING", "SIZE", "8BITMIME", "SMTPUTF8", "dsn", "CHUNKING")
                        .start();
                RawClient client = RawClient.connect(server)) {
            client.reply();
            assertThat(client.say("EHLO c.example")).isEqualTo("250-localhost\n250 ENHANCEDSTATUSCODES");
            assertThat(client.say("MAIL FROM:<a@c.example> SIZE=1")).startsWith("555");
            assertThat(client.say("MAIL FROM:<a@c.example>")).startsWith("250");
            assertThat(client.say("RCPT TO:<b@d.example> NOTIFY=NEVER")).startsWith("555");
            assertThat(client.say("RCPT TO:<b@d.example>")).startsWith("250");
            assertThat(client.say("BDAT 5 LAST")).startsWith("502");
        }
    }

    @Test
    void writesDownEveryLineAndKeepsTheMessage() throws Exception {
        try (StrictMailServer server =
                StrictMailServer.builder().without("SIZE", "DSN", "SMTPUTF8").start()) {
            try (RawClient client = RawClient.connect(server)) {
                client.reply();
                client.say("EHLO c.example");
                // All in one packet: what is content is told from its place, not from its time of arrival.
                client.send("""
                        MAIL FROM:<a@c.example>
                        RCPT TO:<b@d.example>
                        RCPT TO:<c@d.example>
                        DATA
                        Subject: x

                        ..dot
                         \ttab\\
                        .
                        QUIT
                        NOOP
                        """.replace("\n", "\r\n"));
                for (String reply : List.of("250", "250", "250", "354", "250", "221")) {
                    assertThat(client.reply()).startsWith(reply);
                }
            }
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(server.transcripts()).hasSize(1);
            assertThat(server.transcripts().get(0).lines())
                    .containsExactly(
                            "S: 220 localhost ESMTP strict",
                            "C: EHLO c.example",
                            "S: 250-localhost",
                            "S: 250-PIPELINING",
                            "S: 250-8BITMIME",
                            "S: 250-ENHANCEDSTATUSCODES",
                            "S: 250 CHUNKING",
                            "C: MAIL FROM:<a@c.example>",
                            "S: 250 2.1.0 Ok",
                            "C: RCPT TO:<b@d.example>",
                            "S: 250 2.1.5 Ok",
                            "C: RCPT TO:<c@d.example>",
                            "S: 250 2.1.5 Ok",
                            "C: DATA",
                            "S: 354 End data with <CR><LF>.<CR><LF>",
                            "c: Subject: x",
                            "c: ",
                            "c: ..dot",
                            "c:  \\ttab\\\\",
                            "c: .",
                            "S: 250 2.0.0 Ok: queued as 1",
                            "C: QUIT",
                            "S: 221 2.0.0 Bye",
                            "C: NOOP");
            assertThat(server.delivered()).hasSize(1);
            Delivery delivery = server.delivered().get(0);
            assertThat(delivery.sender()).isEqualTo("a@c.example");
            assertThat(delivery.recipients()).containsExactly("b@d.example", "c@d.example");
            assertThat(delivery.text()).isEqualTo("Subject: x\r\n\r\n.dot\r\n \ttab\\\r\n");
        }
    }

    @Test
    void writesDownChunksAsContent() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            try (RawClient client = RawClient.connect(server)) {
                client.reply();
                client.say("EHLO c.example");
                client.say("MAIL FROM:<a@c.example>");
                client.say("RCPT TO:<b@d.example>");
                client.send("BDAT 14\r\nSubject: x\r\n\r\nBDAT 5\r\n.halfBDAT 5 LAST\r\n way\n");
                assertThat(client.reply()).isEqualTo("250 2.0.0 14 octets received");
                assertThat(client.reply()).isEqualTo("250 2.0.0 5 octets received");
                assertThat(client.reply()).startsWith("250 2.0.0 Ok: queued");
            }
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(server.transcripts().get(0).lines())
                    .containsSubsequence(
                            "C: BDAT 14",
                            "c: Subject: x",
                            "c: ",
                            "S: 250 2.0.0 14 octets received",
                            "C: BDAT 5",
                            "c: .half",
                            "S: 250 2.0.0 5 octets received",
                            "C: BDAT 5 LAST",
                            "c:  way\\n",
                            "S: 250 2.0.0 Ok: queued as 1");
            assertThat(server.delivered().get(0).text()).isEqualTo("Subject: x\r\n\r\n.half way\n");
        }
    }

    @Test
    void showsWhatIsNoText() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            try (RawClient client = RawClient.connect(server)) {
                client.reply();
                assertThat(client.say("NOOP a\tb\0c\u007f\\ä")).startsWith("250");
                client.send("NOOP one\nNOOP two\rthree\r\n");
                assertThat(client.reply()).startsWith("501");
                assertThat(client.reply()).isEmpty();
            }
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(server.transcripts().get(0).lines())
                    .contains("C: NOOP a\\tb\\x00c\\x7f\\\\ä", "C: NOOP one\\n", "C: NOOP two\\rthree");
        }
    }

    @Test
    void endsContentOnlyAtADotBetweenTwoCrLf() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            try (RawClient client = RawClient.connect(server)) {
                client.reply();
                client.say("EHLO c.example");
                client.say("MAIL FROM:<a@c.example>");
                client.say("RCPT TO:<b@d.example>");
                client.say("DATA");
                assertThat(client.say("x\n.\nMAIL FROM:<evil@c.example>\n.\r\ny\r.\r\r\n.\n\r\n."))
                        .startsWith("250");
            }
            assertThat(server.delivered()).hasSize(1);
            assertThat(server.delivered().get(0).text())
                    .isEqualTo("x\n.\nMAIL FROM:<evil@c.example>\n.\r\ny\r.\r\r\n\n\r\n");
        }
    }

    @Test
    void discardsAMessageThatIsNotEnded() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            try (RawClient client = RawClient.connect(server)) {
                client.reply();
                client.say("EHLO c.example");
                client.say("MAIL FROM:<a@c.example>");
                client.say("RCPT TO:<b@d.example>");
                client.say("DATA");
                client.send("Half of a lineNOOP\r\nhalf");
            }
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(server.transcripts().get(0).lines()).endsWith("c: Half of a lineNOOP", "c: half");
            assertThat(server.delivered()).isEmpty();
        }
    }

    @Test
    void marksWhatGoesOverTls() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().startTls().start()) {
            try (RawClient client = RawClient.connect(server)) {
                client.reply();
                client.say("EHLO c.example");
                client.send("STARTTLS\r\nNOOP injected\r\n");
                assertThat(client.reply()).isEqualTo("220 2.0.0 Ready to start TLS");
                client.startTls();
                client.say("NOOP");
                client.say("QUIT");
            }
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(server.transcripts().get(0).lines())
                    .endsWith(
                            "C: STARTTLS",
                            "C: NOOP injected",
                            "S: 220 2.0.0 Ready to start TLS",
                            "C*: NOOP",
                            "S*: 250 2.0.0 Ok",
                            "C*: QUIT",
                            "S*: 221 2.0.0 Bye");
        }
    }

    @Test
    void speaksTlsFromTheFirstOctet() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                .implicitTls()
                .auth(AuthOffer.UNDER_TLS, "app", "secret")
                .start()) {
            try (RawClient client = RawClient.connectTls(server)) {
                assertThat(client.reply()).startsWith("220");
                assertThat(client.say("EHLO c.example"))
                        .contains("AUTH PLAIN LOGIN")
                        .doesNotContain("STARTTLS");
                assertThat(client.say("STARTTLS")).startsWith("503 5.5.1 Error: TLS already active");
                assertThat(client.say("AUTH PLAIN AGFwcABzZWNyZXQ=")).startsWith("235");
            }
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(server.transcripts().get(0).lines())
                    .contains("C*: AUTH PLAIN AGFwcABzZWNyZXQ=")
                    .allMatch(line -> line.startsWith("C*: ") || line.startsWith("S*: "));
        }
    }

    @Test
    void survivesAFailedHandshake() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().startTls().start()) {
            try (RawClient client = RawClient.connect(server)) {
                client.reply();
                client.say("EHLO c.example");
                client.say("STARTTLS");
                client.send("MAIL FROM:<a@c.example>\r\n");
            }
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            try (RawClient client = RawClient.connect(server)) {
                assertThat(client.reply()).startsWith("220");
            }
        }
    }

    @Test
    void repliesAsScripted() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                .script(line -> switch (line) {
                    case "MAIL FROM:<busy@c.example>" -> Optional.of("451 4.3.0 Try later");
                    case "." -> Optional.of("554 5.7.1 Spam");
                    case "VRFY me" -> Optional.of("421 4.3.0 Going down");
                    case "VRFY nothing" -> Optional.of("");
                    default -> Optional.empty();
                })
                .start()) {
            try (RawClient client = RawClient.connect(server)) {
                client.reply();
                client.say("EHLO c.example");
                assertThat(client.say("MAIL FROM:<busy@c.example>")).isEqualTo("451 4.3.0 Try later");
                assertThat(client.say("RCPT TO:<b@d.example>")).startsWith("503");
                client.say("MAIL FROM:<a@c.example>");
                client.say("RCPT TO:<b@d.example>");
                client.say("DATA");
                assertThat(client.say("x\r\n.")).isEqualTo("554 5.7.1 Spam");
                client.send("VRFY nothing\r\n");
                assertThat(client.say("VRFY me")).isEqualTo("421 4.3.0 Going down");
                assertThat(client.reply()).isEmpty();
            }
            assertThat(server.delivered()).isEmpty();
        }
    }

    @Test
    void repliesAsScriptedInsideAnExchange() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                        .auth(AuthOffer.ALWAYS, "app", "secret")
                        .script(line -> switch (line) {
                            case "bW9yZQ==" -> Optional.of("334 bW9yZQ==");
                            case "ZW5vdWdo" -> Optional.of("454 4.7.0 Not now");
                            default -> Optional.empty();
                        })
                        .start();
                RawClient client = RawClient.connect(server)) {
            client.reply();
            client.say("EHLO c.example");
            assertThat(client.say("AUTH PLAIN")).startsWith("334");
            assertThat(client.say("bW9yZQ==")).isEqualTo("334 bW9yZQ==");
            assertThat(client.say("ZW5vdWdo")).isEqualTo("454 4.7.0 Not now");
            assertThat(client.say("AUTH PLAIN AGFwcABzZWNyZXQ=")).startsWith("235");
        }
    }

    @Test
    void keepsTheConnectionAfter421WhenToldTo() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                        .script(line -> line.equals("VRFY me") ? Optional.of("421 4.3.0 Busy") : Optional.empty())
                        .keepOpenAfter421()
                        .start();
                RawClient client = RawClient.connect(server)) {
            client.reply();
            assertThat(client.say("VRFY me")).isEqualTo("421 4.3.0 Busy");
            assertThat(client.say("EHLO c.example")).startsWith("250");
        }
    }

    @Test
    void startsTlsWithAnotherReplyAndForgetsNothingWhenToldTo() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                        .startTls()
                        .startTlsReply("220 2.0.0 Go on\r\n250 2.0.0 Injected")
                        .rememberOverTls()
                        .start();
                RawClient client = RawClient.connect(server)) {
            client.reply();
            client.say("EHLO c.example");
            assertThat(client.say("STARTTLS")).isEqualTo("220 2.0.0 Go on");
            assertThat(client.reply()).isEqualTo("250 2.0.0 Injected");
            client.startTls();
            assertThat(client.say("MAIL FROM:<a@c.example>")).startsWith("250");
        }
    }

    @Test
    void letsMailBeginAnotherTransactionWhenItIsToldTo() throws Exception {
        try (StrictMailServer server =
                        StrictMailServer.builder().allowNestedMail().start();
                RawClient client = RawClient.connect(server)) {
            client.reply();
            client.say("EHLO c.example");
            client.say("MAIL FROM:<a@c.example>");
            client.say("RCPT TO:<b@d.example>");
            assertThat(client.say("MAIL FROM:<a@c.example>")).startsWith("250");
            assertThat(client.say("DATA")).isEqualTo("503 5.5.1 Error: need RCPT command");
        }
    }

    @Test
    void startsAnewAfterXclient() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().xclient().start();
                RawClient client = RawClient.connect(server)) {
            client.reply();
            assertThat(client.say("EHLO c.example")).contains("XCLIENT ADDR");
            client.say("MAIL FROM:<a@c.example>");
            assertThat(client.say("XCLIENT ADDR=192.0.2.1")).startsWith("503");
            client.say("RSET");
            assertThat(client.say("XCLIENT ADDR=192.0.2.1")).startsWith("220");
            assertThat(client.say("MAIL FROM:<a@c.example>")).isEqualTo("503 5.5.1 Error: send HELO/EHLO first");
        }
        try (StrictMailServer server = StrictMailServer.builder().start();
                RawClient client = RawClient.connect(server)) {
            client.reply();
            client.say("EHLO c.example");
            assertThat(client.say("XCLIENT ADDR=192.0.2.1")).startsWith("500");
        }
    }

    @Test
    void speaksLmtp() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().lmtp().start();
                RawClient client = RawClient.connect(server)) {
            client.reply();
            assertThat(client.say("EHLO c.example")).startsWith("500");
            assertThat(client.say("HELO c.example")).startsWith("500");
            assertThat(client.say("LHLO c.example")).contains("PIPELINING");
            client.say("MAIL FROM:<a@c.example>");
            client.say("RCPT TO:<b@d.example>");
            client.say("RCPT TO:<c@d.example>");
            client.say("DATA");
            assertThat(client.say("x\r\n.")).startsWith("250");
            assertThat(client.reply()).startsWith("250");
            assertThat(client.say("QUIT")).startsWith("221");
            assertThat(server.delivered()).hasSize(1);
        }
        try (StrictMailServer server = StrictMailServer.builder().start();
                RawClient client = RawClient.connect(server)) {
            client.reply();
            assertThat(client.say("LHLO c.example")).startsWith("500");
        }
    }

    @Test
    void refusesConnections() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                .refuseConnections("554 5.3.2 No mail today")
                .start()) {
            try (RawClient client = RawClient.connect(server)) {
                assertThat(client.reply()).isEqualTo("554 5.3.2 No mail today");
                assertThat(client.reply()).isEmpty();
            }
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(server.transcripts().get(0).lines()).containsExactly("S: 554 5.3.2 No mail today");
        }
    }

    @Test
    void standsManyMessagesAndManyConnections() throws Exception {
        int connections = 20;
        int messages = 500;
        try (StrictMailServer server =
                StrictMailServer.builder().withoutContent().start()) {
            ExecutorService clients = Executors.newFixedThreadPool(connections);
            try {
                List<Callable<Boolean>> work = new ArrayList<>();
                for (int i = 0; i < connections; i++) {
                    work.add(() -> sendMany(server, messages));
                }
                for (Future<Boolean> done : clients.invokeAll(work)) {
                    assertThat(done.get()).isTrue();
                }
            } finally {
                clients.shutdown();
            }
            assertThat(sendMany(server, 10_000)).isTrue();
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(server.delivered()).hasSize(connections * messages + 10_000);
            assertThat(server.delivered()).allMatch(delivery -> delivery.content().length == 0);
            assertThat(server.transcripts())
                    .hasSize(connections + 1)
                    .allMatch(transcript -> transcript.lines().stream().noneMatch(line -> line.startsWith("c")));
        }
    }

    private static boolean sendMany(StrictMailServer server, int messages) throws Exception {
        try (RawClient client = RawClient.connect(server)) {
            client.reply();
            client.say("EHLO c.example");
            boolean accepted = true;
            for (int i = 0; i < messages; i++) {
                client.send("MAIL FROM:<a@c.example>\r\nRCPT TO:<b@d.example>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n");
                client.reply();
                client.reply();
                client.reply();
                accepted &= client.reply().startsWith("250 2.0.0 Ok: queued");
            }
            return accepted && client.say("QUIT").startsWith("221");
        }
    }

    @Test
    void talksInTheMidstOfContentIfToldTo() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                        .goAhead("250 Go ahead")
                        .scriptContent(line -> switch (line) {
                            case "one" -> Optional.of("250 Stray");
                            case "..two" -> Optional.of("421 4.4.2 Too slow");
                            default -> Optional.empty();
                        })
                        .start();
                RawClient client = RawClient.connect(server)) {
            client.reply();
            client.say("EHLO c.example");
            client.say("MAIL FROM:<a@c.example>");
            client.say("RCPT TO:<b@d.example>");
            assertThat(client.say("DATA")).isEqualTo("250 Go ahead");
            assertThat(client.say("nil\r\none")).isEqualTo("250 Stray");
            assertThat(client.say("..two")).isEqualTo("421 4.4.2 Too slow");
            assertThat(client.reply()).isEmpty();
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(server.delivered()).isEmpty();
            assertThat(server.transcripts().get(0).lines())
                    .endsWith("c: nil", "c: one", "S: 250 Stray", "c: ..two", "S: 421 4.4.2 Too slow");
        }
    }
}
