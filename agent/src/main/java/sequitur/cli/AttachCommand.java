package sequitur.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sequitur.cli.jvm.AgentResponse;
import sequitur.cli.jvm.Jvm;
import sequitur.cli.jvm.Jvms;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Problem;
import sequitur.engine.config.Settings;

/** Attaches the agent to a running JVM. */
@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Attaches the agent to a JVM that is running, or changes its settings where it is attached already.",
            "OPTIONS is what would stand behind -javaagent:sequitur-agent.jar= when the app starts. Names of files are relative"
                    + " to the directory of this command. Settings with a fault are refused. Where the agent is attached"
                    + " already, its other settings stay, and without OPTIONS it reads its file again."
        },
        footer = {
            "",
            "Exit codes: 0 it is attached, or its settings are changed, 1 it is not, or leaves a transport alone, 2 the arguments"
                    + " can't be used.",
            "",
            "Example:",
            "  java -jar sequitur-agent.jar attach 4711 policy=block,rule.mail-nested=correct"
        })
final class AttachCommand implements Callable<Integer> {

    private static final int LONGEST = 2_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM; list shows them.")
    private long pid;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OPTIONS",
            description =
                    "Settings, or the name of a file with them; unless given sequitur.properties counts, if it is there.")
    private String settings = "";

    @Override
    public Integer call() {
        Path folder = Path.of("").toAbsolutePath();
        check(Settings.load(settings, folder));
        Jvm jvm = Jvms.find(pid);
        AgentResponse answer = jvm.attach(AgentFile.path(), Version.number(), folder, settings);
        String name = jvm.name();
        PrintWriter output = spec.commandLine().getOut();
        switch (answer.outcome()) {
            case ATTACHED -> {
                String loaded = answer.detail(1);
                boolean complete = loaded.equals(answer.detail(0));
                output.println("Sequitur " + Version.number() + " is attached to " + name + ".");
                output.println(complete ? woven(loaded) : woven(answer.detail(0), loaded));
                return complete ? ExitCode.CLEAN : ExitCode.REFUSED;
            }
            case CHANGED -> {
                output.println("Sequitur " + Printable.of(answer.detail(1)) + " is attached to " + name + " already. "
                        + changed(answer.detail(0)));
                return ExitCode.CLEAN;
            }
            case REFUSED -> refuse("the agent in " + name + " keeps its settings. " + answer.detail(0));
            default -> refuse("it can't be attached to " + name + ": " + answer.detail(0));
        }
        return ExitCode.REFUSED;
    }

    private static String changed(String changes) {
        return changes.isEmpty()
                ? "Nothing has changed in its settings."
                : "Its settings have changed: " + Printable.of(changes, LONGEST) + ".";
    }

    /** Nobody waits for an app to start, so settings with a fault are not taken at all. */
    private static void check(Settings.Loaded loaded) {
        List<Problem> problems = loaded.problems();
        if (!problems.isEmpty()) {
            String faults = problems.stream().map(Problem::refusal).collect(Collectors.joining(" "));
            throw new BadInputException(faults + " Nothing was attached or changed.");
        }
        if (!loaded.settings().enabled()) {
            throw new BadInputException("sequitur.enabled is false, so there is nothing to attach");
        }
    }

    private static String woven(String loaded) {
        return switch (loaded) {
            case "0" -> "No mail transport is loaded there yet; one is watched from the moment when it is.";
            case "1" -> "The mail transport that is loaded there is watched from now on.";
            default -> "The " + loaded + " mail transports that are loaded there are watched from now on.";
        };
    }

    private static String woven(String woven, String loaded) {
        return "Of the mail transports that are loaded there it watches " + woven + " of " + loaded
                + "; the app's standard error says why not the others.";
    }

    private void refuse(String message) {
        spec.commandLine().getErr().println("Sequitur: " + Printable.of(message));
    }
}
