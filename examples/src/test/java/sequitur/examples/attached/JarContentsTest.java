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

    /** Octets. Each download, image and start pays for them. */
    private static final long LARGEST = 3_200_000;

    private static final Set<String> LIBRARIES =
            Set.of("com.samskivert", "net.bytebuddy", "org.slf4j", "picocli", "sequitur");

    private static final Set<String> TOP_LEVEL = Set.of("com", "net", "org");

    @TempDir
    private Path folder = Path.of("");

    private Path engine = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        engine = folder.resolve("engine.jar");
        try (ZipFile agent = new ZipFile(AgentJar.path().toFile());
                InputStream packed = agent.getInputStream(agent.getEntry(ENGINE))) {
            Files.copy(new GZIPInputStream(packed), engine);
        }
    }

    @Test
    void theAppsClassPathGetsTheShimAlone() throws IOException {
        List<ZipEntry> files = files(AgentJar.path());

        assertThat(files)
                .extracting(ZipEntry::getName)
                .containsExactlyInAnyOrder(
                        "META-INF/LICENSE",
                        "META-INF/MANIFEST.MF",
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

    @Test
    void theJarIsSmall() throws IOException {
        assertThat(Files.size(AgentJar.path())).isLessThan(LARGEST);
    }

    @Test
    void theEngineBringsItsLibrariesAndTheirLicences() throws IOException {
        List<String> names = files(engine).stream().map(ZipEntry::getName).toList();

        assertThat(names)
                .contains(
                        "META-INF/LICENSE",
                        "META-INF/LICENSE.txt",
                        "META-INF/NOTICE",
                        "META-INF/licenses/ASM",
                        "META-INF/licenses/JMustache");
        assertThat(names.stream()
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> library(name.replace('/', '.')))
                        .collect(Collectors.toSet()))
                .isEqualTo(LIBRARIES);
    }

    @Test
    void nothingThatTheEngineReachesIsMissing() throws IOException {
        ClassReferences references = ClassReferences.in(engine);
        Set<String> present = files(engine).stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
                .collect(Collectors.toSet());
        List<String> own =
                present.stream().filter(name -> name.startsWith("sequitur.")).toList();

        Set<String> missing = new TreeSet<>(references.reachedFrom(own));
        assertThat(missing).contains("net.bytebuddy.asm.Advice", "picocli.CommandLine", "org.slf4j.LoggerFactory");
        missing.removeAll(present);
        missing.removeIf(name -> !LIBRARIES.contains(library(name)));
        // Annotations for Byte Buddy's own build: a JVM passes over those that it does not find.
        missing.removeIf(name -> name.startsWith("net.bytebuddy.build."));
        // One constant, in a method of ClassFileLocator.ForInstrumentation that only a ByteBuddyAgent has a use for.
        missing.remove("net.bytebuddy.agent.builder.AgentBuilder");

        assertThat(missing).isEmpty();
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
