package sequitur.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sequitur.cli.page.PageFile;
import sequitur.cli.page.ReportPage;
import sequitur.engine.config.Addresses;
import sequitur.engine.config.Printable;

/** Puts what {@code check} finds on a page for a browser. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Checks recorded SMTP dialogues as check does, and writes one HTML page: a summary, each session as a ladder between"
                    + " client and server, what has to be changed, and what the agent would have inserted.",
            "The page needs no network and no script, and can be passed on: neither message content nor credentials are on it."
        },
        footer = {
            "",
            "Exit codes: 0 nothing to change, 1 something to change, 2 the input can't be used.",
            "",
            "Example:",
            "  java -jar sequitur-agent.jar report mail-debug.log -o report.html"
        })
final class ReportCommand implements Callable<Integer> {

    @ParentCommand
    private SequiturCommand parent = SequiturCommand.NONE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "PAGE",
            description = "The page to write. A report that is there is replaced, any other file is left as it is.")
    private String output = "";

    @Option(names = "--mask-addresses", description = "Shows of mail addresses the domain alone.")
    private boolean masking;

    @Mixin
    private RecordOptions records = new RecordOptions();

    @Override
    public Integer call() {
        Path path = RecordFile.path(output);
        String name = Printable.of(output).toString();
        PageFile file = new PageFile(path);
        file.obstacle().ifPresent(why -> {
            throw new BadInputException(name + ": " + why);
        });
        List<RecordFile> found = records.files(parent.standardInput());
        PrintWriter errors = spec.commandLine().getErr();
        try (ReportPage page = new ReportPage(records.extent(), masking ? Addresses.DOMAIN : Addresses.FULL)) {
            PageReport report = new PageReport(page, found.size());
            int code = new RecordCheck(records.requirements(), Progress.at(errors)).run(found, report, errors);
            page.write(file, report.verdict(), "Sequitur " + Version.number());
            PrintWriter out = spec.commandLine().getOut();
            WrappedText.of("", "", name + ": " + report.verdict().counted()).forEach(out::println);
            return code;
        } catch (IOException failure) {
            throw new BadInputException(
                    name + ": the page can't be written (" + Printable.of(String.valueOf(failure.getMessage())) + ")",
                    failure);
        }
    }
}
