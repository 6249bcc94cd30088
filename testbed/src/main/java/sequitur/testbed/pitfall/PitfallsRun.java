package sequitur.testbed.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;
import sequitur.testbed.server.TrustStore;

/** An app that makes mistakes on one release of the library, each against a server of its own. */
public final class PitfallsRun {

    private final Host host;

    /** What the app runs in. */
    public interface Host {

        /**
         * Runs {@link PitfallsApp} to its end.
         *
         * @param settings the lines of the agent's properties file; nothing for a run without the agent
         * @param trusted whom the app is to trust
         * @param arguments the app's arguments
         * @return what it wrote
         * @throws IOException if it can't be run
         * @throws InterruptedException if this thread is interrupted
         */
        Finished run(Optional<List<String>> settings, TrustStore trusted, String... arguments)
                throws IOException, InterruptedException;
    }

    /** A run in this host. */
    public PitfallsRun(Host host) {
        this.host = host;
    }

    /**
     * Makes mistakes.
     *
     * @param names whether the mistake of this name is made
     * @param modes in which modes it is made, once in each: without the agent alone, or with it in any of the others
     * @return the outcomes by mistake and mode
     * @throws IOException if the app can't be run
     * @throws InterruptedException if this thread is interrupted
     */
    public Map<String, Map<Mode, Outcome>> outcomes(Predicate<String> names, List<Mode> modes)
            throws IOException, InterruptedException {
        Map<String, StrictMailServer> servers = new LinkedHashMap<>();
        try {
            servers().forEach((mistake, described) -> {
                if (names.test(mistake)) {
                    modes.forEach(mode ->
                            servers.put(mistake + "@" + mode, described.get().start()));
                }
            });
            return outcomes(servers, Canary.checked(run(modes, servers)));
        } finally {
            servers.values().forEach(StrictMailServer::close);
        }
    }

    private Finished run(List<Mode> modes, Map<String, StrictMailServer> servers)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(Canary.PASSWORD));
        servers.forEach((key, server) -> arguments.add(key + "=" + server.port()));
        TrustStore trusted = servers.values().iterator().next().trustStore();
        Optional<List<String>> settings =
                modes.contains(Mode.WITHOUT) ? Optional.empty() : Optional.of(settings(servers));
        return host.run(settings, trusted, arguments.toArray(String[]::new));
    }

    /** All policies at once: each server's port has its own. */
    private static List<String> settings(Map<String, StrictMailServer> servers) {
        List<String> settings = new ArrayList<>();
        servers.forEach((key, server) -> settings.add("sequitur.host.localhost:" + server.port() + ".policy="
                + Mode.valueOf(key.split("@", 2)[1]).word()));
        return settings;
    }

    private static Map<String, Map<Mode, Outcome>> outcomes(Map<String, StrictMailServer> servers, Finished run)
            throws InterruptedException {
        assertThat(run.exitCode()).as("%s", run.errors()).isZero();
        assertThat(run.errors())
                .noneMatch(line -> line.contains("error of its own") || line.contains("transport alone"));
        assertThat(run.output()).hasSize(servers.size());
        Map<String, Map<Mode, Outcome>> outcomes = new LinkedHashMap<>();
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
        return outcomes;
    }

    private static Map<String, Supplier<StrictMailServer.Builder>> servers() {
        Map<String, Supplier<StrictMailServer.Builder>> servers = new LinkedHashMap<>();
        servers.putAll(SessionServers.all());
        servers.putAll(MessageServers.all());
        servers.putAll(DialogueServers.all());
        return servers;
    }
}
