package sequitur.compatibility.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedCommand;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/**
 * {@code java -jar sequitur-agent.jar} as an operator runs it.
 *
 * @param jar the agent's jar
 * @param options options of the JVM that runs the command
 * @param folder the directory in which the command is given
 */
record AgentCommand(Path jar, List<String> options, Path folder) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
        Finished run = Canary.checked(ForkedCommand.of(command).at(folder).run(PATIENCE));
        assertThat(run.exitCode()).as("%s: %s", List.of(arguments), run).isEqualTo(code);
        List<String> other = code == 0 ? run.errors() : run.output();
        assertThat(other).as("%s: %s", List.of(arguments), run).isEmpty();
        return code == 0 ? run.output() : run.errors();
    }
}
