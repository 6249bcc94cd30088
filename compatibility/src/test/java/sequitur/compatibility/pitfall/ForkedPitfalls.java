package sequitur.compatibility.pitfall;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sequitur.compatibility.library.LibraryApp;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.pitfall.PitfallsApp;
import sequitur.testbed.pitfall.PitfallsRun;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.TrustStore;

/**
 * A JVM of its own for the app that makes mistakes.
 *
 * @param library the release of the library
 * @param folder where the app's classes and the agent's settings are kept
 */
record ForkedPitfalls(Library library, Path folder) implements PitfallsRun.Host {

    @Override
    public Finished run(Optional<List<String>> settings, TrustStore trusted, String... arguments)
            throws IOException, InterruptedException {
        ForkedJvm jvm = LibraryApp.of(PitfallsApp.class, library, folder, PitfallsApp.parts())
                .with(trusted.jvmOptions())
                .with(List.of("-XX:+UseSerialGC"));
        ForkedJvm attached = settings.isEmpty()
                ? jvm
                : jvm.withAgent(AgentJar.path(), AgentJar.settings(folder, settings.orElseThrow()));
        return attached.run(Duration.ofMinutes(3), arguments);
    }
}
