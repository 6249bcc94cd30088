package sequitur.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import sequitur.examples.run.App;

/**
 * Runs every example app without the agent and under each of its policies, and shows what came of it: the outcomes first, then each run.
 *
 * <p>The system property {@code sequitur.agent.jar} names the agent; without it, only the runs without the agent are made.
 */
public final class Demo {
    private static final int AT_A_TIME = 2;

    private Demo() {}

    /** Runs the apps and prints the report; throws if a JVM or the agent in it could not be run. */
    public static void main(String... arguments) throws IOException, InterruptedException, ExecutionException {
        Optional<Path> agent = agent();
        Report report = new Report(System.out, Terminal.ofStandardOutput());
        report.introduction();
        Path folder = Files.createTempDirectory("sequitur-demo");
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<List<Future<AppRun>>> started = new ArrayList<>();
            for (App app : App.values()) {
                List<Future<AppRun>> runs = new ArrayList<>();
                for (Mode mode : agent.isPresent() ? List.of(Mode.values()) : List.of(Mode.NO_AGENT)) {
                    Path place =
                            Files.createDirectories(folder.resolve(app.name()).resolve(mode.name()));
                    runs.add(workers.submit(() -> AppRun.of(app, mode, agent, place)));
                }
                started.add(runs);
            }
            List<List<AppRun>> apps = new ArrayList<>();
            for (List<Future<AppRun>> futures : started) {
                List<AppRun> runs = new ArrayList<>();
                for (Future<AppRun> run : futures) {
                    runs.add(run.get());
                }
                apps.add(runs);
            }
            report.summary(apps);
            apps.forEach(runs -> report.app(runs.get(0).app(), runs));
            report.next();
            if (apps.stream().flatMap(List::stream).anyMatch(AppRun::broken)) {
                throw new IllegalStateException("Not every app could be run; see above");
            }
        } finally {
            workers.shutdownNow();
            delete(folder);
        }
    }

    private static Optional<Path> agent() throws IOException {
        String property = System.getProperty("sequitur.agent.jar");
        if (property == null) {
            return Optional.empty();
        }
        Path jar = Path.of(property).toAbsolutePath().normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IOException("No agent at " + jar + "; build it first");
        }
        return Optional.of(jar);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
