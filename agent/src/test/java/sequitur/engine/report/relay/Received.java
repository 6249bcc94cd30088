package sequitur.engine.report.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A target that takes everything and keeps it. */
public final class Received implements LogTarget {

    /** More than enough on any machine. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private @Nullable LogRelay relay;

    /** A relay that leads here alone. */
    public LogRelay relay() {
        LogRelay made = new LogRelay(List.of(this), this);
        relay = made;
        return made;
    }

    @Override
    public boolean accept(@Nullable ClassLoader application, Message message) {
        lines.add(message.level() + " " + message.logger() + " " + message.text()
                + (message.failure() == null ? "" : " " + message.failure()));
        return true;
    }

    /** What has come, each as level, logger and text; all of it, if this has a relay. */
    public List<String> lines() {
        if (relay != null) {
            assertThat(relay.awaitLogged(PATIENCE)).isTrue();
        }
        return lines;
    }
}
