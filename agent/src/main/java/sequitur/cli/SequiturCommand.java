package sequitur.cli;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import sequitur.cli.jvm.NoSuchJvmException;
import sequitur.cli.jvm.RefusingJvmException;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Spelling;

/** The command line of the agent's jar. */
@Command(
        name = "java -jar sequitur-agent.jar",
        description = {
            "Checks what an app said to its mail server against the rules of the SMTP dialogue, and attaches the agent to a"
                    + " running JVM.",
            "To attach it when the app starts: java -javaagent:sequitur-agent.jar -jar your-app.jar"
        },
        synopsisHeading = "",
        customSynopsis = "java -jar sequitur-agent.jar COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            CheckCommand.class,
            ReportCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            ProbeCommand.class,
            AttachCommand.class,
            DetachCommand.class,
            ListCommand.class,
            ConfigCommand.class,
            ViolationsCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Example:",
            "  java -jar sequitur-agent.jar explain \"503 5.5.1 Error: need MAIL command\"",
            "",
            "COMMAND --help says more about each."
        })
public final class SequiturCommand implements Callable<Integer> {

    /** Stands where picocli puts the real one. */
    static final SequiturCommand NONE = new SequiturCommand(InputStream.nullInputStream(), List.of());

    private static final String EXPLAIN = "explain";
    private static final int LONGEST_SHOWN = 100;
    private static final int LONGEST_MESSAGE = 2000;

    private final InputStream standardInput;
    private final List<String> transports;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SequiturCommand(InputStream standardInput, List<String> transports) {
        this.standardInput = standardInput;
        this.transports = List.copyOf(transports);
    }

    /**
     * Carries out what the command line says. Called by reflection from the agent's shim, which ends the JVM with the code.
     *
     * @param arguments the arguments, the command first
     * @param transports the names of the classes that the agent watches for, with dots
     * @return 0 if all is well, 1 for violations and what was refused, 2 if the arguments or the input can't be used
     */
    public static int run(String[] arguments, String[] transports) {
        // What is written is ASCII, so that the terminal's character set does not matter.
        return run(
                arguments,
                List.of(transports),
                System.in,
                new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.US_ASCII)),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.US_ASCII)));
    }

    static int run(
            String[] arguments, List<String> transports, InputStream input, PrintWriter output, PrintWriter errors) {
        CommandLine line = new CommandLine(new SequiturCommand(input, transports));
        // A reply may hold words that look like options.
        line.getSubcommands().values().stream()
                .filter(command -> command.getCommandName().equals(EXPLAIN))
                .forEach(command -> command.setUnmatchedOptionsArePositionalParams(true));
        int code = line.setOut(output)
                .setErr(errors)
                .setUsageHelpWidth(WrappedText.WIDTH)
                .setParameterExceptionHandler(SequiturCommand::misused)
                .setExecutionExceptionHandler(SequiturCommand::failed)
                .execute(arguments);
        output.flush();
        errors.flush();
        return code;
    }

    /** Where a command reads what {@code -} stands for. */
    InputStream standardInput() {
        return standardInput;
    }

    /** The names of the classes that the agent watches for, with dots. */
    List<String> transports() {
        return transports;
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing; " + commands(spec));
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        command.getErr().println("Sequitur: " + message(misuse));
        command.getErr().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.UNUSABLE;
    }

    private static String message(ParameterException misuse) {
        boolean atTheTop = misuse.getCommandLine().getParent() == null;
        if (atTheTop && misuse instanceof UnmatchedArgumentException unmatched) {
            String given = unmatched.getUnmatched().get(0);
            return "there is no command \"" + Printable.of(given, LONGEST_SHOWN) + "\"; "
                    + nearest(given, misuse.getCommandLine().getSubcommands().keySet())
                    + commands(misuse.getCommandLine().getCommandSpec());
        }
        if (misuse instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
            String given = unmatched.getUnmatched().get(0).split("=", 2)[0];
            return "there is no option \"" + Printable.of(given, LONGEST_SHOWN) + "\"; "
                    + nearest(
                            given,
                            misuse.getCommandLine()
                                    .getCommandSpec()
                                    .optionsMap()
                                    .keySet())
                    + "it may be "
                    + String.join(
                            ", ",
                            misuse.getCommandLine()
                                    .getCommandSpec()
                                    .optionsMap()
                                    .keySet());
        }
        return Printable.of(String.valueOf(misuse.getMessage()), LONGEST_MESSAGE)
                .toString();
    }

    private static String nearest(String given, Collection<String> candidates) {
        return given.length() > LONGEST_SHOWN
                ? ""
                : Spelling.nearest(given, candidates)
                        .map(candidate -> "did you mean " + candidate + "? ")
                        .orElse("");
    }

    private static String commands(CommandSpec spec) {
        List<String> names = spec.subcommands().keySet().stream()
                .filter(name -> !name.equals("help"))
                .toList();
        int last = names.size() - 1;
        return "it may be " + String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        boolean refused = failure instanceof RefusingJvmException;
        boolean expected = refused || failure instanceof BadInputException || failure instanceof NoSuchJvmException;
        String message = expected
                ? Printable.of(String.valueOf(failure.getMessage()), LONGEST_MESSAGE)
                        .toString()
                : "internal error: " + Printable.of(failure);
        command.getErr().println("Sequitur: " + message);
        return refused ? ExitCode.REFUSED : ExitCode.UNUSABLE;
    }
}
