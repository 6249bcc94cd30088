package sequitur.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Checks a recorded dialogue. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Checks the order of commands in a recorded SMTP dialogue, and explains refusals and exceptions.",
            "The record is what Jakarta Mail prints with mail.debug=true, what another mail client prints, or lines C: ... and"
                    + " S: ..., as it stands in a log: what the log has put around the lines is found out. Message content may be"
                    + " there or left out; neither content nor credentials are ever shown."
        },
        footer = {
            "",
            "Exit codes: 0 nothing to mend, 1 something to mend, 2 the input can't be used.",
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

    @Option(
            names = "--only-findings",
            negatable = true,
            description =
                    "Shows only the lines with findings (or, with --no-only-findings, every line). Unless given: only those,"
                            + " if there are more than 20 sessions.")
    private @Nullable Boolean onlyFindings;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "The records: files, patterns, or directories; - for standard input.")
    private List<String> files = List.of();

    @Override
    public Integer call() {
        List<RecordFile> found = RecordFiles.of(files, parent.standardInput());
        PrintWriter output = spec.commandLine().getOut();
        PrintWriter errors = spec.commandLine().getErr();
        CheckReport report = switch (format.chosen()) {
            case TEXT -> new CheckText(output, found.size(), extent());
            case JSON -> new CheckJson(output, found.size());
        };
        Progress progress = Progress.at(errors);
        RecordCheck check = new RecordCheck(RequireOption.requirements(required), progress);
        CheckSummary summary = check.check(found, report);
        progress.end();
        check.unreadable().forEach(bad -> errors.println("Sequitur: " + bad.getMessage()));
        summary.doubt().ifPresent(doubt -> errors.println("Sequitur: " + doubt));
        if (summary.hasFindings()) {
            return ExitCode.FINDINGS;
        }
        boolean doubtful = summary.doubt().isPresent() || !check.unreadable().isEmpty();
        return doubtful ? ExitCode.UNUSABLE : ExitCode.CLEAN;
    }

    private CheckText.Extent extent() {
        if (onlyFindings == null) {
            return CheckText.Extent.BY_NUMBER;
        }
        return onlyFindings ? CheckText.Extent.FINDINGS : CheckText.Extent.WHOLE;
    }
}
