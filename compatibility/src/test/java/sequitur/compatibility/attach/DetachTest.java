package sequitur.compatibility.attach;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.library.LibraryApp;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.CopiedJars;
import sequitur.testbed.library.Library;
import sequitur.testbed.server.StrictMailServer;

/** What is left in a JVM once the agent has gone. */
class DetachTest {

    private static final String ROW = "attached to a running JVM";
    private static final String TRANSPORT = "org.eclipse.angus.mail.smtp.SMTPTransport";
    private static final String MAIL = "MAIL FROM:<sender@client.example>";

    /** Collections after which what is unreachable has to be gone. */
    private static final int COLLECTIONS = 5;

    @TempDir
    private Path folder = Path.of("");

    private ForkedJvm jvm() throws IOException {
        // Newer JDKs hold on to the class loader of the last record by a soft reference, until memory is short: here it
        // always is.
        return LibraryApp.of(ObedientApp.class, Library.ANGUS_2_0_5, folder)
                .with(List.of("-XX:SoftRefLRUPolicyMSPerMB=0"));
    }

    @Test
    void theClassFileIsRestoredAndTheEngineIsCollected() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app = RunningApp.start(jvm(), server)) {
            app.tell("open one plain", "one connected");
            byte[] before = classFile(app);
            for (int round = 0; round < 2; round++) {
                AgentCommand.SEQUITUR.run(0, "attach", app.pid(), "policy=block");
                aViolationIsReported(app);
                assertThat(classFile(app)).isNotEqualTo(before);
                assertThat(ours(app)).contains("sequitur.engine.Engine");

                AgentCommand.SEQUITUR.run(0, "detach", app.pid());
                assertThat(classFile(app)).isEqualTo(before);
                assertThat(oursInTheEnd(app)).isEmpty();
            }
            app.end();
        }
        Matrix.ENVIRONMENTS.seen(ROW, "detach", "class file restored, engine collected");
    }

    /** What a JDK shows of a class that was never seen without an agent differs in form, so this looks for what was woven in. */
    @Test
    void anAgentThatCameWithTheJvmGoesAsWell() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app = RunningApp.start(jvm().with(List.of(AgentJar.option("policy=block"))), server)) {
            app.tell("open one plain", "one connected");
            aViolationIsReported(app);
            assertThat(new String(classFile(app), StandardCharsets.ISO_8859_1)).contains("SequiturBridge");

            AgentCommand.SEQUITUR.run(0, "detach", app.pid());

            assertThat(oursInTheEnd(app)).isEmpty();
            assertThat(new String(classFile(app), StandardCharsets.ISO_8859_1)).doesNotContain("SequiturBridge");
            app.end();
        }
        Matrix.ENVIRONMENTS.seen(ROW, "detach what came by -javaagent", "class file restored, engine collected");
    }

    /** What was found of the app's telemetry is kept with its classes, and they stay. */
    @Test
    void theAppsTelemetryHoldsNothingOfTheEngine() throws Exception {
        List<Path> jars = new ArrayList<>(Library.ANGUS_2_0_5.jars());
        Stream.of("spring-boot-3-actuator", "spring-boot-3")
                .flatMap(host -> CopiedJars.in("hosts", host).stream())
                .filter(jar -> jar.getFileName().toString().startsWith("micrometer-"))
                .forEach(jars::add);
        ForkedJvm jvm = LibraryApp.of(ObedientApp.class, jars, Library.ANGUS_2_0_5.namespace(), folder)
                .with(List.of("-XX:SoftRefLRUPolicyMSPerMB=0"));
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app = RunningApp.start(jvm, server)) {
            AgentCommand.SEQUITUR.run(0, "attach", app.pid(), "policy=block,telemetry=otel micrometer");
            app.tell("open one plain", "one connected");
            aViolationIsReported(app);
            assertThat(ours(app)).contains("sequitur.engine.report.telemetry.MicrometerApi");

            AgentCommand.SEQUITUR.run(0, "detach", app.pid());

            assertThat(oursInTheEnd(app)).isEmpty();
            app.end();
        }
    }

    private static void aViolationIsReported(RunningApp app) throws IOException, InterruptedException {
        int before = app.errors().size();
        app.tell("raw one " + MAIL, "one 250");
        app.tell("raw one " + MAIL, "one 503");
        app.tell("raw one RSET", "one 250");
        app.awaitError(before, "mail-nested");
    }

    private byte[] classFile(RunningApp app) throws Exception {
        Path file = folder.resolve("shown.class");
        Path jar = folder.resolve("probe.jar");
        VirtualMachine machine = VirtualMachine.attach(app.pid());
        try {
            machine.loadAgent(
                    (Files.exists(jar) ? jar : ClassFileProbe.jar(folder)).toString(), TRANSPORT + "\n" + file);
        } finally {
            machine.detach();
        }
        byte[] shown = Files.readAllBytes(file);
        Files.delete(file);
        return withoutUnusedConstants(shown);
    }

    /** Newer JDKs show a class file that they made of the class as it is, with constants that an earlier version of it needed. */
    private static byte[] withoutUnusedConstants(byte[] classFile) {
        ClassWriter written = new ClassWriter(0);
        new ClassReader(classFile).accept(written, 0);
        return written.toByteArray();
    }

    private static List<String> oursInTheEnd(RunningApp app) throws IOException, InterruptedException {
        List<String> ours = ours(app);
        for (int i = 1; i < COLLECTIONS && !ours.isEmpty(); i++) {
            ours = ours(app);
        }
        return ours;
    }

    /** The engine's objects that a collection leaves, its class loader among them. */
    private static List<String> ours(RunningApp app) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        app.pid(),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(histogram).isZero();
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length > 3)
                .map(words -> words[3])
                .filter(name -> name.startsWith("sequitur.engine.")
                        || name.startsWith("sequitur.smtp.")
                        || name.equals("sequitur.agent.EngineLoader")
                        || name.startsWith("net.bytebuddy."))
                .toList();
    }
}
