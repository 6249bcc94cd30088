package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subethamail.wiser.Wiser;
import sequitur.compatibility.library.LibraryApp;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.library.Namespace;
import sequitur.testbed.run.Finished;

/** A transport that lacks what the engine relies on is left alone: one warning says so, and its mail goes out unchecked. */
@Tag("any-jdk")
class ShapeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String LEFT_ALONE =
            "Sequitur leaves a mail transport alone that it does not know, and its mail goes out unchecked: ";

    /** Each member as the warning names it, its name, and how its descriptor begins. */
    private static final List<List<String>> MEMBERS = List.of(
            List.of("protocolConnect(java.lang.String,int,java.lang.String,java.lang.String)", "protocolConnect", ""),
            List.of("initStreams()", "initStreams", ""),
            List.of("sendCommand(byte[])", "sendCommand", "([B)"),
            List.of("readServerResponse()", "readServerResponse", ""),
            List.of("mailFrom()", "mailFrom", ""),
            List.of("closeConnection()", "closeConnection", ""),
            List.of("ehlo(java.lang.String)", "ehlo", ""),
            List.of("startTLS()", "startTLS", ""),
            List.of("authenticate(java.lang.String,java.lang.String)", "authenticate", ""),
            List.of("simpleCommand(java.lang.String)", "simpleCommand", "(Ljava/lang/String;)"),
            List.of("simpleCommand(byte[])", "simpleCommand", "([B)"),
            List.of("suspendTracing()", "suspendTracing", ""),
            List.of("resumeTracing()", "resumeTracing", ""),
            List.of("getLocalHost()", "getLocalHost", ""),
            List.of("sendMessage(Message,Address[])", "sendMessage", ""),
            List.of("lastServerResponse", "lastServerResponse", ""),
            List.of("lastReturnCode", "lastReturnCode", ""),
            List.of("serverSocket", "serverSocket", ""),
            List.of("host", "host", ""),
            List.of("name", "name", ""));

    /** Where a jar may state its version, and what the warning says then. */
    private static final List<Map.Entry<Map<String, String>, String>> VERSIONS = List.of(
            Map.entry(manifest("Implementation-Version: 7.1"), "version 7.1"),
            Map.entry(manifest("Bundle-Version: 7.2"), "version 7.2"),
            Map.entry(Map.of("META-INF/maven/org.example/mail/pom.properties", "version=7.3\n"), "version 7.3"),
            Map.entry(manifest("Created-By: nobody"), "of an unknown version"));

    @TempDir
    private static Path folder = Path.of("");

    @Test
    void oneWarningNamesClassMemberVersionAndPlace() throws IOException, InterruptedException {
        List<Path> library = Library.ANGUS_2_0_5.jars();
        List<String> arguments = new ArrayList<>(List.of(DoctoredTransport.CLASS, Integer.toString(library.size())));
        library.forEach(jar -> arguments.add(jar.toString()));
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < MEMBERS.size(); i++) {
            Map.Entry<Map<String, String>, String> version = VERSIONS.get(i % VERSIONS.size());
            List<String> member = MEMBERS.get(i);
            Path jar = DoctoredTransport.write(
                    folder.resolve("doctored-" + i + ".jar"), angus(), member.get(1), member.get(2), version.getKey());
            arguments.add(jar.toString());
            warnings.add(LEFT_ALONE + DoctoredTransport.CLASS + " has no " + member.get(0) + " (" + version.getValue()
                    + ", from " + jar.toUri().toURL() + ")");
        }

        Finished run = AppJvm.of(TransportsApp.class, List.of(), folder)
                .with(List.of(AgentJar.option("policy=block")))
                .run(PATIENCE, arguments.toArray(String[]::new));

        assertThat(run.errors()).containsExactlyElementsOf(warnings);
        assertThat(run.output()).containsExactly("loaded");
    }

    @Test
    void mailGoesOutAsWithoutTheAgent() throws IOException, InterruptedException {
        Path jar = DoctoredTransport.write(
                folder.resolve("other-shape.jar"), angus(), "initStreams", "", manifest("Implementation-Version: 7.1"));
        List<Path> jars = new ArrayList<>(List.of(jar));
        jars.addAll(Library.ANGUS_2_0_5.jars());
        try (Mailroom mailroom = new Mailroom(folder)) {
            ForkedJvm app = AppJvm.of(MailingApp.class, jars, mailroom.newFolder());

            Finished without = mailroom.run(app);
            Finished with = mailroom.run(app.with(List.of(mailroom.agent())));

            assertThat(with.output()).isEqualTo(without.output()).contains("app legal: sent");
            assertThat(with.errors())
                    .singleElement()
                    .asString()
                    .startsWith(LEFT_ALONE + DoctoredTransport.CLASS + " has no initStreams()");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Geronimo JavaMail 1.4 provider 1.8.3, geronimo-1.4, JAVAX, org.apache.geronimo.javamail.transport.smtp.SMTPTransport, 1.8.3",
        "Geronimo Mail 2.1 provider 1.0.1, geronimo-2.1, JAKARTA, org.apache.geronimo.mail.transport.smtp.SMTPTransport, 1.0.1"
    })
    void geronimosTransportIsLeftAlone(String row, String jars, Namespace namespace, String type, String version)
            throws IOException, InterruptedException {
        // Geronimo writes a blank behind "MAIL FROM:", which is no SMTP: a server that lets it pass is needed.
        Wiser server = Wiser.port(0);
        server.start();
        try {
            ForkedJvm app = LibraryApp.of(PlainApp.class, Jars.in(jars), namespace, folder)
                    .with(List.of(AgentJar.option("policy=block")));

            Finished run = app.run(
                    PATIENCE, "localhost", Integer.toString(server.getServer().getPortAllocated()));

            assertThat(run.output()).as("%s", run.errors()).containsExactly(type, "sent", "sent");
            assertThat(run.errors())
                    .singleElement()
                    .asString()
                    .startsWith(LEFT_ALONE + type + " has no ")
                    .contains("(version " + version + ", from file:");
            assertThat(server.getMessages()).hasSize(2);
        } finally {
            server.stop();
        }
        Matrix.ENVIRONMENTS.seen(row, "mail", "left alone, said once");
    }

    private static Map<String, String> manifest(String line) {
        return Map.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + line + "\n\n");
    }

    private static Path angus() {
        return Library.ANGUS_2_0_5.jars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("angus-mail"))
                .findFirst()
                .orElseThrow();
    }
}
