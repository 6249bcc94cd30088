package sequitur.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real browser without a window: Chromium or Chrome, as it is installed on this machine. */
final class Chromium {

    private static final long PATIENCE = 120;

    private final Path program;
    private final Path folder;

    private Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** The one of this machine; the test is skipped if there is none. */
    static Chromium orSkip(Path folder) {
        Optional<Path> program = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator, -1))
                        .map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                program.isPresent(),
                "skipped: there is no Chromium on this machine; on Debian, apt-get install chromium brings it");
        return new Chromium(program.orElseThrow(), folder);
    }

    /** The page after its scripts have run. */
    String dump(Path page, int width, Scheme scheme) throws IOException, InterruptedException {
        return run(page, width, scheme, "--dump-dom");
    }

    /** A picture of the page. */
    void picture(Path page, Size size, Scheme scheme, Path picture) throws IOException, InterruptedException {
        Files.createDirectories(picture.toAbsolutePath().getParent());
        run(
                page,
                size.width(),
                scheme,
                "--screenshot=" + picture.toAbsolutePath(),
                "--window-size=" + size.width() + "," + size.height());
    }

    /** The page on paper. */
    void print(Path page, Path document) throws IOException, InterruptedException {
        run(page, 1024, Scheme.LIGHT, "--no-pdf-header-footer", "--print-to-pdf=" + document.toAbsolutePath());
    }

    /** What the reader has asked the browser for. */
    enum Scheme {
        DARK,
        LIGHT
    }

    /** How large a window is, in CSS pixels. */
    record Size(int width, int height) {}

    private String run(Path page, int width, Scheme scheme, String... options)
            throws IOException, InterruptedException {
        Path output = folder.resolve("chromium.out");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-background-networking",
                "--user-data-dir=" + folder.resolve("profile"),
                "--blink-settings=preferredColorScheme=" + (scheme == Scheme.DARK ? 0 : 1)));
        command.addAll(List.of(options));
        if (Arrays.stream(options).noneMatch(option -> option.startsWith("--window-size"))) {
            command.add("--window-size=" + width + ",1000");
        }
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("Chromium has not come to its end");
        }
        return Files.readString(output);
    }
}
