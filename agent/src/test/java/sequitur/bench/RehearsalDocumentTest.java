package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.bench.app.MailingApp;
import sequitur.engine.config.Problem;
import sequitur.engine.config.Settings;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** What docs/rehearsal.md shows is what happens. */
class RehearsalDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "rehearsal.md");
    private static final String HOST = "smtp.example.com";

    @TempDir
    private Path folder;

    private static List<String> shown() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
    }

    private static List<String> settings() throws IOException {
        return shown().stream().filter(line -> line.startsWith("sequitur.")).toList();
    }

    @Test
    void itsSettingsHaveNoFault() throws IOException {
        Path file = Files.write(folder.resolve("sequitur.properties"), settings());

        assertThat(settings()).hasSizeGreaterThan(9);
        assertThat(Settings.load(file.toString(), folder).problems())
                .map(Problem::text)
                .isEmpty();
    }

    @Test
    void itsLinesAreThoseOfTheLog() throws IOException {
        List<String> first = settings().subList(0, 3).stream()
                .map(line -> line.replace(HOST, "localhost"))
                .toList();
        List<String> expected = shown().stream()
                .filter(line -> line.matches("(This is a rehearsal:|rehearsal:|cause|note|from|done) .*"))
                .toList();
        assertThat(expected).hasSize(7);
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Path file = Files.write(folder.resolve("sequitur.properties"), first);
            Finished run = BenchedApp.of(MailingApp.class)
                    .attached(file.toString())
                    .run("host=localhost", "port=" + server.port(), "times=2");

            List<String> seen = new ArrayList<>();
            run.errors()
                    .forEach(line -> seen.add(line.replaceFirst("^(WARNING|INFO): ", "")
                            .replace("localhost:" + server.port(), HOST + ":587")
                            .replace("localhost", HOST)
                            .replace(folder + "/", "")
                            .replaceFirst(
                                    "sequitur\\.bench\\.app\\.MailingApp\\S+", "com.example.Shop.confirm(Shop.java:42)")
                            .strip()));
            assertThat(run.output()).hasSize(2).last().isEqualTo("sent");
            assertThat(seen).containsSubsequence(expected);
        }
    }
}
