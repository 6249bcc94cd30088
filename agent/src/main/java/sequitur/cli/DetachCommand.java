package sequitur.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sequitur.cli.jvm.AgentResponse;
import sequitur.cli.jvm.Jvm;
import sequitur.cli.jvm.Jvms;
import sequitur.engine.config.Printable;

/** Detaches the agent from a running JVM. */
@Command(
        name = "detach",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Detaches the agent from a JVM, however it came there. The mail transport gets its own class file back.",
        footer = {
            "",
            "Exit codes: 0 it is detached, 1 it is not, 2 the arguments can't be used.",
            "",
            "Example:",
            "  java -jar sequitur-agent.jar detach 4711"
        })
final class DetachCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PID", description = "The process id of the JVM; list shows them.")
    private long pid;

    @Override
    public Integer call() {
        Jvm jvm = Jvms.find(pid);
        AgentResponse answer = jvm.detach(AgentFile.path());
        String name = jvm.name();
        if (answer.outcome() == AgentResponse.Outcome.DETACHED) {
            spec.commandLine()
                    .getOut()
                    .println("Sequitur " + Printable.of(answer.detail(0)) + " is detached from " + name + ".");
            return ExitCode.CLEAN;
        }
        String why = answer.outcome() == AgentResponse.Outcome.ABSENT
                ? "it is not attached to " + name
                : "it can't be detached from " + name + ": " + answer.detail(0);
        spec.commandLine().getErr().println("Sequitur: " + Printable.of(why));
        return ExitCode.REFUSED;
    }
}
