package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.Canary;
import sequitur.examples.run.Finished;
import sequitur.examples.run.ForkedJvm;
import sequitur.examples.run.MailLibrary;
import sequitur.examples.server.AuthOffer;
import sequitur.examples.server.StrictMailServer;

/**
 * Mistakes that Jakarta Mail apps make, each with the server that shows it: what goes over the wire and what the app is told,
 * without the agent and with it. A verb in brackets was taken for text of a message; a slash begins another connection.
 */
class PitfallsTest {

    private static final String USER = "alice";
    private static final String REFUSAL = "530 5.7.0 Authentication required";

    /** Name, wire without the agent, what the app is told; wire under policy=correct, what the app is told. */
    private static final String TABLE = """
            a1 | EHLO MAIL RSET QUIT | SMTPSendFailedException 530 5.7.0 Authentication required | EHLO MAIL AUTH MAIL RCPT DATA QUIT | sent
            a3 | EHLO MAIL RSET QUIT | SMTPSendFailedException 530 5.7.0 Authentication required | EHLO MAIL AUTH MAIL RCPT DATA QUIT | sent
            a7 | EHLO MAIL RCPT RSET QUIT | SendFailedException Invalid Addresses | EHLO MAIL RCPT RSET AUTH MAIL RCPT DATA QUIT | sent
            b1 | EHLO MAIL RSET QUIT | SMTPSendFailedException 530 5.7.0 Authentication required | EHLO MAIL STARTTLS EHLO AUTH MAIL RCPT DATA QUIT | sent
            b2 | EHLO MAIL RSET QUIT | SMTPSendFailedException 503 5.5.1 Error: authenticate first | EHLO MAIL STARTTLS EHLO AUTH MAIL RCPT DATA QUIT | sent
            b4 | EHLO MAIL RSET QUIT | SMTPSendFailedException 530 5.7.0 Must issue a STARTTLS command first | EHLO MAIL STARTTLS EHLO MAIL RCPT DATA QUIT | sent
            c1 | HELO MAIL RSET QUIT | SMTPSendFailedException 530 5.7.0 Authentication required | HELO MAIL EHLO AUTH MAIL RCPT DATA QUIT | sent
            c3 | HELO MAIL RSET QUIT | SMTPSendFailedException 555 5.5.4 Unsupported parameter BODY | HELO EHLO MAIL RCPT DATA QUIT | sent
            d1 | EHLO AUTH STARTTLS AUTH | AuthenticationFailedException 503 5.5.1 Error: send HELO/EHLO first | EHLO AUTH STARTTLS EHLO AUTH MAIL RCPT DATA QUIT | sent
            e1 | EHLO MAIL RCPT DATA (MAIL) | broke off; MessagingException Exception reading response | EHLO MAIL RCPT DATA | broke off; Not connected
            e5 | EHLO MAIL RCPT DATA (QUIT) | broke off; MessagingException Exception reading response | EHLO MAIL RCPT DATA | broke off
            e7 | EHLO MAIL RCPT BDAT BDAT MAIL RSET QUIT | broke off; SMTPSendFailedException 503 5.5.1 Error: nested MAIL command | EHLO MAIL RCPT BDAT BDAT RSET MAIL RCPT BDAT BDAT BDAT BDAT BDAT BDAT BDAT BDAT BDAT BDAT BDAT BDAT BDAT QUIT | broke off; sent
            f19 | EHLO MAIL RCPT MAIL RSET QUIT | MessagingException Can't send command to SMTP host; SMTPSendFailedException 503 5.5.1 Error: nested MAIL command | EHLO MAIL RCPT RSET MAIL RCPT DATA QUIT | MessagingException Can't send command to SMTP host; sent
            g1 | EHLO RCPT DATA MAIL MAIL RSET QUIT | 503; 503; 250; SMTPSendFailedException 503 5.5.1 Error: nested MAIL command | EHLO MAIL RSET MAIL RCPT DATA QUIT | 451; 503; 250; sent
            g11 | EHLO QUIT | 221; MessagingException Can't send command to SMTP host | EHLO QUIT / EHLO MAIL RCPT DATA QUIT | 221; sent
            g12 | EHLO MAIL RCPT EHLO DATA QUIT | 250; 250; 250; 503 | EHLO MAIL RCPT EHLO QUIT | 250; 250; 250; 503
            h17 | EHLO MAIL RCPT MAIL RSET QUIT | NullPointerException; SMTPSendFailedException 503 5.5.1 Error: nested MAIL command | EHLO MAIL RCPT RSET MAIL RCPT DATA QUIT | NullPointerException; sent
            k1 | EHLO AUTH AUTH MAIL RCPT DATA QUIT | 503; sent | EHLO AUTH MAIL RCPT DATA QUIT | 235; sent
            k4 | EHLO MAIL RSET QUIT | SMTPSendFailedException 555 5.5.4 Unsupported parameter RET | EHLO MAIL RCPT DATA QUIT | sent
            """;

    @TempDir
    private Path folder = Path.of("");

    private static StrictMailServer.Builder auth(AuthOffer offer) {
        return StrictMailServer.builder().auth(offer, USER, Canary.PASSWORD);
    }

    private static Map<String, StrictMailServer.Builder> servers() {
        Map<String, StrictMailServer.Builder> servers = new LinkedHashMap<>();
        servers.put("a1", auth(AuthOffer.ALWAYS).requireAuth(REFUSAL));
        servers.put("a3", auth(AuthOffer.ALWAYS).requireAuth(REFUSAL).implicitTls());
        AtomicBoolean authenticated = new AtomicBoolean();
        servers.put("a7", auth(AuthOffer.ALWAYS).script(line -> {
            authenticated.compareAndSet(false, line.startsWith("AUTH"));
            return line.startsWith("RCPT") && !authenticated.get() ? Optional.of(REFUSAL) : Optional.empty();
        }));
        servers.put("b1", auth(AuthOffer.UNDER_TLS).startTls().requireAuth(REFUSAL));
        servers.put("b2", auth(AuthOffer.UNDER_TLS).startTls().requireAuth("503 5.5.1 Error: authenticate first"));
        servers.put("b4", StrictMailServer.builder().requireStartTls());
        servers.put("c1", auth(AuthOffer.ALWAYS).requireAuth(REFUSAL));
        servers.put("c3", StrictMailServer.builder());
        servers.put("d1", auth(AuthOffer.ALWAYS).requireStartTls());
        servers.put("e1", StrictMailServer.builder());
        servers.put("e5", StrictMailServer.builder());
        servers.put("e7", StrictMailServer.builder());
        servers.put("f19", StrictMailServer.builder());
        servers.put("g1", StrictMailServer.builder());
        servers.put("g11", StrictMailServer.builder());
        servers.put("g12", StrictMailServer.builder());
        servers.put("h17", StrictMailServer.builder());
        servers.put("k1", auth(AuthOffer.ALWAYS));
        servers.put("k4", StrictMailServer.builder().without("DSN"));
        return servers;
    }

    @Test
    void withoutTheAgentTheMistakesHaveTheirConsequences() throws IOException, InterruptedException {
        assertThat(run("")).isEqualTo(column(0));
    }

    @Test
    void logChangesNothingButForTheForgedCommand() throws IOException, InterruptedException {
        Map<String, String> expected = column(0);
        expected.putAll(Map.of("f19", Optional.ofNullable(column(1).get("f19")).orElseThrow()));

        assertThat(run("log")).isEqualTo(expected);
    }

    @Test
    void correctHealsThemOrKeepsThemFromDoingHarm() throws IOException, InterruptedException {
        assertThat(run("correct")).isEqualTo(column(1));
    }

    /** What goes over the wire and what the app is told: the first time without the agent (0), or under correct (1). */
    private static Map<String, String> column(int which) {
        Map<String, String> column = new LinkedHashMap<>();
        TABLE.lines().forEach(row -> {
            String[] cells = row.split(" \\| ", -1);
            column.put(cells[0], cells[1 + 2 * which] + " | " + cells[2 + 2 * which]);
        });
        return column;
    }

    private Map<String, String> run(String policy) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        List<StrictMailServer> servers = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of(Canary.PASSWORD));
        try {
            servers().forEach((id, described) -> {
                StrictMailServer server = described.start();
                ids.add(id);
                servers.add(server);
                arguments.add(id + "=" + server.port());
            });
            ForkedJvm jvm = AppJvm.of(PitfallsApp.class, MailLibrary.ANGUS.jars(), folder)
                    .with(servers.get(0).trustStore().jvmOptions());
            ForkedJvm attached = policy.isEmpty() ? jvm : jvm.with(List.of(AgentJar.option("policy=" + policy)));
            Finished run = Canary.checked(attached.run(Duration.ofMinutes(1), arguments.toArray(String[]::new)));
            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
            Map<String, String> rows = new LinkedHashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                StrictMailServer server = servers.get(i);
                assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
                rows.put(ids.get(i), wire(server) + " | " + run.output().get(i));
            }
            return rows;
        } finally {
            servers.forEach(StrictMailServer::close);
        }
    }

    /** The verbs on the wire; those that the server took for message content in brackets. */
    private static String wire(StrictMailServer server) {
        return server.transcripts().stream()
                .map(transcript -> transcript.lines().stream()
                        .filter(line -> line.matches("C\\*?: [A-Z]{4,8}( .*)?|c\\*?: .*(MAIL FROM|NOOP|QUIT|RSET).*"))
                        .map(line -> line.startsWith("c")
                                ? "(" + line.replaceAll(".*(MAIL|NOOP|QUIT|RSET).*", "$1") + ")"
                                : line.split(" ", -1)[1])
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" / "));
    }
}
