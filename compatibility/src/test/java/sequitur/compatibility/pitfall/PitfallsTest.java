package sequitur.compatibility.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.compatibility.library.Library;
import sequitur.compatibility.library.LibraryApp;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.Canary;
import sequitur.examples.run.Finished;
import sequitur.examples.run.ForkedJvm;
import sequitur.examples.server.StrictMailServer;

/**
 * Mistakes that Jakarta Mail apps make, each with the server that shows it: what goes over the wire and what the app is told,
 * without the agent and under each policy, on every release of the library.
 */
class PitfallsTest {

    private static final Expectations EXPECTED = Expectations.ofAllGroups();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("sequitur.compatibility.library.Library#chosen")
    void mistakesEndAsExpectedUnderEachPolicy(Library library) throws IOException, InterruptedException {
        Map<String, Map<Mode, Outcome>> outcomes = new LinkedHashMap<>();
        run(library, List.of(Mode.WITHOUT), outcomes);
        run(library, List.of(Mode.LOG, Mode.BLOCK, Mode.CORRECT), outcomes);

        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        outcomes.forEach((mistake, byMode) -> byMode.forEach((mode, outcome) -> {
            expected.put(mistake + " " + mode, EXPECTED.of(mistake, mode, library));
            actual.put(mistake + " " + mode, outcome.inShort());
        }));
        writeDown(library, actual);
        assertThat(actual).isEqualTo(expected);
        assertLogChangesNothing(library, outcomes);
        for (Mode mode : List.of(Mode.LOG, Mode.BLOCK, Mode.CORRECT)) {
            Matrix.LIBRARIES.seen(library.label(), mode.word(), outcomes.size() + " scenarios");
        }
    }

    /** Every octet on the wire and every exception that the app sees, with all its causes. */
    private static void assertLogChangesNothing(Library library, Map<String, Map<Mode, Outcome>> outcomes) {
        outcomes.forEach((mistake, byMode) -> {
            if (!EXPECTED.logActs(mistake, library)) {
                assertThat(byMode.get(Mode.LOG)).as("%s", mistake).isEqualTo(byMode.get(Mode.WITHOUT));
            }
        });
    }

    private void run(Library library, List<Mode> modes, Map<String, Map<Mode, Outcome>> outcomes)
            throws IOException, InterruptedException {
        Map<String, StrictMailServer> servers = new LinkedHashMap<>();
        try {
            servers()
                    .forEach((mistake, described) -> modes.forEach(mode ->
                            servers.put(mistake + "@" + mode, described.get().start())));
            List<String> arguments = new ArrayList<>(List.of(Canary.PASSWORD));
            servers.forEach((key, server) -> arguments.add(key + "=" + server.port()));
            Finished run = Canary.checked(
                    jvm(library, modes, servers).run(Duration.ofMinutes(3), arguments.toArray(String[]::new)));
            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own") || line.contains("alone"));
            assertThat(run.output()).hasSize(servers.size());
            for (String line : run.output()) {
                String[] parts = line.split("\t", -1);
                String[] key = parts[0].split("[@=]", -1);
                StrictMailServer server = Objects.requireNonNull(servers.get(key[0] + "@" + key[1]));
                assertThat(server.awaitQuiet(Duration.ofSeconds(20)))
                        .as("%s", key[0])
                        .isTrue();
                outcomes.computeIfAbsent(key[0], name -> new TreeMap<>())
                        .put(Mode.valueOf(key[1]), Outcome.at(server, parts[1], parts[2]));
            }
        } finally {
            servers.values().forEach(StrictMailServer::close);
        }
    }

    /** One JVM for all policies: each server's port has its own. */
    private ForkedJvm jvm(Library library, List<Mode> modes, Map<String, StrictMailServer> servers) throws IOException {
        ForkedJvm jvm = LibraryApp.of(
                        PitfallsApp.class,
                        library,
                        folder,
                        Client.class,
                        Mistake.class,
                        SessionMistakes.class,
                        MessageMistakes.class,
                        DialogueMistakes.class)
                .with(servers.values().iterator().next().trustStore().jvmOptions());
        if (modes.contains(Mode.WITHOUT)) {
            return jvm;
        }
        List<String> settings = new ArrayList<>();
        servers.forEach((key, server) -> settings.add("sequitur.host.localhost:" + server.port() + ".policy="
                + Mode.valueOf(key.split("@", 2)[1]).word()));
        return jvm.withAgent(AgentJar.path(), AgentJar.settings(folder, settings));
    }

    private static Map<String, Supplier<StrictMailServer.Builder>> servers() {
        Map<String, Supplier<StrictMailServer.Builder>> servers = new LinkedHashMap<>();
        servers.putAll(SessionServers.all());
        servers.putAll(MessageServers.all());
        servers.putAll(DialogueServers.all());
        return servers;
    }

    /** For whoever has to bring the expectations up to a change. */
    private static void writeDown(Library library, Map<String, String> actual) throws IOException {
        List<String> lines = new ArrayList<>();
        actual.forEach((key, outcome) -> lines.add(key + ": " + outcome));
        Files.write(Files.createDirectories(Path.of("target", "pitfalls")).resolve(library.label() + ".txt"), lines);
    }
}
