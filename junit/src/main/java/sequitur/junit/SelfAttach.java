package sequitur.junit;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Attaches the agent to this JVM while it runs: by the agent's own command line, in a JVM of its own, since one may not attach to itself unless it was
 * started with {@code -Djdk.attach.allowAttachSelf=true}.
 */
final class SelfAttach {

    private static final String AGENT = "sequitur/agent/SequiturAgent.class";
    private static final long PATIENCE_IN_SECONDS = 60;

    private SelfAttach() {}

    /**
     * Attaches it, and says so on standard error.
     *
     * @throws IllegalStateException if that is not possible
     */
    static void toThisJvm() {
        Path jar = jar();
        long pid = ProcessHandle.current().pid();
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            jar.toString(),
                            "attach",
                            Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw refused("that took more than " + PATIENCE_IN_SECONDS + " seconds");
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw refused(answer);
            }
        } catch (IOException failure) {
            throw refused(String.valueOf(failure.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw refused("the thread was interrupted");
        }
        System.err.println("Sequitur has attached itself to the JVM of the tests. " + remedy());
    }

    /** What to do so that it need not. */
    static String remedy() {
        return "To have it there from the start, give the JVM of the tests -javaagent:" + locate();
    }

    private static String locate() {
        try {
            return jar().toString();
        } catch (IllegalStateException unknown) {
            return "sequitur-agent.jar";
        }
    }

    private static IllegalStateException refused(String why) {
        return new IllegalStateException(
                "Sequitur is not in the JVM of the tests, and can't attach itself: " + why + ". " + remedy());
    }

    /** The agent's jar, which is on the class path as a dependency of this artifact. */
    private static Path jar() {
        URL url = SelfAttach.class.getClassLoader().getResource(AGENT);
        try {
            if (url != null && url.openConnection() instanceof JarURLConnection connection) {
                return Path.of(connection.getJarFileURL().toURI());
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException odd) {
            // Then it is as if it were not there.
        }
        throw new IllegalStateException(
                "Sequitur is not in the JVM of the tests, and sequitur-agent is not on the class path ("
                        + System.getProperty("java.class.path", "").split(File.pathSeparator).length
                        + " entries) from where it could attach itself. Add the dependency io.github.sequitur:sequitur-agent,"
                        + " or give the JVM of the tests -javaagent:sequitur-agent.jar");
    }
}
