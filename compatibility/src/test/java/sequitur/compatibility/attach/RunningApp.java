package sequitur.compatibility.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.run.Canary;
import sequitur.testbed.server.StrictMailServer;

/** {@link ObedientApp} while it runs. */
final class RunningApp implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path errors;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private RunningApp(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Starts it, and waits until it listens. */
    static RunningApp start(ForkedJvm jvm, StrictMailServer server) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jvm.java().toString()));
        command.addAll(jvm.options());
        command.addAll(List.of(
                "-cp",
                jvm.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                jvm.mainClass(),
                server.host(),
                String.valueOf(server.port())));
        Path errors = Files.createTempFile("sequitur", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        RunningApp app = new RunningApp(builder.start(), errors);
        Thread reader = new Thread(app::read, "output of the app");
        reader.setDaemon(true);
        reader.start();
        app.says("app ready");
        return app;
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException ended) {
            lines.add("its output broke off");
        }
    }

    String pid() {
        return String.valueOf(process.pid());
    }

    /** Gives a command whose answer is this. */
    void tell(String command, String answer) throws IOException, InterruptedException {
        tell(command);
        says(answer);
    }

    /** Gives a command. */
    void tell(String command) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** Waits for the next line of the app, which is this. */
    void says(String line) throws InterruptedException, IOException {
        assertThat(next()).isEqualTo(line);
    }

    /** Waits for the next line of the app. */
    String next() throws InterruptedException, IOException {
        @Nullable String next = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the app says nothing; on standard error: " + Files.readAllLines(errors));
        }
        return next;
    }

    /** What it has written to standard error so far, but for what a JDK says of agents that come while it runs. */
    List<String> errors() throws IOException {
        return Files.readAllLines(errors).stream()
                .filter(line -> !line.startsWith("WARNING: ") || line.contains(" ["))
                .toList();
    }

    /** Waits until it writes such a line to standard error, behind the first {@code before} lines. */
    void awaitError(int before, String part) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (errors().stream().skip(before).noneMatch(line -> line.contains(part))) {
            assertThat(System.nanoTime() - deadline).as("%s", errors()).isNegative();
            Thread.sleep(20);
        }
    }

    /** Ends it, and checks that it said nothing more and no password. */
    void end() throws IOException, InterruptedException {
        tell("end");
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(lines).isEmpty();
        assertThat(Canary.leaks(Files.readAllLines(errors).stream())).isEmpty();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(errors);
    }
}
