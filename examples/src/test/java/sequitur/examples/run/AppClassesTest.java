package sequitur.examples.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests run side by side, and take their apps' classes out of the same jars. */
@Tag("any-jdk")
class AppClassesTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void manyTakeTheirClassesFromOneJarAtOnce() throws Exception {
        List<Callable<Path>> copies = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Path own = Files.createDirectory(folder.resolve("app" + i));
            copies.add(() -> {
                AppClasses.copy("org.junit.jupiter.api.Test", own);
                return own.resolve(Path.of("org", "junit", "jupiter", "api", "Test.class"));
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Path> copied : threads.invokeAll(copies)) {
                assertThat(copied.get()).isRegularFile();
            }
        } finally {
            threads.shutdown();
        }
    }
}
