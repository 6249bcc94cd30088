package sequitur.examples.run;

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

    /**
     * Writes settings for the agent.
     *
     * @param folder the folder that the file is made in
     * @param lines the lines of a properties file
     * @return the file
     */
    public static Path settings(Path folder, List<String> lines) {
        try {
            return Files.write(Files.createTempFile(folder, "sequitur", ".properties"), lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The option that attaches the agent.
     *
     * @param arguments what stands behind the equals sign
     * @return the option of the JVM
     */
    public static String option(String arguments) {
        return "-javaagent:" + path() + "=" + arguments;
    }
}
