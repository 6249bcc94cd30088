package sequitur.examples.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import sequitur.testbed.run.Finished;

/**
 * A command line to be run in a process of its own.
 *
 * @param command the program and its arguments
 * @param environment variables that it has beside those of this JVM
 * @param directory where it runs
 * @param input what it is given on standard input, which ends with that; nothing for one that stays open
 */
public record ForkedCommand(
        List<String> command, Map<String, String> environment, Path directory, Optional<String> input) {

    /** Copies what it is given. */
    public ForkedCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A command with the environment and the directory of this JVM. */
    public static ForkedCommand of(List<String> command) {
        return new ForkedCommand(command, Map.of(), Path.of("").toAbsolutePath(), Optional.empty());
    }

    /** The same with these environment variables, in place of others that were given before. */
    public ForkedCommand in(Map<String, String> variables) {
        return new ForkedCommand(command, variables, directory, input);
    }

    /** The same in another directory. */
    public ForkedCommand at(Path folder) {
        return new ForkedCommand(command, environment, folder, input);
    }

    /** The same with this text, in UTF-8, on standard input. */
    public ForkedCommand reading(String text) {
        return new ForkedCommand(command, environment, directory, Optional.of(text));
    }

    /**
     * Starts it and waits for its end.
     *
     * @param patience how long to wait
     * @return what it wrote, and its exit code
     * @throws IOException if it cannot be started, or has not ended when the time is up; it is killed then
     * @throws InterruptedException if this thread is interrupted; it is killed then, too
     */
    public Finished run(Duration patience) throws IOException, InterruptedException {
        Path output = Files.createTempFile("sequitur", ".out");
        Path errors = Files.createTempFile("sequitur", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            // The launcher would say on standard error that it has picked these up.
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                input.ifPresent(text -> write(process, text));
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException(command.get(command.size() - 1) + " has not ended after "
                            + patience.toSeconds() + " s; so far: " + Files.readAllLines(output)
                            + Files.readAllLines(errors));
                }
            } finally {
                process.destroyForcibly();
            }
            return new Finished(process.exitValue(), Files.readAllLines(output), Files.readAllLines(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static void write(Process process, String text) {
        try (OutputStream standardInput = process.getOutputStream()) {
            standardInput.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unread) {
            // A command that does not read its input may have ended already.
        }
    }
}
