package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.AgentJar;

/** What is in the agent's jar, and that what was left out of it is not missed. */
@Tag("any-jdk")
class JarContentsTest {

    private static final String ENGINE = "engine.jar.gz";
    private static final String COMMAND_LINE = "command-line.jar.gz";

    /** Octets. Each download, image and start pays for them. */
    private static final long LARGEST = 1_950_000;

    /** What each app that mails unpacks. */
    private static final Set<String> OF_THE_ENGINE = Set.of("net.bytebuddy", "org.slf4j", "sequitur");

    private static final Set<String> OF_THE_COMMAND_LINE = Set.of("com.samskivert", "picocli", "sequitur");

    private static final Set<String> TOP_LEVEL = Set.of("com", "net", "org");

    @TempDir
    private Path folder = Path.of("");

    private Path engine = Path.of("");
    private Path commandLine = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        engine = unpacked(ENGINE);
        commandLine = unpacked(COMMAND_LINE);
    }

    private Path unpacked(String name) throws IOException {
        Path jar = folder.resolve(name.replace(".gz", ""));
        try (ZipFile agent = new ZipFile(AgentJar.path().toFile());
                InputStream packed = agent.getInputStream(agent.getEntry(name))) {
            Files.copy(new GZIPInputStream(packed), jar);
        }
        return jar;
    }

    @Test
    void theAppsClassPathGetsTheShimAlone() throws IOException {
        List<ZipEntry> files = files(AgentJar.path());

        assertThat(files)
                .extracting(ZipEntry::getName)
                .containsExactlyInAnyOrder(
                        "META-INF/LICENSE",
                        "META-INF/MANIFEST.MF",
                        COMMAND_LINE,
                        ENGINE,
                        "sequitur/agent/AgentRequest.class",
                        "sequitur/agent/Door.class",
                        "sequitur/agent/EngineLoader.class",
                        "sequitur/agent/SequiturAgent.class",
                        "sequitur/agent/TransportTransformer.class");
        assertThat(files)
                .as("to inflate them, an app that never mails would load classes")
                .allMatch(file -> file.getMethod() == ZipEntry.STORED);
    }

    /** The loader reads the files by their sizes. */
    @Test
    void theFilesInTheJarsThatAreInItAreStoredToo() throws IOException {
        assertThat(files(engine)).allMatch(file -> file.getMethod() == ZipEntry.STORED);
        assertThat(files(commandLine)).allMatch(file -> file.getMethod() == ZipEntry.STORED);
    }

    @Test
    void theJarIsSmall() throws IOException {
        assertThat(Files.size(AgentJar.path())).isLessThan(LARGEST);
    }

    @Test
    void engineAndCommandLineBringTheirLibrariesAndLicences() throws IOException {
        assertThat(names(engine))
                .contains("META-INF/LICENSE", "META-INF/LICENSE.txt", "META-INF/NOTICE", "META-INF/licenses/ASM");
        assertThat(names(commandLine)).contains("META-INF/licenses/JMustache");
        assertThat(libraries(engine)).isEqualTo(OF_THE_ENGINE);
        assertThat(libraries(commandLine)).isEqualTo(OF_THE_COMMAND_LINE);
    }

    @Test
    void nothingThatTheEngineReachesIsMissing() throws IOException {
        assertThat(missing(engine)).isEmpty();
    }

    @Test
    void nothingThatTheCommandLineReachesIsMissing() throws IOException {
        assertThat(missing(engine, commandLine)).isEmpty();
    }

    /** What the classes of some jars reach of our own and of the libraries, and is in none of the jars. */
    private static Set<String> missing(Path... jars) throws IOException {
        Set<String> present = new TreeSet<>();
        for (Path jar : jars) {
            present.addAll(classes(jar));
        }
        List<String> own =
                present.stream().filter(name -> name.startsWith("sequitur.")).toList();
        Set<String> missing = new TreeSet<>(ClassReferences.in(jars).reachedFrom(own));
        assertThat(missing).contains("net.bytebuddy.jar.asm.ClassReader", "org.slf4j.LoggerFactory");
        missing.removeAll(present);
        missing.removeIf(
                name -> !OF_THE_ENGINE.contains(library(name)) && !OF_THE_COMMAND_LINE.contains(library(name)));
        // The annotations of the advice, which is read and never run.
        missing.removeIf(name -> name.startsWith("net.bytebuddy.asm.Advice"));
        return missing;
    }

    private static Set<String> libraries(Path jar) throws IOException {
        return classes(jar).stream().map(JarContentsTest::library).collect(Collectors.toSet());
    }

    private static Set<String> classes(Path jar) throws IOException {
        return names(jar).stream()
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
                .collect(Collectors.toSet());
    }

    private static List<String> names(Path jar) throws IOException {
        return files(jar).stream().map(ZipEntry::getName).toList();
    }

    /** The packages that a library has to itself, in short. */
    private static String library(String className) {
        String[] names = className.split("\\.", 3);
        return TOP_LEVEL.contains(names[0]) ? names[0] + "." + names[1] : names[0];
    }

    private static List<ZipEntry> files(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<ZipEntry> files = new ArrayList<>(zip.stream().toList());
            files.removeIf(ZipEntry::isDirectory);
            return files;
        }
    }
}
