package sequitur.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
            "Exit codes: 0 nothing to change, 1 something to change, 2 the input can't be used.",
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

    @Mixin
    private RecordOptions records = new RecordOptions();

    @Override
    public Integer call() {
        List<RecordFile> found = records.files(parent.standardInput());
        PrintWriter output = spec.commandLine().getOut();
        PrintWriter errors = spec.commandLine().getErr();
        CheckReport report = switch (format.chosen()) {
            case TEXT -> new CheckText(output, found.size(), records.extent());
            case JSON -> new CheckJson(output, found.size());
        };
        RecordCheck check = new RecordCheck(records.requirements(), Progress.at(errors));
        return check.run(found, report, errors);
    }
}
