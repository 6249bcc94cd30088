package sequitur.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sequitur.cli.jvm.AgentResponse;
import sequitur.cli.jvm.Jvm;
import sequitur.cli.jvm.Jvms;
import sequitur.engine.config.EffectiveSetting;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Problem;
import sequitur.engine.config.Settings;
import sequitur.engine.config.Surroundings;

/** Shows which settings count. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Shows each setting that counts, with its value, the place of that, and what it means; then what is wrong.",
            "FILE is what would stand behind -javaagent:sequitur-agent.jar=: the name of a file, or settings in place. The system"
                    + " properties and the environment of this command count as those of the app would. With --pid it is a"
                    + " running JVM that is asked. What may be a secret is never shown."
        },
        footer = {
            "",
            "Exit codes: 0 all is well, 1 a setting has a fault or the JVM does not answer, 2 the arguments can't be used.",
            "",
            "Example:",
            "  java -jar sequitur-agent.jar config sequitur.properties"
        })
final class ConfigCommand implements Callable<Integer> {

    private static final String INDENT = "    ";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file, or settings in place; unless given sequitur.properties counts, if it is there.")
    private String arguments = "";

    @Option(
            names = "--pid",
            paramLabel = "PID",
            description = "The process id of a JVM that the agent is attached to, in place of FILE.")
    private Optional<Long> pid = Optional.empty();

    @Override
    public Integer call() {
        if (pid.isPresent() && !arguments.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "either FILE or --pid can be given, not both");
        }
        if (pid.isPresent()) {
            return ofJvm(pid.get());
        }
        Settings.Loaded loaded = Settings.load(arguments, Path.of(""), Surroundings.ofThisJvm());
        return show(
                loaded.settings().effective(),
                loaded.problems().stream().map(Problem::text).toList());
    }

    private int ofJvm(long process) {
        Jvm jvm = Jvms.find(process);
        AgentResponse answer = jvm.settings(AgentFile.path());
        if (answer.outcome() == AgentResponse.Outcome.SETTINGS) {
            RunningSettings running = RunningSettings.of(answer.details());
            return show(running.settings(), running.faults());
        }
        String why = switch (answer.outcome()) {
            case ABSENT -> "the agent is not attached to " + jvm.name();
            case IDLE ->
                "the agent in " + jvm.name()
                        + " reads its settings when the app first uses mail, which it has not done yet";
            default -> "the agent in " + jvm.name() + " can't say: " + answer.detail(0);
        };
        spec.commandLine().getErr().println("Sequitur: " + Printable.of(why));
        return ExitCode.REFUSED;
    }

    private int show(List<EffectiveSetting> settings, List<String> faults) {
        List<String> lines = switch (format.chosen()) {
            case TEXT -> text(settings);
            case JSON -> settings.stream().map(ConfigCommand::json).toList();
        };
        lines.forEach(spec.commandLine().getOut()::println);
        faults.forEach(fault -> spec.commandLine().getErr().println("Sequitur: " + fault));
        return faults.isEmpty() ? ExitCode.CLEAN : ExitCode.FAULTY;
    }

    /** What a setting means stands below it, unless the one before means the same. */
    private static List<String> text(List<EffectiveSetting> settings) {
        List<String> lines = new ArrayList<>();
        String before = "";
        for (EffectiveSetting setting : settings) {
            String line = setting.key() + " = " + setting.shown() + " (" + setting.source() + ")";
            lines.addAll(WrappedText.of("", INDENT, Printable.of(line).toString()));
            if (!setting.meaning().equals(before)) {
                lines.addAll(WrappedText.of(INDENT, INDENT, setting.meaning()));
            }
            before = setting.meaning();
        }
        return lines;
    }

    private static String json(EffectiveSetting setting) {
        return new JsonLine()
                .with("key", setting.key())
                .with("value", setting.shown())
                .with("source", setting.source())
                .with("meaning", setting.meaning())
                .toString();
    }
}
