package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.App;
import sequitur.examples.run.AppClasses;
import sequitur.examples.run.ForkedJvm;
import sequitur.examples.run.StoredEntry;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** The mail transport is loaded before the agent is there, and woven all the same. */
class LoadedBeforeTest {

    private static final App APP = App.AUTHENTICATOR_WITHOUT_AUTH;
    private static final String TRANSPORT = "org.eclipse.angus.mail.smtp.SMTPTransport";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void byAnotherAgent() throws IOException, InterruptedException {
        Path early = agent(EarlyAgent.class);

        assertCorrected(List.of("-javaagent:" + early + "=" + TRANSPORT));
    }

    /** Classes are linked in the cache only if the JVM that made it had an agent, or the module that agents need. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void fromAnAotCacheThatWasTrainedWithAnotherAgent() throws IOException, InterruptedException {
        assertCorrected(List.of("-XX:AOTCache=" + trained(List.of("-javaagent:" + agent(EmptyAgent.class)))));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void fromAnAotCacheThatWasTrainedWithTheModuleForAgents() throws IOException, InterruptedException {
        String module = "--add-modules=java.instrument";
        assertCorrected(List.of(module, "-XX:AOTCache=" + trained(List.of(module))));
    }

    @Test
    void whereItCannotBeChangedOneLineSaysSo() throws IOException, InterruptedException {
        Path early = agent(EarlyAgent.class);
        Path agent = DoctoredAgent.sound()
                .withManifest("Premain-Class: sequitur.agent.SequiturAgent\n")
                .write(folder);

        Finished run = run(List.of("-javaagent:" + early + "=" + TRANSPORT, "-javaagent:" + agent + "=policy=correct"));

        assertThat(run.output()).singleElement().asString().contains("503");
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("Sequitur can't change " + TRANSPORT + ", which goes on as it is: ");
    }

    private Path trained(List<String> options) throws IOException, InterruptedException {
        Path cache = folder.resolve("app.aot");
        List<String> all = new ArrayList<>(options);
        all.add("-XX:AOTCacheOutput=" + cache);
        run(all);
        assertThat(cache).isNotEmptyFile();
        return cache;
    }

    private void assertCorrected(List<String> options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.add(AgentJar.option("policy=correct"));

        Finished run = run(all);

        assertThat(run.output()).as("%s", run.errors()).containsExactly("report: sent");
    }

    /** A cache takes classes from jars alone. */
    private Finished run(List<String> options) throws IOException, InterruptedException {
        Path jar = jar("app.jar", "", "sequitur.examples." + APP.simpleName());
        List<Path> classPath =
                Stream.concat(Stream.of(jar), APP.library().jars().stream()).toList();
        try (StrictMailServer server = APP.server().start()) {
            return ForkedJvm.of(classPath, "sequitur.examples." + APP.simpleName())
                    .with(server.trustStore().jvmOptions())
                    .with(options)
                    .run(PATIENCE, server.host(), Integer.toString(server.port()));
        }
    }

    private Path agent(Class<?> agent) throws IOException {
        return jar(agent.getSimpleName() + ".jar", "Premain-Class: " + agent.getName() + "\n", agent.getName());
    }

    private Path jar(String name, String manifest, String className) throws IOException {
        Path jar = folder.resolve(name);
        if (Files.exists(jar)) {
            // A cache holds for the jars that it was made with, as they were.
            return jar;
        }
        Path classes = Files.createTempDirectory(folder, "classes");
        AppClasses.copy(className, classes);
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            String text = "Manifest-Version: 1.0\n" + manifest;
            StoredEntry.write(zip, "META-INF/MANIFEST.MF", text.getBytes(StandardCharsets.UTF_8));
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                StoredEntry.write(zip, classes.relativize(each).toString(), Files.readAllBytes(each));
            }
        }
        return jar;
    }
}
