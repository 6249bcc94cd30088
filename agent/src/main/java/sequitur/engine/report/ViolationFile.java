package sequitur.engine.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.report.relay.JvmEnd;
import sequitur.engine.report.relay.RelayThreads;
import sequitur.engine.report.relay.StandardError;

/**
 * Adds each violation to a file, as one JSON object on a line, when it happens; several JVMs may write to the same file. When the JVM ends, it is summed up
 * on standard error. The exit code stays as it is: a step of the build reads the file.
 */
public final class ViolationFile implements Sink {

    /** Of one JVM. Those beyond it are counted. */
    private static final int MOST = 1_000;

    private final Path file;
    private final Clock clock;
    private final Thread hook = RelayThreads.daemon("sequitur-violations", this::end);

    /** How often each rule was broken. Guarded by this, as all that follows. */
    private final Map<String, Integer> counts = new TreeMap<>();

    private int written;
    private boolean unwritable;
    private boolean ended;

    /**
     * Begins the file, or the part of this JVM in it. Never throws: what can't be written is said on standard error.
     *
     * @param file the file
     * @param release version and commit of the agent
     * @param clock the time
     */
    public ViolationFile(Path file, String release, Clock clock) {
        this.file = file;
        this.clock = clock;
        write("jvm", Map.of("release", release));
        JvmEnd.add(hook);
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        // It was written when it happened.
    }

    @Override
    public synchronized void violated(@Nullable ClassLoader application, Event event) {
        counts.merge(event.violation().rule().id(), 1, Integer::sum);
        if (written < MOST) {
            written++;
            write("violation", EventFields.of(event));
        }
    }

    /** The agent is detached: what comes later is not seen. */
    @Override
    public void close() {
        if (JvmEnd.remove(hook)) {
            end();
        }
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        write("end", Map.of("violations", (long) all));
        if (all == 0) {
            StandardError.say("Sequitur: no violations in this JVM (" + file + ")");
        } else {
            StandardError.say("Sequitur: " + all + (all == 1 ? " violation (" : " violations (")
                    + counts.entrySet().stream()
                            .map(count -> count.getKey() + " " + count.getValue())
                            .collect(Collectors.joining(", "))
                    + "); the file " + file + " names each");
        }
    }

    private synchronized void write(String kind, Map<String, Object> fields) {
        if (unwritable) {
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(EventFields.KIND, kind);
        all.put("time", clock.instant().toString());
        all.put("jvm", ProcessHandle.current().pid());
        all.putAll(fields);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            // One write, which the system puts behind all that is there: lines of several JVMs do not mix.
            Files.write(
                    file,
                    (JsonObject.of(all) + "\n").getBytes(StandardCharsets.US_ASCII),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException | SecurityException failure) {
            unwritable = true;
            StandardError.say("Sequitur can't write violations to the file " + Printable.of(file.toString())
                    + " (sequitur.fail.file), and goes on without it: " + Printable.of(failure));
        }
    }
}
