package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.cli.probe.setup.SettingsStyle;
import sequitur.testbed.run.Canary;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The dialogue in docs/probe.md is what the command there prints. */
class ProbeDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/probe.md");
    private static final String COMMAND = "    $ java -jar sequitur-agent.jar probe localhost:2587 ";
    private static final String PORT = "2587";

    @TempDir
    private Path folder = Path.of("");

    /** What differs from run to run, and from terminal to terminal, is left out. */
    private static String alike(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ")
                .replaceAll("localhost is .*?\\. connect", "localhost is ADDRESS. connect")
                .replaceAll(" It is valid for \\d+ days? more\\.", "")
                .replaceAll(" It took [0-9.]+ s\\.", "")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}", "DATE")
                .replaceAll("-file '[^']*'", "-file FILE")
                .strip();
    }

    @Test
    void theDialogueIsWhatIsPrinted() throws IOException {
        List<String> document = Files.readAllLines(DOCUMENT);
        int start = document.indexOf(document.stream()
                .filter(line -> line.startsWith(COMMAND))
                .findFirst()
                .orElseThrow());
        List<String> words =
                Arrays.asList(document.get(start).substring(COMMAND.length()).split(" "));
        List<String> shown = document.subList(start + 1, document.size()).stream()
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .toList();
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.UNDER_TLS, "alice", Canary.PASSWORD)
                .requireAuth("530 5.7.0 Authentication required")
                .requireStartTls()
                .start()) {
            Path secret = Files.writeString(folder.resolve("secret"), Canary.PASSWORD);
            String[] arguments = words.stream()
                    .map(word -> word.equals("secret")
                            ? secret.toString()
                            : word.equals("server.pem")
                                    ? Certificates.of(server, folder).toString()
                                    : word)
                    .toArray(String[]::new);
            String[] all = new String[arguments.length + 2];
            all[0] = "probe";
            all[1] = "localhost:" + server.port();
            System.arraycopy(arguments, 0, all, 2, arguments.length);

            CommandLineRun run = CommandLineRun.of(all);

            assertThat(run.code()).isZero();
            Files.write(Path.of("target", "probe.txt"), run.output());
            assertThat(alike(shown)).isEqualTo(alike(run.output()).replace(Integer.toString(server.port()), PORT));
        }
    }

    @Test
    void allKindsOfSettingsAreNamed() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(SettingsStyle.values()).allMatch(style -> document.contains("`" + style.id() + "`"));
    }
}
