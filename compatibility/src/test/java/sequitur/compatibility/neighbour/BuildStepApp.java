package sequitur.compatibility.neighbour;

import java.io.IOException;
import java.nio.file.Path;

/** A build step that starts a JVM like its own, as the scripts of servers do, and ends as that one did. */
public final class BuildStepApp {

    private BuildStepApp() {}

    /**
     * Starts it.
     *
     * @param arguments none
     * @throws IOException if it can't be started
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process step = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), HelloApp.class.getName())
                .inheritIO()
                .start();
        System.exit(step.waitFor());
    }
}
