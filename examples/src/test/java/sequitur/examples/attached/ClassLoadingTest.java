package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.App;
import sequitur.examples.run.AppClasses;
import sequitur.examples.run.ForkedJvm;
import sequitur.examples.run.StoredEntry;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** What a JVM that never mails has to load for the agent. */
class ClassLoadingTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anAppThatNeverMailsLoadsTwoClassesMoreThanWithAnEmptyAgent() throws IOException, InterruptedException {
        Set<String> withEmptyAgent = loaded("" + emptyAgent());
        Set<String> withSequitur = loaded("" + AgentJar.path());

        Set<String> more = new TreeSet<>(withSequitur);
        more.removeAll(withEmptyAgent);

        // The first stands where the empty agent has its own class.
        assertThat(more)
                .containsExactly(
                        "java.lang.instrument.ClassFileTransformer",
                        "sequitur.agent.SequiturAgent",
                        "sequitur.agent.TransportTransformer");
        Set<String> fewer = new TreeSet<>(withEmptyAgent);
        fewer.removeAll(withSequitur);
        assertThat(fewer).containsExactly(EmptyAgent.class.getName());
    }

    /**
     * Whether its settings file is there is looked at, and costs the look-up of one name. With that the class loader's map of names may grow,
     * as it does in every app that has more classes than this one.
     */
    @Test
    void aSettingsFileThatIsThereCostsNoClass() throws IOException, InterruptedException {
        Path settings = AgentJar.settings(folder, List.of("sequitur.policy=block"));

        Set<String> more = loaded(AgentJar.path() + "=" + settings);
        more.removeAll(loaded(emptyAgent() + "=" + settings));
        more.remove("java.util.concurrent.ConcurrentHashMap$ForwardingNode");

        assertThat(more)
                .containsExactly(
                        "java.lang.instrument.ClassFileTransformer",
                        "sequitur.agent.SequiturAgent",
                        "sequitur.agent.TransportTransformer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=absent.properties", "=policy=log,config=absent.properties", "=absent\u00e9.properties", "=."})
    void oneThatIsNotThereIsSaidAtTheStart(String arguments) throws IOException, InterruptedException {
        Finished run = hello().with(List.of("-javaagent:" + AgentJar.path() + arguments))
                .run(Duration.ofMinutes(1));

        assertThat(run.output()).containsExactly("Hello");
        assertThat(run.errors())
                .singleElement()
                .asString()
                .matches(
                        "Sequitur: the settings file \\S+ is missing or can't be read; it is looked for again when the app"
                                + " first uses mail");
    }

    @Test
    void oneThatASystemPropertyNamesIsSaidToo() throws IOException, InterruptedException {
        Finished run = hello().with(List.of("-javaagent:" + AgentJar.path(), "-Dsequitur.config=absent.properties"))
                .run(Duration.ofMinutes(1));

        assertThat(run.errors()).singleElement().asString().contains("absent.properties is missing");
    }

    /** Where nothing is rehearsed, nothing of that is loaded, though answers stand in the settings. */
    @ParameterizedTest
    @CsvSource({"false, 0", "true, 5"})
    void anAppThatMailsLoadsARehearsalOnlyWhereItIsOne(boolean rehearses, int atLeast)
            throws IOException, InterruptedException {
        App app = App.RAW_COMMANDS_OUT_OF_ORDER;
        Path log = folder.resolve("mailing.log");
        try (StrictMailServer server = app.server().start()) {
            app.jvm(server, Files.createTempDirectory(folder, "app"))
                    .with(List.of(
                            AgentJar.option("policy=log,rehearse.localhost.auth=drop,rehearse=" + rehearses),
                            "-Xlog:class+load:file=" + log + ":none"))
                    .run(Duration.ofMinutes(1), server.host(), Integer.toString(server.port()));
        }
        try (var lines = Files.lines(log)) {
            long loaded = lines.filter(line -> line.startsWith("sequitur.engine.rehearsal."))
                    .count();
            assertThat(loaded).isBetween((long) atLeast, rehearses ? Long.MAX_VALUE : 0);
        }
        assertThat(Files.readString(log)).contains("sequitur.engine.intercept.Connecting");
    }

    private ForkedJvm hello() throws IOException {
        Path classes = Files.createTempDirectory(folder, "hello");
        AppClasses.copy(Hello.class.getName(), classes);
        return ForkedJvm.of(List.of(classes), Hello.class.getName());
    }

    private Set<String> loaded(String agent) throws IOException, InterruptedException {
        Path log = Files.createTempDirectory(folder, "log").resolve("classes.log");
        Finished run = hello().with(List.of("-javaagent:" + agent, "-Xlog:class+load:file=" + log + ":none"))
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

    /** An agent's jar like ours: a manifest and a class, both stored, or the JVM would load what inflates them. */
    private Path emptyAgent() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("empty"));
        AppClasses.copy(EmptyAgent.class.getName(), classes);
        String manifest = "Manifest-Version: 1.0\nPremain-Class: " + EmptyAgent.class.getName() + "\n";
        String className = EmptyAgent.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("empty-agent.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            StoredEntry.write(zip, "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.UTF_8));
            StoredEntry.write(zip, className, Files.readAllBytes(classes.resolve(className)));
        }
        return jar;
    }
}
