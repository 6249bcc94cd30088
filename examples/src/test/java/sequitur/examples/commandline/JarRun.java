package sequitur.examples.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.Canary;
import sequitur.examples.run.Finished;

/** {@code java -jar sequitur-agent.jar} in a process of its own. */
final class JarRun {

    private static final int PATIENCE_SECONDS = 60;

    private JarRun() {}

    /** Runs it to its end, and checks that it wrote no password. */
    static Finished of(String... arguments) throws IOException, InterruptedException {
        return with("", arguments);
    }

    /** Runs it to its end with something on standard input, and checks that it wrote no password. */
    static Finished with(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                AgentJar.path().toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("sequitur", ".out");
        Path errors = Files.createTempFile("sequitur", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            // The launcher would say on standard error that it has picked these up.
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
            Process process = builder.start();
            try (OutputStream standardInput = process.getOutputStream()) {
                standardInput.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException unread) {
                // A command that does not read its input may have ended already.
            }
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("it has not ended after " + PATIENCE_SECONDS + " s");
                }
            } finally {
                process.destroyForcibly();
            }
            return Canary.checked(
                    new Finished(process.exitValue(), Files.readAllLines(output), Files.readAllLines(errors)));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
