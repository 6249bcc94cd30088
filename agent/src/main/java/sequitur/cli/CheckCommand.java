package sequitur.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sequitur.cli.recording.Recording;
import sequitur.cli.recording.UnreadableRecordException;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.ModelWalk;
import sequitur.smtp.session.Requirements;

/** Checks a recorded dialogue. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Checks the order of commands in a recorded SMTP dialogue.",
            "The record holds lines C: ... and S: ..., or is what Jakarta Mail prints with mail.debug=true, or what swaks"
                    + " prints. Which one it is is found out. Message content may be there or left out; neither content nor"
                    + " credentials are ever shown."
        },
        footer = {
            "",
            "Exit codes: 0 no violation, 1 violations, 2 the input can't be used.",
            "",
            "Example:",
            "  java -jar sequitur-agent.jar check --require auth,tls mail-debug.log"
        })
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    private SequiturCommand parent = SequiturCommand.NONE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(
            names = "--require",
            converter = RequireOption.Converter.class,
            split = ",",
            paramLabel = "WHAT",
            description =
                    "What the server is known to insist on before it takes mail: ${COMPLETION-CANDIDATES}, or both"
                            + " with a comma between them.")
    private List<RequireOption> required = List.of();

    @Parameters(paramLabel = "FILE", description = "The record; - for standard input.")
    private String file = "";

    @Override
    public Integer call() {
        Input input = Input.read(file, parent.standardInput());
        Requirements requirements = RequireOption.requirements(required);
        Recording recording = read(input);
        List<CheckedSession> sessions = recording.sessions().stream()
                .map(session -> ModelWalk.check(session, requirements))
                .toList();
        List<String> lines = switch (format.chosen()) {
            case TEXT -> CheckText.of(sessions);
            case JSON -> CheckJson.of(sessions);
        };
        lines.forEach(spec.commandLine().getOut()::println);
        boolean clean = sessions.stream().allMatch(session -> session.violations() == 0);
        return clean ? ExitCode.CLEAN : ExitCode.VIOLATIONS;
    }

    private static Recording read(Input input) {
        try {
            return Recording.read(input.octets());
        } catch (UnreadableRecordException unreadable) {
            String place = unreadable.line() == 0 ? "" : ":" + unreadable.line();
            throw new BadInputException(
                    input.name() + place + ": " + unreadable.getMessage()
                            + "; what can be read are lines C: ... and S: ..., the output of mail.debug, and that of swaks",
                    unreadable);
        }
    }
}
