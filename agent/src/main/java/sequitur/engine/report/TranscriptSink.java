package sequitur.engine.report;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.report.relay.LogRelay;

/** Writes dialogues down: each as one event of the logger {@code sequitur.transcript}, or to the file that the settings name. */
public final class TranscriptSink implements Sink {

    private static final String LOGGER = "sequitur.transcript";

    private final CurrentSettings settings;
    private final LogRelay relay;
    private @Nullable Path openFile;
    private @Nullable LogRelay toFile;

    /**
     * Makes it; no file is opened.
     *
     * @param settings where they go
     * @param relay the way to the application's logging
     */
    public TranscriptSink(CurrentSettings settings, LogRelay relay) {
        this.settings = settings;
        this.relay = relay;
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        // It is no dialogue.
    }

    @Override
    public void transcript(@Nullable ClassLoader application, String server, List<String> lines) {
        Optional<Path> file = settings.now().transcriptFile();
        String dialogue = String.join("\n", lines);
        if (file.isEmpty()) {
            relay.logger(LOGGER, application).info("dialogue with {}\n{}", server, dialogue);
        } else {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            String heading = "# " + now + " dialogue with " + server;
            relayTo(file.get()).logger(LOGGER, application).info("{}\n{}", heading, dialogue);
        }
    }

    private synchronized LogRelay relayTo(Path file) {
        LogRelay open = toFile;
        if (open == null || !file.equals(openFile)) {
            closeFile();
            open = LogRelay.toFile(file);
            toFile = open;
            openFile = file;
        }
        return open;
    }

    private synchronized void closeFile() {
        if (toFile != null) {
            toFile.close();
            toFile = null;
        }
    }

    @Override
    public void close() {
        closeFile();
    }
}
