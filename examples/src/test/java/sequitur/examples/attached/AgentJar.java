package sequitur.examples.attached;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The agent's jar as the build made it, and settings for it. */
public final class AgentJar {

    private AgentJar() {}

    /**
     * The jar, in the place where a user finds it after the build.
     *
     * @return its path
     */
    public static Path path() {
        Path jar = Path.of(System.getProperty("sequitur.agent.jar", "../agent/target/sequitur-agent.jar"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("The agent's jar is missing; build the module agent first: " + jar);
        }
        return jar;
    }

    /** A properties file of these lines. */
    static Path settings(Path folder, List<String> lines) {
        try {
            return Files.write(Files.createTempFile(folder, "sequitur", ".properties"), lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The option that attaches the agent with what stands behind the equals sign. */
    static String option(String arguments) {
        return "-javaagent:" + path() + "=" + arguments;
    }
}
