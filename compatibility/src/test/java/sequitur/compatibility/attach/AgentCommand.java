package sequitur.compatibility.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.Canary;
import sequitur.examples.run.Finished;

/**
 * {@code java -jar sequitur-agent.jar} as an operator runs it.
 *
 * @param jar the agent's jar
 * @param options options of the JVM that runs the command
 * @param folder the directory in which the command is given
 */
record AgentCommand(Path jar, List<String> options, Path folder) {

    private static final int PATIENCE_SECONDS = 60;

    /** The jar as the build made it. */
    static final AgentCommand SEQUITUR =
            new AgentCommand(AgentJar.path(), List.of(), Path.of("").toAbsolutePath());

    /** The same with another jar. */
    AgentCommand of(Path other) {
        return new AgentCommand(other, options, folder);
    }

    /** The same with an option of the JVM. */
    AgentCommand with(String... more) {
        return new AgentCommand(jar, List.of(more), folder);
    }

    /** The same in another directory. */
    AgentCommand in(Path other) {
        return new AgentCommand(jar, options, other);
    }

    /** Gives the command, which has to end with this code, and gives what it wrote, on which channel is proper for the code. */
    List<String> run(int code, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // On a machine that is busy the JVM may take its time to answer.
        command.add("-Dsun.tools.attach.attachTimeout=50000");
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("sequitur", ".out");
        Path errors = Files.createTempFile("sequitur", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).isTrue();
            Finished run = Canary.checked(
                    new Finished(process.exitValue(), Files.readAllLines(output), Files.readAllLines(errors)));
            assertThat(run.exitCode()).as("%s: %s", List.of(arguments), run).isEqualTo(code);
            List<String> other = code == 0 ? run.errors() : run.output();
            assertThat(other).as("%s: %s", List.of(arguments), run).isEmpty();
            return code == 0 ? run.output() : run.errors();
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
