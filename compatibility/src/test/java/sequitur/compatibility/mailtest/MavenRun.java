package sequitur.compatibility.mailtest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedCommand;
import sequitur.testbed.run.Finished;

/**
 * Commands of a person's who has Maven, run by bash, one after another in the same shell. Maven's repository is this machine's, with the artifacts of this
 * build in a part of its own.
 */
final class MavenRun implements AutoCloseable {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> OWN = List.of("io", "github", "sequitur");
    private static final Pattern ENDED = Pattern.compile("== (\\d+)");

    private final Path folder;
    private final String version = System.getProperty("sequitur.version", "");

    /**
     * What a command has come to.
     *
     * @param command the command
     * @param exitCode its exit code
     * @param output what it wrote, to standard output and standard error
     */
    record Step(String command, int exitCode, List<String> output) {}

    private MavenRun(Path folder) {
        this.folder = folder;
    }

    /** Prepares it: the repository has what is there, and nothing of ours. */
    static MavenRun in(Path folder) throws IOException {
        MavenRun run = new MavenRun(folder);
        run.link(Path.of(System.getProperty("maven.repository", "")), folder.resolve("repository"), OWN);
        Path command = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(
                command,
                "#!/bin/sh\nexec '" + System.getProperty("maven.home", "") + "/bin/mvn' -B -ntp '-Dmaven.repo.local="
                        + folder.resolve("repository") + "' \"$@\"\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        return run;
    }

    /** Does what {@code mvn install} would do with what this build has made. */
    MavenRun installed() throws IOException {
        install("sequitur", "pom", PROJECT.resolve("pom.xml"));
        install("sequitur-agent", "pom", PROJECT.resolve("agent").resolve("pom.xml"));
        install("sequitur-agent", "jar", AgentJar.path());
        install("sequitur-junit", "pom", PROJECT.resolve("junit").resolve("pom.xml"));
        install("sequitur-junit", "jar", Samples.artifact());
        Files.createSymbolicLink(folder.resolve("sequitur"), PROJECT);
        return this;
    }

    private void install(String artifact, String kind, Path file) throws IOException {
        Path place = folder.resolve("repository");
        for (String name : OWN) {
            place = place.resolve(name);
        }
        place = Files.createDirectories(place.resolve(artifact).resolve(version));
        Files.copy(file, place.resolve(artifact + "-" + version + "." + kind));
    }

    /** Links to all there is, but for what is on this way. */
    private void link(Path there, Path here, List<String> way) throws IOException {
        Files.createDirectories(here);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(there)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (!name.toString().equals(way.get(0))) {
                    Files.createSymbolicLink(here.resolve(name), entry);
                } else if (way.size() > 1) {
                    link(entry, here.resolve(name), way.subList(1, way.size()));
                }
            }
        }
        if (way.size() > 1) {
            Files.createDirectories(here.resolve(way.get(0)));
        }
    }

    /** Takes the links away, and nothing that they lead to. */
    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isSymbolicLink()) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Runs commands. */
    List<Step> run(List<String> commands) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("exec 2>&1\n");
        commands.forEach(command -> script.append(command).append("\ncode=$?; echo; echo \"== $code\"\n"));
        Finished run = ForkedCommand.of(List.of("bash", "-c", script.toString()))
                .in(Map.of(
                        "PATH",
                        folder.resolve("bin") + ":" + System.getenv("PATH"),
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "SEQUITUR",
                        PROJECT.toString()))
                .at(folder)
                .run(Duration.ofMinutes(20));
        List<Step> steps = new ArrayList<>();
        List<String> output = new ArrayList<>();
        for (String line : run.output()) {
            Matcher ended = ENDED.matcher(line);
            if (ended.matches()) {
                steps.add(new Step(commands.get(steps.size()), Integer.parseInt(ended.group(1)), List.copyOf(output)));
                output.clear();
            } else {
                output.add(line);
            }
        }
        return steps;
    }
}
