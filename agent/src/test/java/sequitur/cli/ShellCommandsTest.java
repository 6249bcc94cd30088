package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command line writes for a shell and for {@code man}. */
class ShellCommandsTest {

    private static final Pattern LONG_OPTION = Pattern.compile("--(?!no-)[a-z][a-z-]*");

    @TempDir
    private Path folder = Path.of("");

    static Stream<String> commands() {
        return Stream.of(
                "check",
                "report",
                "explain",
                "rules",
                "probe",
                "attach",
                "detach",
                "list",
                "config",
                "violations",
                "completion",
                "man",
                "help");
    }

    private String completed(String shell, String name, String typed) throws IOException, InterruptedException {
        Path script = folder.resolve("script");
        Files.write(
                script, CommandLineRun.of("completion", "--name", name, shell).output());
        return bash("source " + script + "; complete -p " + name + "; COMP_WORDS=(" + name + " " + typed
                + "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _complete_" + name + "; printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    private String bash(String commands) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: there is no bash on this machine");
        Process bash = new ProcessBuilder("/bin/bash", "-c", commands)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        bash.getOutputStream().close();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return output;
    }

    @Test
    void bashCompletesCommandsOptionsAndValues() throws IOException, InterruptedException {
        assertThat(completed("bash", "sequitur", "re").lines())
                .containsExactly("complete -o default -F _complete_sequitur sequitur", "report");
        assertThat(completed("bash", "sequitur", "report --mask").lines()).contains("--mask-addresses");
        assertThat(completed("bash", "smtp", "check --format ''").lines()).contains("text", "json");
        assertThat(completed("bash", "sequitur", "explain --after ''").lines())
                .contains("greeting", "sasl", "RCPT")
                .doesNotContain("CONNECT", "OTHER");
        assertThat(completed("bash", "sequitur", "completion ''").lines()).contains("bash", "zsh", "fish");
    }

    @Test
    void zshTakesTheScriptOfBash() {
        assertThat(CommandLineRun.of("completion", "zsh").output())
                .isEqualTo(CommandLineRun.of("completion").output())
                .anyMatch(line -> line.contains("bashcompinit"));
    }

    @Test
    void fishIsToldOfEachCommandAndOptionOnOneLine() throws IOException, InterruptedException {
        List<String> script = CommandLineRun.of("completion", "fish").output();

        assertThat(script)
                .allMatch(line -> line.startsWith("complete -c sequitur -n "))
                .anyMatch(line ->
                        line.startsWith("complete -c sequitur -n __fish_use_subcommand -f -a 'report' -d 'Checks "))
                .anyMatch(line -> line.startsWith(
                        "complete -c sequitur -n '__fish_seen_subcommand_from check' -l format -x -a 'text json' -d '"))
                .anyMatch(line -> line.startsWith(
                        "complete -c sequitur -n '__fish_seen_subcommand_from report' -s o -l output -r -d"))
                .anyMatch(line -> line.equals(
                        "complete -c sequitur -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'"))
                .anyMatch(line -> line.contains("Says what a server\\'s reply"))
                .noneMatch(line -> line.contains("%n"));
        for (String command : commands().toList()) {
            assertThat(String.join("\n", script)).contains("-a '" + command + "' ");
        }
        // Its quoting is that of bash here, but for the quote inside quotes.
        String plain = String.join("\n", script).replace("\\'", "");
        Path file = Files.writeString(folder.resolve("fish"), plain);
        assertThat(bash("complete() { echo $#; }; source " + file).lines())
                .hasSameSizeAs(script)
                .allMatch(count -> Integer.parseInt(count) >= 6);
    }

    @Test
    void anotherShellOrANameThatNoShellTakesIsRefused() {
        for (String[] misuse :
                new String[][] {{"completion", "tcsh"}, {"completion", "--name", "a b;rm"}, {"man", "mount"}}) {
            CommandLineRun run = CommandLineRun.of(misuse);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.output()).isEmpty();
        }
        assertThat(CommandLineRun.of("completion", "tcsh").errors().get(0)).contains("bash, zsh or fish");
        assertThat(CommandLineRun.of("man", "mount").errors().get(0)).contains("it may be check, report");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theManualPageTellsWhatHelpTells(String command) throws IOException, InterruptedException {
        List<String> page = CommandLineRun.of("man", command).output();
        String text = String.join("\n", page).replace("\\-", "-");

        assertThat(page.get(0)).startsWith(".TH \"SEQUITUR\\-" + command.toUpperCase(Locale.ROOT) + "\" 1 ");
        assertThat(page).contains(".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH OPTIONS", ".SH SEE ALSO");
        assertThat(text).doesNotContain("%n").contains("java -jar sequitur-agent.jar " + command);
        List<String> help = CommandLineRun.of("help", command).output();
        LONG_OPTION
                .matcher(String.join("\n", help))
                .results()
                .forEach(option -> assertThat(text).contains(option.group()));
        if (help.contains("Example:")) {
            assertThat(page).contains(".SH EXAMPLES");
        }
        assertThat(troff(page)).isEmpty();
    }

    @Test
    void theManualPageOfTheJarListsItsCommands() throws IOException, InterruptedException {
        List<String> page = CommandLineRun.of("man").output();

        for (String command : commands().toList()) {
            assertThat(page).contains("\\fB" + command + "\\fR");
        }
        assertThat(page.get(page.size() - 1)).contains("sequitur\\-check(1)");
        assertThat(troff(page)).isEmpty();
    }

    /** What groff has to say against it, where there is one. */
    private String troff(List<String> page) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("page.1"), page);
        return bash("command -v groff >/dev/null && groff -man -Tascii -ww " + file + " 2>&1 >/dev/null");
    }
}
