package sequitur.compatibility.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.compatibility.library.LibraryApp;
import sequitur.compatibility.neighbour.PlainApp;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/**
 * The pod of the recipe: volumes with the owners and modes that Kubernetes gives them, and an app that has no password and is not
 * root. Only root can make such files; without it, and without setpriv, these tests are skipped.
 */
@Tag("any-jdk")
@EnabledOnOs(OS.LINUX)
class KubernetesTest {

    private static final String RECIPE = RecipeFile.of("kubernetes.yaml").text();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void isRootAndOthersCanRunJava() throws IOException, InterruptedException {
        assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root can give files to others");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process java = new ProcessBuilder(
                        "setpriv", "--reuid", "10001", "--regid", "0", "--clear-groups", java(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(java.waitFor() == 0, "others can't run this JDK");
    }

    /** The second as OpenShift does it, which chooses the user and the group. */
    @ParameterizedTest
    @ValueSource(strings = {"10001", "1000680000"})
    void sendsWithTheSecret(String user) throws IOException, InterruptedException {
        Finished run = run(RECIPE.replace("10001", user));

        assertThat(run.output()).as("%s", run.errors()).endsWith("sent", "sent");
    }

    /** So the mode in the recipe is needed. */
    @Test
    void refusesASecretThatEverybodyCanRead() throws IOException, InterruptedException {
        assertThat(RECIPE).contains("defaultMode: 0440");

        Finished run = run(RECIPE.replace("defaultMode: 0440", "defaultMode: 0444"));

        assertThat(run.output()).doesNotContain("sent");
        assertThat(String.join("\n", run.errors())).contains("can be read by others than its owner");
    }

    private Finished run(String recipe) throws IOException, InterruptedException {
        StrictMailServer.Builder strict = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "reports", Canary.PASSWORD)
                .requireAuth("530 5.7.0 Authentication required");
        try (StrictMailServer server = strict.start()) {
            Pod pod = new Pod(
                    Yaml.documents(
                            recipe.replace("smtp.example.com", server.host()).replace("change-me", Canary.PASSWORD)),
                    folder);
            String settings = pod.read("settings", "sequitur.properties");
            pod.rewrite("settings", "sequitur.properties", RecipeFile.moved(settings, pod.appFolders()));
            Path image = readable(List.of(AgentJar.path())).get(0).resolveSibling("");
            Finished copied = pod.initCommand(Map.of("/opt/sequitur", image)).run(Duration.ofMinutes(1));
            assertThat(copied.exitCode()).as("%s", copied.errors()).isZero();

            return Canary.checked(pod.appCommand(command(server)).run(Duration.ofMinutes(2)));
        }
    }

    private List<String> command(StrictMailServer server) throws IOException {
        ForkedJvm app = LibraryApp.of(PlainApp.class, Library.ANGUS_2_0_5, folder);
        List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(readable(app.classPath()).stream().map(Path::toString).collect(Collectors.joining(":")));
        command.addAll(List.of(app.mainClass(), server.host(), Integer.toString(server.port())));
        return command;
    }

    /** Copies of jars and folders that everybody can read, wherever these are. */
    private List<Path> readable(List<Path> paths) throws IOException {
        Path copies = Files.createTempDirectory(folder, "readable");
        List<Path> copied = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path file : all.toList()) {
                    Path copy = copies.resolve(
                            path.resolveSibling("").relativize(file).toString());
                    Files.copy(file, copy);
                }
            }
            copied.add(copies.resolve(path.getFileName().toString()));
        }
        try (Stream<Path> all = Files.walk(copies)) {
            for (Path file : all.toList()) {
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "r--r--r--"));
            }
        }
        return copied;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
