package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.AppClasses;
import sequitur.examples.run.Finished;
import sequitur.examples.run.ForkedJvm;

/** What a JVM that never mails has to load for the agent. */
class ClassLoadingTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anAppThatNeverMailsLoadsTwoClassesMoreThanWithAnEmptyAgent() throws IOException, InterruptedException {
        Set<String> withEmptyAgent = loaded(emptyAgent());
        Set<String> withSequitur = loaded(AgentJar.path());

        Set<String> more = new TreeSet<>(withSequitur);
        more.removeAll(withEmptyAgent);

        // The first stands where the empty agent has its own class.
        assertThat(more)
                .containsExactly(
                        "java.lang.instrument.ClassFileTransformer",
                        "sequitur.agent.SequiturAgent",
                        "sequitur.agent.TransportTransformer");
        assertThat(withSequitur).hasSize(withEmptyAgent.size() + 2);
    }

    private Set<String> loaded(Path agent) throws IOException, InterruptedException {
        Path log = Files.createTempDirectory(folder, "log").resolve("classes.log");
        Path classes = Files.createTempDirectory(folder, "hello");
        AppClasses.copy(Hello.class.getName(), classes);
        Finished run = ForkedJvm.of(List.of(classes), Hello.class.getName())
                .with(List.of("-javaagent:" + agent, "-Xlog:class+load:file=" + log + ":none"))
                .run(Duration.ofMinutes(1));

        assertThat(run.output()).containsExactly("Hello");
        assertThat(run.errors()).isEmpty();
        try (var lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst(" source:.*", ""))
                    // Hidden classes of the JDK bear an address in their names.
                    .filter(name -> !name.contains("/0x"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** An agent's jar with a manifest like ours. */
    private Path emptyAgent() throws IOException {
        Path jar = folder.resolve("empty-agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
        Path classes = Files.createDirectories(folder.resolve("empty"));
        AppClasses.copy(EmptyAgent.class.getName(), classes);
        String entry = EmptyAgent.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            // Stored like ours, or the JVM would load what inflates it.
            byte[] bytes = Files.readAllBytes(classes.resolve(entry));
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            JarEntry stored = new JarEntry(entry);
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(bytes.length);
            stored.setCrc(checksum.getValue());
            out.putNextEntry(stored);
            out.write(bytes);
        }
        return jar;
    }
}
