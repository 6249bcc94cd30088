package sequitur.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A target that takes everything and keeps it. */
final class Received implements Target {

    private final List<String> lines = new ArrayList<>();

    @Override
    public boolean accept(@Nullable ClassLoader application, Message message) {
        lines.add(message.level() + " " + message.logger() + " " + message.text()
                + (message.failure() == null ? "" : " " + message.failure()));
        return true;
    }

    /** What has come, each as level, logger and text. */
    List<String> lines() {
        return lines;
    }
}
