package sequitur.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sequitur.engine.config.Printable;

/** Prints a manual page. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints the manual page of the jar, or of one of its commands, for man(1).",
        footer = {
            "",
            "Example:",
            "  java -jar sequitur-agent.jar man check | man -l -",
            "  java -jar sequitur-agent.jar man check > sequitur-check.1"
        })
final class ManCommand implements Callable<Integer> {

    private static final int LONGEST_SHOWN = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command. Unless given: the jar as a whole.")
    private String command = "";

    @Override
    public Integer call() {
        CommandLine jar = spec.root().commandLine();
        @Nullable
        CommandLine meant = command.isEmpty() ? jar : jar.getSubcommands().get(command);
        if (meant == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no command \"" + Printable.of(command, LONGEST_SHOWN) + "\"; it may be "
                            + String.join(", ", jar.getSubcommands().keySet()));
        }
        PrintWriter out = spec.commandLine().getOut();
        ManPage.of(meant, command, Version.number()).forEach(out::println);
        return ExitCode.CLEAN;
    }
}
