package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sequitur.bench.app.TracedApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The spans in the documentation are those of a run. */
class SpansDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/telemetry-otel-micrometer.md");
    private static final Path WRITTEN = Path.of("target/telemetry-spans.txt");

    @Test
    void theSpansAreThoseOfARun() throws IOException {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                .requireAuth("530 5.7.0 Authentication required")
                .start()) {
            Finished run = Canary.checked(BenchedApp.of(TracedApp.class)
                    .seeing(TelemetryJars.openTelemetry("newest"))
                    .attached("telemetry=otel,policy=correct")
                    .run("spans", "mail.smtp.host=localhost", "port=" + server.port(), "login=app:" + Canary.PASSWORD));

            List<String> lines = new ArrayList<>();
            run.output().stream()
                    .filter(line -> line.matches("(span|event) .* smtp .*|event .*"))
                    .forEach(line -> addLines(lines, line));
            String block = String.join("\n", lines) + "\n";
            Files.writeString(WRITTEN, block);
            assertThat(Files.readString(DOCUMENT))
                    .as("copy the lines of agent/" + WRITTEN)
                    .contains("\n\n" + block + "\n");
        }
    }

    /** What is another at each run is given a fixed value. */
    private static void addLines(List<String> lines, String told) {
        int brace = told.indexOf('{');
        lines.add("    " + told.substring(0, brace).strip().replaceAll(" in \\w{16} .*", ""));
        for (String attribute : told.substring(brace + 1, told.length() - 1).split(", ", -1)) {
            lines.add("        "
                    + attribute
                            .replaceFirst("(server.port)=\\d+", "$1=43973")
                            .replaceFirst("(duration)=[0-9.E-]+", "$1=0.0125")
                            .replaceFirst("(message.id)=[0-9.]+@.*", "$1=905137356.0.1772366400000@localhost")
                            .replaceFirst("(message.size)=\\d+", "$1=272")
                            .replaceFirst("(line.number)=\\d+", "$1=63"));
        }
    }
}
