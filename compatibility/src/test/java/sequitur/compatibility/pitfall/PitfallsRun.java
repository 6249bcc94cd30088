package sequitur.compatibility.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import sequitur.compatibility.library.LibraryApp;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** One JVM in which an app makes mistakes on one release of the library, each against a server of its own. */
final class PitfallsRun {

    private final Library library;
    private final Path folder;

    /** A run that keeps the app's classes and the agent's settings in this folder. */
    PitfallsRun(Library library, Path folder) {
        this.library = library;
        this.folder = folder;
    }

    /** Makes the mistakes with these names once in each mode: without the agent alone, or with it in any of the others. */
    Map<String, Map<Mode, Outcome>> outcomes(Predicate<String> names, List<Mode> modes)
            throws IOException, InterruptedException {
        Map<String, Map<Mode, Outcome>> outcomes = new LinkedHashMap<>();
        Map<String, StrictMailServer> servers = new LinkedHashMap<>();
        try {
            servers().forEach((mistake, described) -> {
                if (names.test(mistake)) {
                    modes.forEach(mode ->
                            servers.put(mistake + "@" + mode, described.get().start()));
                }
            });
            List<String> arguments = new ArrayList<>(List.of(Canary.PASSWORD));
            servers.forEach((key, server) -> arguments.add(key + "=" + server.port()));
            Finished run =
                    Canary.checked(jvm(modes, servers).run(Duration.ofMinutes(3), arguments.toArray(String[]::new)));
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
        return outcomes;
    }

    /** One JVM for all policies: each server's port has its own. */
    private ForkedJvm jvm(List<Mode> modes, Map<String, StrictMailServer> servers) throws IOException {
        ForkedJvm jvm = LibraryApp.of(
                        PitfallsApp.class,
                        library,
                        folder,
                        Client.class,
                        Mistake.class,
                        SessionMistakes.class,
                        MessageMistakes.class,
                        DialogueMistakes.class)
                .with(servers.values().iterator().next().trustStore().jvmOptions())
                .with(List.of("-XX:+UseSerialGC"));
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
}
