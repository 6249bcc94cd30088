package sequitur.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Prints a script by which a shell completes commands, options and their values.",
            "A shell completes names, so this jar needs one: an alias, as in the example, or a script of your own."
        },
        footer = {
            "",
            "Example:",
            "  alias sequitur='java -jar /opt/sequitur-agent.jar'",
            "  source <(sequitur completion bash)"
        })
final class CompletionCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name by which you call the jar. Unless given: sequitur.")
    private String name = "sequitur";

    @Parameters(
            paramLabel = "SHELL",
            arity = "0..1",
            converter = ShellConverter.class,
            description = "${COMPLETION-CANDIDATES}. Unless given: bash.")
    private Shell shell = Shell.BASH;

    /** The shells that a script can be made for. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        if (!NAME.matcher(name).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--name takes letters, digits, dots, hyphens and underscores alone");
        }
        CommandLine jar = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        switch (shell) {
            // The script for bash loads what zsh needs to understand it.
            case BASH, ZSH -> out.print(AutoComplete.bash(name, jar));
            case FISH -> FishCompletion.lines(name, jar).forEach(out::println);
        }
        return ExitCode.CLEAN;
    }

    /** Finds a shell by its name. */
    static final class ShellConverter implements CommandLine.ITypeConverter<Shell> {
        @Override
        public Shell convert(String given) {
            for (Shell shell : Shell.values()) {
                if (shell.toString().equalsIgnoreCase(given.strip())) {
                    return shell;
                }
            }
            throw new CommandLine.TypeConversionException("it may be bash, zsh or fish");
        }
    }
}
