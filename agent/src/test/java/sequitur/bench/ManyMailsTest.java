package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.ManyMailsApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/**
 * Apps with a password, unchanged, against a mail server that takes tokens alone and asks a real authorization server about each: 16
 * threads, tokens that live five seconds.
 */
@Tag("slow")
class ManyMailsTest {

    private static final int THREADS = 16;
    private static final String USER = "alice@client.example";
    private static final String SECRET = "canary-client-53cr3t";

    /** A token of five seconds is renewed after four and a half. */
    private static final double RENEWED_AFTER = 4.5;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"plain, JAVAX_1_4_7", "spring, ANGUS_2_0_5", "simple, ANGUS_2_0_5"})
    void everyMailGoesOutAndNoPasswordDoes(String kind, Library library) throws Exception {
        send(kind, library, 7, 800);
    }

    /** On demand: {@code mvn -Pexhaustive}. */
    @ParameterizedTest
    @CsvSource({"plain, JAVAX_1_4_7", "spring, ANGUS_2_0_5", "simple, ANGUS_2_0_5"})
    @Tag("exhaustive")
    void aThousandMailsGoOutAndNoPasswordDoes(String kind, Library library) throws Exception {
        send(kind, library, 63, 200);
    }

    private void send(String kind, Library library, int each, long pause) throws Exception {
        SecretFile.write(folder.resolve("client-secret"), SECRET);
        List<String> shown = new ArrayList<>();
        try (AuthorizationServer tokens = AuthorizationServer.withTokensOf(5);
                StrictMailServer server = StrictMailServer.builder()
                        .auth(AuthOffer.ALWAYS, (user, token) -> {
                            synchronized (shown) {
                                shown.add(token);
                            }
                            return user.equals(USER) && tokens.isGood(token);
                        })
                        .mechanisms("XOAUTH2")
                        .requireAuth("530 5.7.57 Client not authenticated to send mail")
                        .start()) {
            long start = System.nanoTime();
            Finished run = Canary.checked(BenchedApp.of(ManyMailsApp.class)
                    .on(library)
                    .configured(
                            folder,
                            List.of(
                                    "sequitur.policy=correct",
                                    "sequitur.credentials.localhost.token-endpoint=" + tokens.endpoint(),
                                    "sequitur.credentials.localhost.client-id=app",
                                    "sequitur.credentials.localhost.scope=smtp",
                                    "sequitur.credentials.localhost.client-secret-file=client-secret"))
                    .run(
                            kind,
                            Integer.toString(server.port()),
                            USER,
                            Canary.PASSWORD,
                            Integer.toString(THREADS),
                            Integer.toString(each),
                            Long.toString(pause)));
            double seconds = (System.nanoTime() - start) / 1e9;

            assertThat(run.output()).as(run::toString).contains("sent " + THREADS * each);
            assertThat(server.awaitQuiet(Duration.ofSeconds(20))).isTrue();
            assertThat(server.delivered()).hasSize(THREADS * each);
            assertThat(shown).doesNotContain(Canary.PASSWORD);
            List<String> wire = server.transcripts().stream()
                    .flatMap(transcript -> transcript.lines().stream())
                    .toList();
            assertThat(Canary.leaks(wire.stream())).isEmpty();
            assertThat(wire).noneMatch(line -> line.contains("AUTH PLAIN") || line.contains("AUTH LOGIN"));
            // Each expiry costs one request, however many threads there are; one more where the two clocks disagree
            // about the second.
            assertThat(tokens.requests()).isBetween(2, 2 * (int) Math.ceil(seconds / RENEWED_AFTER) + 1);
            assertNothingIsTold(run, shown);
        }
    }

    private static void assertNothingIsTold(Finished run, List<String> tokens) throws JMException {
        List<String> told = Stream.of(run.output(), run.errors(), beans())
                .flatMap(List::stream)
                .toList();
        List<String> secrets = Stream.concat(
                        Stream.of(SECRET, Canary.PASSWORD), tokens.stream().distinct())
                .toList();

        assertThat(told).noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }

    /** What JMX shows of the agent. */
    private static List<String> beans() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        List<String> shown = new ArrayList<>();
        for (ObjectName name : beans.queryNames(new ObjectName("sequitur:*"), null)) {
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                shown.add(String.valueOf(beans.getAttribute(name, attribute.getName())));
            }
        }
        return shown;
    }
}
