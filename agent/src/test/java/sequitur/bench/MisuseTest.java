package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sequitur.bench.app.MisuseApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/**
 * Apps that misuse their Transport, and a library that forgets what it should, each with the server that shows it. A dash
 * is a line of a SASL exchange, a verb in brackets was taken for text of a message, a slash begins another
 * connection, and a number in the end says how many messages arrived.
 */
@Tag("slow")
class MisuseTest {

    private static final String USER = "alice";
    private static final String REFUSAL = "530 5.7.0 Authentication required";

    /** Name; what happens without the agent, under block, and under correct: the wire, what the app is told, how many arrived. */
    private static final String TABLE = """
            exchange | EHLO AUTH MAIL RSET MAIL RCPT DATA QUIT | 334; 501; sent | 1 | EHLO AUTH * RSET MAIL RCPT DATA QUIT | 334; 501; sent | 1 | EHLO AUTH * MAIL RCPT DATA MAIL RCPT DATA QUIT | 334; sent; sent | 2
            exchange-answered | EHLO AUTH - - MAIL RCPT DATA QUIT | 334; 334; 235; sent | 1 | EHLO AUTH - - MAIL RCPT DATA QUIT | 334; 334; 235; sent | 1 | EHLO AUTH - - MAIL RCPT DATA QUIT | 334; 334; 235; sent | 1
            exchange-in-clear | EHLO AUTH - MAIL RCPT DATA QUIT | 334; 501; sent | 1 | EHLO AUTH * MAIL RCPT DATA QUIT | 334; 501; sent | 1 | EHLO AUTH - MAIL RCPT DATA QUIT | 334; 501; sent | 1
            token | EHLO AUTH | AuthenticationFailedException 334 | 0 | EHLO AUTH | AuthenticationFailedException 334 | 0 | EHLO AUTH - | AuthenticationFailedException 535 | 0
            token-sasl | EHLO AUTH - | AuthenticationFailedException failed to connect | 0 | EHLO AUTH - | AuthenticationFailedException failed to connect | 0 | EHLO AUTH - | AuthenticationFailedException failed to connect | 0
            token-taken | EHLO AUTH MAIL RCPT DATA QUIT | sent | 1 | EHLO AUTH MAIL RCPT DATA QUIT | sent | 1 | EHLO AUTH MAIL RCPT DATA QUIT | sent | 1
            token-by-hand | EHLO AUTH - MAIL RCPT DATA QUIT | 334; 535; sent | 1 | EHLO AUTH - MAIL RCPT DATA QUIT | 334; 535; sent | 1 | EHLO AUTH - MAIL RCPT DATA QUIT | 334; 535; sent | 1
            closing | EHLO MAIL RCPT DATA | MessagingException Can't send command to SMTP host; Not connected | 0 | EHLO MAIL RCPT DATA MAIL RCPT DATA QUIT | sent; sent | 2 | EHLO MAIL RCPT DATA MAIL RCPT DATA QUIT | sent; sent | 2
            closing-chunks | EHLO MAIL RCPT BDAT | MessagingException IOException while sending message; Not connected | 1 | EHLO MAIL RCPT BDAT MAIL RCPT BDAT QUIT | sent; sent | 2 | EHLO MAIL RCPT BDAT MAIL RCPT BDAT QUIT | sent; sent | 2
            nesting | EHLO MAIL RCPT DATA (MAIL) | MessagingException Exception reading response; MessagingException Can't send command to SMTP host; Not connected | 0 | EHLO MAIL RCPT DATA MAIL RCPT DATA QUIT | NESTED; sent; sent | 2 | EHLO MAIL RCPT DATA MAIL RCPT DATA QUIT | NESTED; sent; sent | 2
            nesting-chunks | EHLO MAIL RCPT BDAT MAIL RSET BDAT | 503; MessagingException IOException while sending message; Not connected | 0 | EHLO MAIL RCPT BDAT MAIL RCPT BDAT QUIT | NESTED; sent; sent | 2 | EHLO MAIL RCPT BDAT MAIL RCPT BDAT QUIT | NESTED; sent; sent | 2
            nesting-early | EHLO MAIL RCPT MAIL RSET BDAT | 503; MessagingException IOException while sending message; Not connected | 0 | EHLO MAIL RCPT BDAT MAIL RCPT BDAT QUIT | NESTED; sent; sent | 2 | EHLO MAIL RCPT BDAT MAIL RCPT BDAT QUIT | NESTED; sent; sent | 2
            stale-auth | EHLO AUTH - - QUIT / EHLO HELO AUTH | AuthenticationFailedException 503 | 0 | EHLO AUTH - - QUIT / EHLO HELO | AuthenticationFailedException 503 | 0 | EHLO AUTH - - QUIT / EHLO HELO MAIL RCPT DATA QUIT | sent | 1
            stale-parameters | EHLO QUIT / EHLO HELO MAIL RSET QUIT | 555 | 0 | EHLO QUIT / EHLO HELO RSET QUIT | 503 | 0 | EHLO QUIT / EHLO HELO MAIL RCPT DATA QUIT | sent | 1
            tls-hello | EHLO STARTTLS EHLO AUTH | AuthenticationFailedException 503 | 0 | EHLO STARTTLS EHLO | AuthenticationFailedException 503 | 0 | EHLO STARTTLS EHLO EHLO MAIL AUTH - - MAIL RCPT DATA QUIT | sent | 1
            tls-gone | EHLO STARTTLS EHLO | AuthenticationFailedException [EOF] | 0 | EHLO STARTTLS EHLO | AuthenticationFailedException 421 | 0 | EHLO STARTTLS EHLO / EHLO STARTTLS EHLO AUTH - - MAIL RCPT DATA QUIT | sent | 1
            refused-421 | EHLO MAIL RCPT | 250; 421; -1; MessagingException Can't send command to SMTP host | 0 | EHLO MAIL RCPT | 250; 421; 421 | 0 | EHLO MAIL RCPT | 250; 421; 421 | 0
            """;

    private static final String NESTED =
            "MessagingException sendMessage() in the middle of another message on the same Transport";

    private String errors = "";

    private static StrictMailServer.Builder auth(AuthOffer offer) {
        return StrictMailServer.builder().auth(offer, USER, Canary.PASSWORD);
    }

    private static Map<String, StrictMailServer.Builder> servers() {
        Map<String, StrictMailServer.Builder> servers = new LinkedHashMap<>();
        servers.put("exchange", auth(AuthOffer.ALWAYS));
        servers.put("exchange-answered", auth(AuthOffer.ALWAYS));
        servers.put("exchange-in-clear", auth(AuthOffer.ALWAYS));
        servers.put("token", auth(AuthOffer.ALWAYS).mechanisms("XOAUTH2"));
        servers.put("token-sasl", auth(AuthOffer.ALWAYS).mechanisms("XOAUTH2"));
        servers.put("token-taken", auth(AuthOffer.ALWAYS).mechanisms("XOAUTH2"));
        servers.put("token-by-hand", auth(AuthOffer.ALWAYS).mechanisms("XOAUTH2"));
        servers.put("closing", StrictMailServer.builder());
        servers.put("closing-chunks", StrictMailServer.builder());
        servers.put("nesting", StrictMailServer.builder());
        servers.put("nesting-chunks", StrictMailServer.builder());
        servers.put("nesting-early", StrictMailServer.builder());
        servers.put("stale-auth", auth(AuthOffer.ALWAYS).script(second("EHLO", "502 5.5.1 Not implemented")));
        servers.put("stale-parameters", StrictMailServer.builder().script(second("EHLO", "502 5.5.1 Not implemented")));
        servers.put(
                "tls-hello",
                auth(AuthOffer.ALWAYS).startTls().requireAuth(REFUSAL).script(second("EHLO", "550 5.7.1 Not now")));
        servers.put("tls-gone", auth(AuthOffer.ALWAYS).startTls().script(second("EHLO", "421 4.7.0 Try again later")));
        servers.put("refused-421", StrictMailServer.builder().script(first("RCPT", "421 4.3.2 Shutting down")));
        return servers;
    }

    private static Function<String, Optional<String>> first(String verb, String reply) {
        return nth(1, verb, reply);
    }

    private static Function<String, Optional<String>> second(String verb, String reply) {
        return nth(2, verb, reply);
    }

    private static Function<String, Optional<String>> nth(int number, String verb, String reply) {
        AtomicInteger seen = new AtomicInteger();
        return line ->
                line.startsWith(verb) && seen.incrementAndGet() == number ? Optional.of(reply) : Optional.empty();
    }

    @Test
    void withoutTheAgentItHasItsConsequences() throws IOException, InterruptedException {
        assertThat(run("")).isEqualTo(column(0));
    }

    @Test
    void logChangesNothingAndSaysWhatHappened() throws IOException, InterruptedException {
        assertThat(run("policy=log")).isEqualTo(column(0));

        assertThat(errors)
                .contains("writeTo() closed the stream that it was given")
                .contains("logged: the connection was closed with the stream, and the message is not delivered")
                .contains("BDAT LAST after the last chunk of the message")
                .contains("MAIL in the middle of unfinished message content");
    }

    @Test
    void aDryRunChangesNothingAndSaysWhatWouldBeDone() throws IOException, InterruptedException {
        assertThat(run("policy=correct,dry-run=true")).isEqualTo(column(0));

        assertThat(errors)
                .contains("dry run: the SASL exchange would have been canceled first")
                .contains("dry run: the stream would have been kept open")
                .contains("dry run: it would have been blocked, with an exception");
    }

    @Test
    void blockKeepsItFromTheWire() throws IOException, InterruptedException {
        assertThat(run("policy=block")).isEqualTo(column(1));

        assertThat(errors)
                .contains("The SASL exchange that it was sent into was canceled.")
                .contains("blocked: the stream was kept open, so that the library ends the message itself")
                .contains("The other message goes on.");
    }

    @Test
    void correctMakesTheMailGoOut() throws IOException, InterruptedException {
        assertThat(run("policy=correct")).isEqualTo(column(2));

        assertThat(errors)
                .contains("corrected: the SASL exchange was canceled first")
                .contains("an empty response was sent, and the server said 535 5.7.8 Error: authentication failed")
                .contains("blocked: the stream was kept open, so that the library ends the message itself")
                .contains("The other message goes on.");
        assertThat(errors.lines().filter(line -> line.contains(" requires ")))
                .singleElement()
                .asString()
                .contains("requires authentication, as a refusal has shown. Sequitur remembers that for 60 minutes")
                .matches(".*sequitur\\.host\\.localhost:\\d+\\.require\\.auth=always makes this permanent.*");
    }

    /** What is expected without the agent (0), under block (1) and under correct (2). */
    private static Map<String, String> column(int which) {
        Map<String, String> column = new LinkedHashMap<>();
        TABLE.lines().forEach(row -> {
            List<String> cells = List.of(row.split(" \\| ", -1));
            column.put(cells.get(0), String.join(" | ", cells.subList(1 + 3 * which, 4 + 3 * which)));
        });
        return column;
    }

    private Map<String, String> run(String settings) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        List<StrictMailServer> servers = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of(Canary.PASSWORD));
        try {
            servers().forEach((name, described) -> {
                StrictMailServer server = described.start();
                names.add(name);
                servers.add(server);
                arguments.add(name + "=" + server.port());
            });
            BenchedApp app =
                    BenchedApp.of(MisuseApp.class).trusting(servers.get(0).trustStore());
            BenchedApp attached = settings.isEmpty() ? app : app.attached(settings);
            Finished run = Canary.checked(attached.run(arguments.toArray(String[]::new)));
            errors = String.join("\n", run.errors());
            assertThat(run.exitCode()).as("%s", errors).isZero();
            assertThat(errors).doesNotContain("error of its own");
            Map<String, String> rows = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                StrictMailServer server = servers.get(i);
                assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
                rows.put(
                        names.get(i),
                        wire(server) + " | " + told(run.output().get(i)) + " | "
                                + server.delivered().size());
            }
            return rows;
        } finally {
            servers.forEach(StrictMailServer::close);
        }
    }

    /** What the app is told; of a reply its code alone. */
    private static String told(String words) {
        return words.replace(NESTED, "NESTED")
                .replaceAll("SMTPSendFailedException (\\d{3}) [^;]*", "$1")
                .replaceAll("(AuthenticationFailedException \\d{3}) [^;]*", "$1");
    }

    /** The verbs on the wire, each once where it is repeated without anything in between. */
    private static String wire(StrictMailServer server) {
        return server.transcripts().stream()
                .map(transcript -> transcript.lines().stream()
                        .filter(line -> line.matches("C\\*?: .*|c\\*?: .*(MAIL FROM|NOOP|QUIT|RSET).*"))
                        .map(MisuseTest::word)
                        .collect(Collectors.joining(" "))
                        .replaceAll("\\bBDAT( BDAT)+", "BDAT"))
                .collect(Collectors.joining(" / "));
    }

    private static String word(String line) {
        if (line.startsWith("c")) {
            return "(" + line.replaceAll(".*(MAIL|NOOP|QUIT|RSET).*", "$1") + ")";
        }
        String command = line.split(" ", 2)[1];
        if (command.equals("*")) {
            return command;
        }
        return command.matches("[A-Z]{4,8}( .*)?") ? command.split(" ", 2)[0] : "-";
    }
}
