package sequitur.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for fish, which picocli does not write itself: one line for each command and option. */
final class FishCompletion {

    private final String name;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String name) {
        this.name = name;
    }

    /** The lines of the script for a command line that is called by this name. */
    static List<String> lines(String name, CommandLine line) {
        FishCompletion script = new FishCompletion(name);
        script.options("__fish_use_subcommand", line.getCommandSpec());
        line.getSubcommands().forEach((command, sub) -> {
            CommandSpec spec = sub.getCommandSpec();
            script.add(
                    "-n __fish_use_subcommand -f -a " + quoted(command) + " -d " + quoted(CommandWords.briefly(spec)));
            String within = "__fish_seen_subcommand_from " + command;
            script.options(within, spec);
            spec.positionalParameters().forEach(parameter -> {
                String values = values(parameter);
                if (!values.isEmpty()) {
                    script.add("-n " + quoted(within) + " -f -a " + quoted(values));
                }
            });
        });
        return script.lines;
    }

    private void options(String condition, CommandSpec spec) {
        spec.options().stream().filter(option -> !option.hidden()).forEach(option -> option(condition, option));
    }

    private void option(String condition, OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(one -> one.startsWith("--") ? "-l " + one.substring(2) : "-s " + one.substring(1))
                .collect(Collectors.joining(" "));
        String values = values(option);
        String value = option.arity().max() == 0 ? "" : values.isEmpty() ? " -r" : " -x -a " + quoted(values);
        add("-n " + quoted(condition) + " " + names + value + " -d " + quoted(CommandWords.of(option)));
    }

    private static String values(ArgSpec argument) {
        @Nullable Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? ""
                : StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(" "));
    }

    private void add(String rest) {
        lines.add("complete -c " + name + " " + rest);
    }

    /** In fish only a backslash and a single quote mean something between single quotes. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
