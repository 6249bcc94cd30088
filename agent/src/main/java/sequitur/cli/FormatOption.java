package sequitur.cli;

import picocli.CommandLine.Option;

/** The option {@code --format}, which is the same for every command that answers in more than one form. */
final class FormatOption {

    @Option(
            names = "--format",
            converter = OutputFormat.Converter.class,
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. json: one object a line. Unless given: text.")
    private OutputFormat chosen = OutputFormat.TEXT;

    /** The form that was asked for. */
    OutputFormat chosen() {
        return chosen;
    }
}
