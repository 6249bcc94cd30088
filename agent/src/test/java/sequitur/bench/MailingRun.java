package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sequitur.bench.app.EnvelopesApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.Delivery;
import sequitur.testbed.server.StrictMailServer;

/**
 * What came of one run of {@link EnvelopesApp} against a server of its own.
 *
 * @param told what the app was told, a line for each message
 * @param errors what the agent has logged
 * @param lines what the client said, without the content of messages
 * @param delivered what the server has taken
 */
record MailingRun(List<String> told, String errors, List<String> lines, List<Delivery> delivered) {

    /** Runs it with the newest library. */
    static MailingRun of(String settings, StrictMailServer.Builder described, String... arguments)
            throws IOException, InterruptedException {
        return of(Library.ANGUS_2_0_5, settings, described, arguments);
    }

    static MailingRun of(Library library, String settings, StrictMailServer.Builder described, String... arguments)
            throws IOException, InterruptedException {
        try (StrictMailServer server = described.start()) {
            List<String> all = new ArrayList<>(List.of(Integer.toString(server.port())));
            all.addAll(List.of(arguments));
            Finished run = Canary.checked(BenchedApp.of(EnvelopesApp.class)
                    .on(library)
                    .trusting(server.trustStore())
                    .attached(settings)
                    .run(all.toArray(String[]::new)));
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            String errors = String.join("\n", run.errors());
            assertThat(errors).doesNotContain("error of its own");
            List<String> lines = server.transcripts().stream()
                    .flatMap(transcript -> transcript.lines().stream())
                    .filter(line -> line.startsWith("C"))
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .toList();
            return new MailingRun(run.output(), errors, lines, server.delivered());
        }
    }

    /** How often the client has said this. */
    long count(String start) {
        return lines.stream().filter(line -> line.startsWith(start)).count();
    }
}
