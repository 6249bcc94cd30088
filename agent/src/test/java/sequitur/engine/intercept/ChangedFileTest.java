package sequitur.engine.intercept;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.engine.MovableClock;
import sequitur.engine.Works;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Surroundings;
import sequitur.engine.report.ReportLog;
import sequitur.engine.report.jmx.ManagementSink;
import sequitur.engine.report.relay.LogRelay;
import sequitur.engine.report.relay.Received;
import sequitur.engine.weave.Hooks;

/** A settings file that changes is noticed when a mail session connects, and then counts on each connection. */
class ChangedFileTest {

    private static final byte[] MAIL = "MAIL FROM:<app@example.com>".getBytes(US_ASCII);

    @TempDir
    private Path folder = Path.of("");

    private final MovableClock clock = new MovableClock();
    private final Received received = new Received();

    @Test
    void anyConnectionThatIsOpenedBringsItIn() throws IOException {
        clock.advance(Duration.ofDays(20_000));
        Path file = write("sequitur.policy=log\nsequitur.banner=false");
        Hooks hooks = hooks(file);
        HookedTransport open = connected(hooks);
        assertThat(open.exchange(MAIL, 250)).isTrue();
        assertThat(open.exchange(MAIL, 503)).as("under log").isTrue();

        write("sequitur.policy=block\nsequitur.banner=false");
        assertThat(open.exchange(MAIL, 503)).as("nobody has looked yet").isTrue();
        clock.advance(Duration.ofSeconds(11));
        assertThat(open.exchange(MAIL, 503)).as("nobody has connected yet").isTrue();
        connected(hooks);

        assertThat(open.exchange(MAIL, 503)).as("under block").isFalse();
        assertThat(received.lines())
                .containsOnlyOnce("INFO sequitur Sequitur's settings have changed: sequitur.policy=block (was log).");
    }

    @Test
    void aFaultIsAWarningAndChangesNothing() throws IOException {
        clock.advance(Duration.ofDays(20_000));
        Path file = write("sequitur.policy=block\nsequitur.banner=false");
        Hooks hooks = hooks(file);
        HookedTransport open = connected(hooks);
        open.exchange(MAIL, 250);
        write("sequitur.banner=false\nsequitur.policy=blok");
        clock.advance(Duration.ofSeconds(11));

        connected(hooks);

        assertThat(open.exchange(MAIL, 503)).isFalse();
        assertThat(received.lines())
                .containsOnlyOnce("WARN sequitur Sequitur keeps its settings, as the changed ones have a fault. " + file
                        + ":2: \"blok\" is not a value of sequitur.policy; valid values: off, log, block, correct.");
    }

    private Hooks hooks(Path file) {
        LogRelay relay = received.relay();
        Surroundings nothing = new Surroundings(Optional.of(Map.of()), Optional.of(Map.of()), folder);
        CurrentSettings settings = new CurrentSettings(file.toString(), folder, () -> nothing, clock);
        return new Works(
                        HookedTransport.unusedInstrumentation(),
                        settings,
                        new ReportLog(relay),
                        relay,
                        new ManagementSink(settings))
                .hooks();
    }

    private Path write(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("mail.properties"), text);
        return Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(60 + text.length())));
    }

    private static HookedTransport connected(Hooks hooks) {
        return new HookedTransport(
                hooks, new SMTPTransport(Session.getInstance(new Properties()), new URLName("smtp://localhost")));
    }
}
