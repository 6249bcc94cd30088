package sequitur.examples.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedCommand;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** {@code java -jar sequitur-agent.jar} in a process of its own. */
final class JarRun {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
        return Canary.checked(ForkedCommand.of(command).reading(input).run(PATIENCE));
    }
}
