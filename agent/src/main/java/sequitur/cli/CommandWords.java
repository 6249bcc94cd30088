package sequitur.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The words by which {@code --help} describes a command, for other forms of it. */
final class CommandWords {

    private CommandWords() {}

    /** What it does, a paragraph each; the first one says it in short. */
    static List<String> paragraphs(CommandSpec command) {
        return Arrays.stream(command.usageMessage().description())
                .map(CommandWords::plain)
                .toList();
    }

    /** What it does, in short. */
    static String briefly(CommandSpec command) {
        return paragraphs(command).stream().findFirst().orElse(command.name());
    }

    /** What an option or a parameter is for. */
    static String of(ArgSpec argument) {
        return plain(String.join(" ", argument.description()));
    }

    /** The texts are templates of a formatter. */
    private static String plain(String template) {
        return template.replace("%n", " ").replace("%%", "%").strip();
    }
}
