package sequitur.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every violation of the order gets its reply, and its nearest legal neighbour passes. */
class StrictOrderTest {
    private static final String OPEN = "open";
    private static final String AUTH = "auth required";
    private static final String TLS = "TLS required";
    private static final String BOTH = "both optional";
    private static final String PLAIN = "AUTH PLAIN AGFwcABzZWNyZXQ=";

    private static final String HELLO_FIRST = "503 5.5.1 Error: send HELO/EHLO first";
    private static final String NEED_MAIL = "503 5.5.1 Error: need MAIL command";
    private static final String NEED_RCPT = "503 5.5.1 Error: need RCPT command";
    private static final String NESTED_MAIL = "503 5.5.1 Error: nested MAIL command";
    private static final String IN_TRANSACTION = "503 5.5.1 Error: MAIL transaction in progress";
    private static final String IN_CHUNKS = "503 5.5.1 Error: message is being sent in BDAT chunks";
    private static final String TLS_FIRST = "530 5.7.0 Must issue a STARTTLS command first";
    private static final String EHLO = "EHLO c.example";
    private static final String MAIL = "MAIL FROM:<a@c.example>";
    private static final String RCPT = "RCPT TO:<b@d.example>";

    static Stream<Arguments> dialogues() {
        return Stream.of(
                // Hello
                dialogue(OPEN, MAIL, HELLO_FIRST),
                dialogue(OPEN, RCPT, HELLO_FIRST),
                dialogue(OPEN, "DATA", HELLO_FIRST),
                dialogue(OPEN, "BDAT 3 LAST\r\nabc", HELLO_FIRST, "NOOP", "250"),
                dialogue(AUTH, PLAIN, HELLO_FIRST),
                dialogue(TLS, "STARTTLS", HELLO_FIRST),
                dialogue(OPEN, "NOOP", "250", "RSET", "250", "VRFY a", "252", "HELP", "214", "QUIT", "221"),
                dialogue(OPEN, "EHLO", "501 5.5.4", "EHLO ", "501 5.5.4", "HELO", "501 5.5.4", MAIL, HELLO_FIRST),
                dialogue(OPEN, "HELO c.example", "250 localhost", MAIL, "250", RCPT, "250", "DATA", "354"),
                dialogue(AUTH, "HELO c.example", "250", PLAIN, "503 5.5.1 Error: send EHLO first"),
                dialogue(TLS, "HELO c.example", "250", "STARTTLS", "503 5.5.1 Error: send EHLO first"),
                dialogue(OPEN, "HELO c", "250", MAIL, "250", RCPT, "250", "BDAT 1\r\nx", "503 5.5.1 Error: send EHLO"),
                dialogue(OPEN, EHLO, "250", MAIL, "250", EHLO, "250", RCPT, NEED_MAIL, MAIL, "250"),
                dialogue(OPEN, EHLO, "250", MAIL, "250", "EHLO", "501", RCPT, "250"),
                // Mail transaction
                dialogue(OPEN, EHLO, "250", RCPT, NEED_MAIL, MAIL, "250", RCPT, "250 2.1.5"),
                dialogue(OPEN, EHLO, "250", "DATA", NEED_MAIL, MAIL, "250", "DATA", NEED_RCPT, RCPT, "250"),
                dialogue(OPEN, EHLO, "250", MAIL, "250", "RCPT TO:<reject@d.example>", "550 5.1.1", "DATA", NEED_RCPT),
                dialogue(OPEN, EHLO, "250", MAIL, "250", MAIL, NESTED_MAIL, RCPT, "250", MAIL, NESTED_MAIL),
                dialogue(OPEN, EHLO, "250", MAIL, "250", "RSET", "250", RCPT, NEED_MAIL, MAIL, "250"),
                dialogue(OPEN, EHLO, "250", MAIL, "250", "NOOP", "250", "VRFY a", "252", RCPT, "250"),
                dialogue(
                        OPEN, EHLO, "250", MAIL, "250", RCPT, "250", "DATA", "354", "x\r\n.", "250", "DATA", NEED_MAIL),
                dialogue(OPEN, EHLO, "250", MAIL, "250", RCPT, "250", "DATA", "354", ".", "250", MAIL, "250"),
                dialogue(OPEN, EHLO, "250", MAIL, "250", RCPT, "250", "DATA now", "501 5.5.4", "DATA", "354"),
                // BDAT
                dialogue(OPEN, EHLO, "250", "BDAT 3 LAST\r\nabc", NEED_MAIL, "NOOP", "250"),
                dialogue(OPEN, EHLO, "250", MAIL, "250", "BDAT 3 LAST\r\nabc", NEED_RCPT, RCPT, "250"),
                dialogue(OPEN, EHLO, "250", MAIL, "250", RCPT, "250", "BDAT 1\r\nx", "250", "DATA", IN_CHUNKS),
                dialogue(OPEN, EHLO, "250", MAIL, "250", RCPT, "250", "BDAT 1\r\nx", "250", RCPT, IN_CHUNKS),
                dialogue(OPEN, EHLO, "250", MAIL, "250", RCPT, "250", "BDAT 1\r\nx", "250", MAIL, NESTED_MAIL),
                dialogue(
                        OPEN,
                        EHLO,
                        "250",
                        MAIL,
                        "250",
                        RCPT,
                        "250",
                        "BDAT 1\r\nx",
                        "250",
                        "NOOP",
                        "250",
                        "BDAT 0 LAST",
                        "250"),
                dialogue(OPEN, EHLO, "250", MAIL, "250", RCPT, "250", "BDAT 1\r\nx", "250", "RSET", "250", MAIL, "250"),
                dialogue(OPEN, EHLO, "250", MAIL, "250", RCPT, "250", "BDAT 0 LAST", "250", "BDAT 0 LAST", NEED_MAIL),
                dialogue(
                        OPEN,
                        EHLO,
                        "250",
                        MAIL,
                        "250",
                        RCPT,
                        "250",
                        "BDAT",
                        "501",
                        "BDAT x LAST",
                        "501",
                        "BDAT 1 END",
                        "501"),
                // AUTH
                dialogue(OPEN, EHLO, "250", PLAIN, "503 5.5.1 Error: authentication not enabled"),
                dialogue(AUTH, EHLO, "250", MAIL, "530 5.7.0 Authentication required", PLAIN, "235", MAIL, "250"),
                dialogue(AUTH, EHLO, "250", PLAIN, "235", PLAIN, "503 5.5.1 Error: already authenticated"),
                dialogue(AUTH, EHLO, "250", PLAIN, "235", EHLO, "250", PLAIN, "503 5.5.1", MAIL, "250"),
                dialogue(AUTH, EHLO, "250", PLAIN, "235", "RSET", "250", MAIL, "250"),
                dialogue(AUTH, EHLO, "250", "AUTH PLAIN", "334", "AGFwcABzZWNyZXQ=", "235"),
                dialogue(
                        AUTH,
                        EHLO,
                        "250",
                        "AUTH LOGIN",
                        "334 VXNlcm5hbWU6",
                        "YXBw",
                        "334 UGFzc3dvcmQ6",
                        "c2VjcmV0",
                        "235"),
                dialogue(AUTH, EHLO, "250", "AUTH LOGIN YXBw", "334", "c2VjcmV0", "235"),
                dialogue(AUTH, EHLO, "250", "AUTH LOGIN", "334", "*", "501 5.7.0", PLAIN, "235"),
                dialogue(AUTH, EHLO, "250", "AUTH LOGIN", "334", "not base64!", "501 5.5.2"),
                dialogue(AUTH, EHLO, "250", "AUTH PLAIN AGFwcAB3cm9uZw==", "535 5.7.8", MAIL, "530", PLAIN, "235"),
                dialogue(AUTH, EHLO, "250", "AUTH DIGEST-MD5", "504 5.5.4", "AUTH", "501 5.5.4"),
                // TLS
                dialogue(OPEN, EHLO, "250", "STARTTLS", "502 5.5.1"),
                dialogue(TLS, EHLO, "250", MAIL, TLS_FIRST, PLAIN, TLS_FIRST, RCPT, TLS_FIRST, "RSET", "250"),
                dialogue(TLS, EHLO, "250", "STARTTLS now", "501 5.5.4"),
                dialogue(
                        TLS,
                        EHLO,
                        "250",
                        "STARTTLS",
                        "220",
                        MAIL,
                        HELLO_FIRST,
                        PLAIN,
                        HELLO_FIRST,
                        "STARTTLS",
                        HELLO_FIRST),
                dialogue(
                        TLS,
                        EHLO,
                        "250",
                        "STARTTLS",
                        "220",
                        "NOOP",
                        "250",
                        EHLO,
                        "250",
                        "STARTTLS",
                        "503 5.5.1 Error: TLS already active"),
                dialogue(
                        TLS,
                        EHLO,
                        "250",
                        "STARTTLS",
                        "220",
                        EHLO,
                        "250",
                        MAIL,
                        "530 5.7.0 Authentication required",
                        PLAIN,
                        "235",
                        MAIL,
                        "250",
                        PLAIN,
                        "503"),
                // Both offered, neither required
                dialogue(BOTH, EHLO, "250", MAIL, "250", "STARTTLS", IN_TRANSACTION, "RSET", "250", "STARTTLS", "220"),
                dialogue(
                        BOTH,
                        EHLO,
                        "250",
                        MAIL,
                        "250",
                        RCPT,
                        "250",
                        PLAIN,
                        IN_TRANSACTION,
                        "RSET",
                        "250",
                        PLAIN,
                        "235"),
                dialogue(BOTH, EHLO, "250", PLAIN, "235", "STARTTLS", "220", EHLO, "250", PLAIN, "235", MAIL, "250"),
                // One command's own form
                dialogue(
                        OPEN,
                        EHLO,
                        "250",
                        "MAIL FROM: <a@c.example>",
                        "501 5.5.4",
                        "MAIL FROM:a@c.example",
                        "501 5.5.4",
                        MAIL,
                        "250"),
                dialogue(
                        OPEN,
                        EHLO,
                        "250",
                        "MAIL FROM:<a b@c.example>",
                        "501 5.1.7",
                        "MAIL FROM:<a@>",
                        "501 5.1.7",
                        "MAIL FROM:<>",
                        "250"),
                dialogue(OPEN, EHLO, "250", "MAIL FROM:<\"a b\"@c.example> SIZE=5 BODY=8BITMIME", "250"),
                dialogue(
                        OPEN,
                        EHLO,
                        "250",
                        MAIL + " SIZE=1 SIZE=1",
                        "501 5.5.4",
                        MAIL + " SIZE=x",
                        "501 5.5.4",
                        MAIL,
                        "250"),
                dialogue(
                        OPEN,
                        EHLO,
                        "250",
                        MAIL + " SIZE=99999999",
                        "552 5.3.4",
                        MAIL + " XYZ=1",
                        "555 5.5.4",
                        MAIL,
                        "250"),
                dialogue(
                        OPEN,
                        EHLO,
                        "250",
                        MAIL + " RET=HDRS ENVID=x",
                        "250",
                        RCPT + " NOTIFY=NEVER",
                        "250",
                        RCPT + " SIZE=1",
                        "555"),
                dialogue(
                        OPEN,
                        "HELO c",
                        "250",
                        MAIL + " SIZE=1",
                        "555 5.5.4",
                        MAIL,
                        "250",
                        RCPT + " NOTIFY=NEVER",
                        "555"),
                dialogue(
                        OPEN,
                        EHLO,
                        "250",
                        "MAIL FROM:<ä@c.example>",
                        "553 5.6.7",
                        "MAIL FROM:<ä@c.example> SMTPUTF8",
                        "250"),
                dialogue(OPEN, EHLO, "250", MAIL, "250", "RCPT TO:<>", "501 5.1.3", "RCPT TO:<postmaster>", "250"),
                dialogue(
                        OPEN,
                        EHLO,
                        "250",
                        "RSETS",
                        "500",
                        "TURN",
                        "500",
                        "rset",
                        "250",
                        "QUIT now",
                        "501",
                        "quit",
                        "221"));
    }

    private static Arguments dialogue(String server, String... commandsAndReplies) {
        return arguments(server, commandsAndReplies);
    }

    @ParameterizedTest
    @MethodSource("dialogues")
    void answers(String kind, String[] commandsAndReplies) throws Exception {
        try (StrictMailServer server = start(kind);
                RawClient client = RawClient.connect(server)) {
            assertThat(client.reply()).startsWith("220 ");
            for (int i = 0; i < commandsAndReplies.length; i += 2) {
                String command = commandsAndReplies[i];
                client.send(command.startsWith("BDAT") && command.contains("\r\n") ? command : command + "\r\n");
                assertThat(client.reply()).as(command).startsWith(commandsAndReplies[i + 1]);
                if (commandsAndReplies[i + 1].equals("220")) {
                    client.startTls();
                }
            }
        }
    }

    private static StrictMailServer start(String kind) {
        StrictMailServer.Builder builder = StrictMailServer.builder();
        if (kind.equals(AUTH)) {
            builder.auth(AuthOffer.ALWAYS, "app", "secret").requireAuth("530 5.7.0 Authentication required");
        } else if (kind.equals(BOTH)) {
            builder.startTls().auth(AuthOffer.ALWAYS, "app", "secret");
        } else if (kind.equals(TLS)) {
            builder.requireStartTls()
                    .auth(AuthOffer.UNDER_TLS, "app", "secret")
                    .requireAuth("530 5.7.0 Authentication required");
        }
        return builder.start();
    }
}
