package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.OutOfOrderApp;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** A violation that is meant is neither reported nor acted on; all else is. */
class ExceptionsTest {

    @ParameterizedTest
    @CsvSource({
        "'policy=block,rule.mail-nested.except=sequitur.bench.app.*', true",
        "'policy=block,rule.mail-nested.except=sequitur.bench.app.OutOfOrderApp.send', true",
        "'policy=correct,rule.mail-nested=block,rule.mail-nested.except=*.OutOfOrderApp', true",
        "'policy=block,rule.mail-nested.except=com.acme.*', false",
        "'policy=block,rule.hello-first.except=sequitur.bench.app.*', false"
    })
    void thePlaceDecides(String settings, boolean meant) throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run =
                    BenchedApp.of(OutOfOrderApp.class).attached(settings).run(Integer.toString(server.port()), "1");
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            List<String> wire = server.transcripts().get(0).lines();

            assertThat(wire.stream().anyMatch(line -> line.startsWith("S: 503")))
                    .as("%s", wire)
                    .isEqualTo(meant);
            assertThat(run.errors().stream().anyMatch(line -> line.contains("mail-nested")))
                    .as("%s", run.errors())
                    .isNotEqualTo(meant);
        }
    }
}
