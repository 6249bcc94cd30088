package sequitur.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A manual page in the language of man(7), made of what {@code --help} is made of. */
final class ManPage {

    private static final String NAME = "sequitur";
    private static final String JAR = "java -jar sequitur-agent.jar";
    private static final String EXAMPLE = "Example:";
    private static final String EXIT_CODES = "Exit codes: ";

    private final List<String> lines = new ArrayList<>();

    private ManPage() {}

    /**
     * The page of a command.
     *
     * @param line the command
     * @param command its name; empty text for the jar as a whole
     * @param version the version of the jar
     */
    static List<String> of(CommandLine line, String command, String version) {
        CommandSpec spec = line.getCommandSpec();
        ManPage page = new ManPage();
        String title = command.isEmpty() ? NAME : NAME + "-" + command;
        page.lines.add(
                ".TH \"" + escaped(title.toUpperCase(Locale.ROOT)) + "\" 1 \"\" \"Sequitur " + escaped(version) + "\"");
        page.lines.add(".nh");
        page.section("NAME");
        page.text(title + " - " + CommandWords.briefly(spec));
        page.section("SYNOPSIS");
        page.text(synopsis(line, command));
        page.section("DESCRIPTION");
        for (String paragraph : CommandWords.paragraphs(spec)) {
            page.text(paragraph);
            page.lines.add(".PP");
        }
        page.commands(line);
        page.arguments(spec);
        page.footer(List.of(spec.usageMessage().footer()));
        page.alsoSee(line, command);
        return page.lines;
    }

    private static String synopsis(CommandLine line, String command) {
        return command.isEmpty()
                ? JAR + " COMMAND"
                : line.getHelp().synopsis(0).strip().replaceAll("\\s+", " ").replace("[no-] ", "[no-]");
    }

    private void commands(CommandLine line) {
        Map<String, CommandLine> commands = line.getSubcommands();
        if (!commands.isEmpty()) {
            section("COMMANDS");
            commands.forEach((name, sub) -> entry(name, CommandWords.briefly(sub.getCommandSpec())));
        }
    }

    private void arguments(CommandSpec spec) {
        section("OPTIONS");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            entry(parameter.paramLabel(), CommandWords.of(parameter));
        }
        for (OptionSpec option : spec.options()) {
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            String negated =
                    option.negatable() ? ", --no-" + option.longestName().substring(2) : "";
            String names = Arrays.stream(option.names()).collect(Collectors.joining(", "));
            entry(names + negated + value, CommandWords.of(option));
        }
    }

    private void footer(List<String> footer) {
        boolean example = false;
        for (String line : footer) {
            if (line.startsWith(EXIT_CODES)) {
                section("EXIT STATUS");
                text(line.substring(EXIT_CODES.length()));
            } else if (line.equals(EXAMPLE)) {
                section("EXAMPLES");
                lines.add(".nf");
                example = true;
            } else if (example && line.startsWith("  ")) {
                text(line);
            }
        }
        if (example) {
            lines.add(".fi");
        }
    }

    private void alsoSee(CommandLine line, String command) {
        section("SEE ALSO");
        text(
                command.isEmpty()
                        ? line.getSubcommands().keySet().stream()
                                .map(name -> NAME + "-" + name + "(1)")
                                .collect(Collectors.joining(", "))
                        : NAME + "(1)");
    }

    private void section(String title) {
        lines.add(".SH " + title);
    }

    private void entry(String term, String text) {
        lines.add(".TP");
        lines.add("\\fB" + escaped(term) + "\\fR");
        text(text);
    }

    private void text(String text) {
        lines.add(escaped(text));
    }

    /** A line that begins with a dot or an apostrophe would be a request; a bare hyphen is printed as a dash. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
