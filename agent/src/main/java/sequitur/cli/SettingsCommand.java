package sequitur.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sequitur.engine.config.EffectiveSetting;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Problem;
import sequitur.engine.config.Settings;
import sequitur.engine.config.Surroundings;

/** Shows which settings count. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Shows each setting that counts, with its value, the place of that, and what it means; then what is wrong.",
            "FILE is what would stand behind -javaagent:sequitur-agent.jar=: the name of a file, or settings in place. The system"
                    + " properties and the environment of this command count as those of the app would. What may be a secret"
                    + " is never shown."
        },
        footer = {
            "",
            "Exit codes: 0 all is well, 1 a setting has a fault, 2 the arguments can't be used.",
            "",
            "Example:",
            "  java -jar sequitur-agent.jar settings sequitur.properties"
        })
final class SettingsCommand implements Callable<Integer> {

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

    @Override
    public Integer call() {
        Settings.Loaded loaded = Settings.load(arguments, Path.of(""), Surroundings.ofThisJvm());
        List<EffectiveSetting> settings = loaded.settings().effective();
        List<String> lines = switch (format.chosen()) {
            case TEXT -> text(settings);
            case JSON -> settings.stream().map(SettingsCommand::json).toList();
        };
        lines.forEach(spec.commandLine().getOut()::println);
        List<Problem> problems = loaded.problems();
        problems.forEach(problem -> spec.commandLine().getErr().println("Sequitur: " + problem.text()));
        return problems.isEmpty() ? ExitCode.CLEAN : ExitCode.FAULTY;
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
