package sequitur.compatibility.mailtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/mail-tests.md and the README: each command is run, and each line of code is one of the examples'. */
@Tag("any-jdk")
class MailTestsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "mail-tests.md");
    private static final Path README = Path.of("..", "README.md");
    private static final Path EXAMPLE = Path.of("..", "examples", "newsletter");
    private static final Path SPRING = Path.of("..", "examples", "newsletter-spring");
    private static final String COMMAND = "    $ ";

    /** How many of the commands build this project. */
    private static final int BUILDING = 2;

    @TempDir
    private Path folder = Path.of("");

    private static List<String> commands() throws IOException {
        return section(DOCUMENT, "## In five minutes").stream()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.substring(COMMAND.length()))
                .toList();
    }

    private static List<String> section(Path document, String title) throws IOException {
        List<String> lines = Files.readAllLines(document);
        int start = 0;
        while (!lines.get(start).startsWith(title)) {
            start++;
        }
        return lines.subList(start + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }

    private static String normal(String line) {
        return line.replaceAll("localhost:\\d+", "localhost:25").strip();
    }

    @Test
    @Tag("slow")
    void fromAGreenTestToARedOneAndBack() throws IOException, InterruptedException {
        List<String> commands = commands();

        try (MavenRun run = MavenRun.in(folder)) {
            assertEachEndsAsTheDocumentSays(run.installed().run(commands.subList(BUILDING, commands.size())));
        }
    }

    /** The same with the build itself, as a newcomer has to make it: some minutes. */
    @Test
    @Tag("hosts")
    void fromACloneOn() throws IOException, InterruptedException {
        try (MavenRun run = MavenRun.in(folder)) {
            List<MavenRun.Step> steps = run.run(commands());

            assertThat(steps.subList(0, BUILDING))
                    .allSatisfy(
                            step -> assertThat(step.exitCode()).as("%s", step).isZero());
            assertEachEndsAsTheDocumentSays(steps.subList(BUILDING, steps.size()));
        }
    }

    private static void assertEachEndsAsTheDocumentSays(List<MavenRun.Step> steps) throws IOException {
        assertThat(steps).extracting(MavenRun.Step::exitCode).as("%s", steps).containsExactly(0, 0, 0, 1, 0, 0);
        List<String> shown = section(DOCUMENT, "## In five minutes").stream()
                .dropWhile(line -> !line.startsWith("    Sequitur: "))
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .filter(line -> !line.isBlank())
                .map(MailTestsDocumentTest::normal)
                .toList();
        assertThat(shown).hasSizeGreaterThan(12);
        assertThat(steps.get(3).output().stream().map(MailTestsDocumentTest::normal))
                .as("what the document shows of the red test")
                .containsSubsequence(shown);
    }

    @Test
    @Tag("hosts")
    void inSpringBootToo() throws IOException, InterruptedException {
        try (MavenRun run = MavenRun.in(folder)) {
            List<MavenRun.Step> steps = run.installed()
                    .run(List.of(
                            "cp -r sequitur/examples/newsletter-spring newsletter && cd newsletter",
                            "mvn -q test",
                            "git apply mend.patch",
                            "mvn -q test"));

            assertThat(steps)
                    .extracting(MavenRun.Step::exitCode)
                    .as("%s", steps)
                    .containsExactly(0, 1, 0, 0);
            assertThat(String.join("\n", steps.get(1).output()))
                    .contains(
                            "Sequitur: a command of NewsletterTest.reachesTheReader breaks a rule of SMTP.",
                            "[mail-nested]");
        }
    }

    @Test
    void whatIsPutIntoThePomIsWhatTheExampleHas() throws IOException {
        List<String> patch = Files.readAllLines(EXAMPLE.resolve("add-sequitur.patch")).stream()
                .map(line -> line.isEmpty() ? line : line.substring(1).strip())
                .toList();
        List<String> snippet = section(DOCUMENT, "## Put it into your build").stream()
                .filter(line -> line.startsWith("    ") && line.strip().startsWith("<"))
                .map(String::strip)
                .toList();

        assertThat(snippet).hasSizeGreaterThan(20);
        assertThat(patch).containsSubsequence(snippet);
        List<String> spring = Files.readAllLines(SPRING.resolve("pom.xml")).stream()
                .map(String::strip)
                .toList();
        assertThat(spring)
                .contains(
                        "<argLine>@{argLine} -javaagent:${io.github.sequitur:sequitur-agent:jar}</argLine>",
                        "<argLine/>");
    }

    @Test
    void theReadmeShowsTheTestOfTheExample() throws IOException {
        List<String> test =
                new ArrayList<>(Files.readAllLines(EXAMPLE.resolve("src/test/java/newsletter/NewsletterTest.java")));
        test.add(test.indexOf("class NewsletterTest {"), "@Sequitur");
        List<String> shown = section(README, "## In tests").stream()
                .filter(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .takeWhile(line -> !line.startsWith("Sequitur: "))
                .filter(line -> !line.isBlank())
                .toList();

        assertThat(shown).hasSizeBetween(8, 10);
        assertThat(test).containsSubsequence(shown);
        assertThat(Files.readAllLines(EXAMPLE.resolve("add-sequitur.patch"))).contains("+@Sequitur");
        String message = String.join(
                " ", section(README, "## In tests").stream().map(String::strip).toList());
        assertThat(message).contains(normalSentence(section(DOCUMENT, "## In five minutes")));
    }

    private static String normalSentence(List<String> section) {
        return section.stream()
                .filter(line -> line.startsWith("    MAIL while"))
                .findFirst()
                .map(String::strip)
                .orElseThrow();
    }
}
