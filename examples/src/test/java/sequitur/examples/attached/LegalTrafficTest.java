package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.MailLibrary;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;
import sequitur.testbed.server.Transcript;

/**
 * Ten thousand messages of an app that does nothing wrong, in every way in which Angus Mail sends: the agent says nothing,
 * and the server sees the very same octets as without it.
 */
@Tag("exhaustive")
class LegalTrafficTest {

    private static final String USER = "alice";

    @TempDir
    private Path folder = Path.of("");

    /**
     * A way of sending.
     *
     * @param name what it is called
     * @param server the server
     * @param protocol the transport's protocol
     * @param authenticates whether user and password are given to {@code connect}
     * @param messages how many are sent
     * @param perConnection how many over one connection
     * @param properties the mail session's properties
     */
    record Way(
            String name,
            StrictMailServer.Builder server,
            String protocol,
            boolean authenticates,
            int messages,
            int perConnection,
            List<String> properties) {
        @Override
        public String toString() {
            return name + ", " + messages + " messages, " + perConnection + " for each connection";
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("plain", server(), "smtp", false, 2000, 1000, List.of()),
                new Way("plain, a connection each", server(), "smtp", false, 500, 1, List.of()),
                new Way(
                        "STARTTLS",
                        server().startTls(),
                        "smtp",
                        false,
                        1000,
                        100,
                        List.of("mail.smtp.starttls.enable=true", "mail.smtp.starttls.required=true")),
                new Way("SMTPS with AUTH", auth(server().implicitTls()), "smtps", true, 1000, 100, List.of()),
                new Way("AUTH LOGIN", auth(server()), "smtp", true, 1000, 50, List.of("mail.smtp.auth=true")),
                new Way(
                        "STARTTLS and AUTH PLAIN",
                        auth(server().requireStartTls()),
                        "smtp",
                        true,
                        1000,
                        50,
                        List.of(
                                "mail.smtp.auth=true",
                                "mail.smtp.auth.mechanisms=PLAIN",
                                "mail.smtp.starttls.enable=true")),
                new Way(
                        "BDAT",
                        server(),
                        "smtp",
                        false,
                        1500,
                        500,
                        List.of(
                                "mail.smtp.chunksize=200",
                                "mail.smtp.socketFactory.class=" + Traffic.PromptSockets.class.getName())),
                new Way(
                        "sendpartial with refused recipients, DSN, RSET for NOOP",
                        server(),
                        "smtp",
                        false,
                        2000,
                        500,
                        List.of(
                                "mail.smtp.sendpartial=true",
                                "mail.smtp.dsn.notify=SUCCESS,FAILURE",
                                "mail.smtp.dsn.ret=HDRS",
                                "mail.smtp.userset=true")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void isLeftAlone(Way way) throws IOException, InterruptedException {
        List<List<String>> without = transcripts(way, List.of());
        List<List<String>> with = transcripts(way, List.of(AgentJar.option("policy=correct")));

        assertThat(with).isEqualTo(without);
        assertThat(without.stream().flatMap(List::stream).filter(line -> line.matches("C\\*?: MAIL.*")))
                .hasSize(way.messages());
    }

    private List<List<String>> transcripts(Way way, List<String> agent) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        try (StrictMailServer server = way.server().start()) {
            arguments.addAll(List.of(way.protocol(), Integer.toString(server.port())));
            arguments.addAll(way.authenticates() ? List.of(USER, Canary.PASSWORD) : List.of("-", "-"));
            arguments.addAll(List.of(Integer.toString(way.messages()), Integer.toString(way.perConnection())));
            arguments.addAll(way.properties());
            Finished run = Canary.checked(AppJvm.of(Traffic.class, MailLibrary.ANGUS.jars(), folder)
                    .with(server.trustStore().jvmOptions())
                    .with(agent)
                    .run(Duration.ofMinutes(2), arguments.toArray(String[]::new)));

            assertThat(run.errors()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            return server.transcripts().stream().map(Transcript::lines).toList();
        }
    }

    private static StrictMailServer.Builder server() {
        return StrictMailServer.builder();
    }

    private static StrictMailServer.Builder auth(StrictMailServer.Builder server) {
        return server.auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD).requireAuth("530 5.7.0 Authentication required");
    }
}
