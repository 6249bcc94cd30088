package sequitur.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import sequitur.examples.run.App;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.Delivery;
import sequitur.testbed.server.StrictMailServer;

/**
 * One app, run once in a JVM of its own against a server of its own.
 *
 * @param app the app
 * @param mode how it was run
 * @param finished what the JVM left behind
 * @param wire what was on the wire, reduced to what matters
 * @param outcome what became of the message
 */
record AppRun(App app, Mode mode, Finished finished, List<String> wire, Outcome outcome) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern AGENT_FAILURE =
            Pattern.compile("FATAL ERROR|java\\.lang\\.instrument|agent (library|JAR)|Exception in thread");

    /** Runs the app and waits for its end. */
    static AppRun of(App app, Mode mode, Optional<Path> agent, Path folder) throws IOException, InterruptedException {
        try (StrictMailServer server = app.server().start()) {
            ForkedJvm jvm = app.jvm(server, folder);
            if (mode != Mode.NO_AGENT) {
                Path settings = Files.write(folder.resolve("sequitur.properties"), mode.settings(app));
                jvm = jvm.withAgent(agent.orElseThrow(), settings);
            }
            Finished finished = jvm.run(PATIENCE, server.host(), String.valueOf(server.port()));
            server.awaitQuiet(PATIENCE);
            List<String> wire = WireView.of(server.transcripts());
            List<Delivery> delivered = server.delivered();
            return new AppRun(app, mode, finished, wire, Outcome.of(app, finished, wire, delivered));
        }
    }

    /** Whether the JVM, or the agent in it, did not come to its proper end. */
    boolean broken() {
        return finished.exitCode() != 0
                || finished.output().isEmpty()
                || finished.errors().stream()
                        .anyMatch(line -> AGENT_FAILURE.matcher(line).find());
    }
}
