package sequitur.cli;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sequitur.cli.walk.Extent;
import sequitur.smtp.session.Requirements;

/** Which records are looked at, and how. */
final class RecordOptions {

    @Option(
            names = "--require",
            converter = RequireOption.Converter.class,
            split = ",",
            paramLabel = "WHAT",
            description = "What the server is known to require before it takes mail: ${COMPLETION-CANDIDATES}, or both"
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

    List<RecordFile> files(InputStream standardInput) {
        return RecordFiles.of(files, standardInput);
    }

    Requirements requirements() {
        return RequireOption.requirements(required);
    }

    Extent extent() {
        if (onlyFindings == null) {
            return Extent.BY_NUMBER;
        }
        return onlyFindings ? Extent.FINDINGS : Extent.WHOLE;
    }
}
