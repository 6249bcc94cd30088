package sequitur.examples.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

class ForkedJvmTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void theClassPathHoldsOneAppAndOneMailLibrary(App app) throws IOException {
        try (StrictMailServer server = app.server().start()) {
            List<Path> classPath = app.jvm(server, folder).classPath();
            try (Stream<Path> files = Files.walk(classPath.get(0))) {
                assertThat(files.filter(Files::isRegularFile))
                        .isNotEmpty()
                        .allMatch(file -> file.getFileName().toString().startsWith(app.simpleName()));
            }
            assertThat(classPath.subList(1, classPath.size()))
                    .isEqualTo(app.library().jars())
                    .hasSizeBetween(2, 4);
        }
    }

    @Test
    void collectsWhatTheJvmLeaves() throws Exception {
        Path program = Files.writeString(folder.resolve("Program.java"), """
                class Program {
                    public static void main(String[] arguments) throws Exception {
                        System.out.println("Grüße an " + arguments[0]);
                        System.err.println(System.getProperty("greeting"));
                        System.exit(3);
                    }
                }
                """);
        Finished finished = ForkedJvm.of(List.of(folder), program.toString())
                .with(List.of("-Dgreeting=hello"))
                .run(Duration.ofSeconds(30), "alle");
        assertThat(finished).isEqualTo(new Finished(3, List.of("Grüße an alle"), List.of("hello")));
    }

    @Test
    void killsWhatDoesNotEnd() throws Exception {
        Path program = Files.writeString(folder.resolve("Program.java"), """
                class Program {
                    public static void main(String[] arguments) throws Exception {
                        Thread.sleep(60_000);
                    }
                }
                """);
        assertThatThrownBy(
                        () -> ForkedJvm.of(List.of(folder), program.toString()).run(Duration.ofMillis(200)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has not ended");
    }
}
