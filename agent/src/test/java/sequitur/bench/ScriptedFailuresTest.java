package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.bench.app.MailingApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;
import sequitur.testbed.server.TrustStore;

/**
 * Mails that fail, each in another way, with several releases of the library: each is told exactly once, by what went wrong first, and under
 * {@code log} neither the wire nor the app sees anything of the agent.
 */
@Tag("slow")
class ScriptedFailuresTest {

    private static final TrustStore TRUST = trust();

    private static TrustStore trust() {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            return server.trustStore();
        }
    }

    /** What an app and its server saw, and what was reported. */
    private record Seen(List<String> output, List<String> commands, List<String> headlines) {}

    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_4_7", "ANGUS_2_0_5"})
    void eachIsToldOnce(Library library) throws IOException {
        check(library);
    }

    /** On demand: {@code mvn -Pexhaustive}. */
    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_6_2", "JAKARTA_2_0_1"})
    @Tag("exhaustive")
    void eachIsToldOnceInBetween(Library library) throws IOException {
        check(library);
    }

    private static void check(Library library) throws IOException {
        Map<String, String> told = new TreeMap<>();
        Map<String, String> expected = new TreeMap<>();
        for (FailureScript script : FailureScript.all()) {
            BenchedApp app = BenchedApp.of(MailingApp.class).on(library).trusting(TRUST);
            Seen without = seen(app, script);
            Seen with = seen(app.attached("policy=log"), script);

            assertThat(with.output()).as(script.name()).isEqualTo(without.output());
            assertThat(with.commands()).as(script.name()).isEqualTo(without.commands());
            expected.put(script.name(), "[" + script.id() + "]");
            told.put(
                    script.name(),
                    String.join(" / ", with.headlines()).replaceAll("mail to [^\\[]*(\\[[^]]*\\]): [^/]*", "$1"));
        }
        assertThat(told).isEqualTo(expected);
    }

    private static Seen seen(BenchedApp app, FailureScript script) throws IOException {
        FailureScript.Peer peer = script.server().get();
        try {
            List<String> arguments = new ArrayList<>(script.arguments());
            arguments.add("port=" + peer.port());
            Finished run = app.run(arguments.toArray(String[]::new));
            String port = Integer.toString(peer.port());
            return new Seen(
                    // Whether QUIT still finds a connection that the server has just closed is a matter of luck.
                    run.output().stream()
                            .filter(line -> !line.startsWith("close: "))
                            .map(line -> line.replace(port, "PORT"))
                            .toList(),
                    peer.commands().get(),
                    FailuresTest.headlines(run));
        } finally {
            peer.closing().close();
        }
    }
}
