package sequitur.examples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sequitur.examples.run.App;

/** How an app is run. */
enum Mode {
    NO_AGENT("no agent"),
    LOG("log"),
    BLOCK("block"),
    CORRECT("correct");

    private final String title;

    Mode(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The agent's properties file for this mode and app, line by line. */
    List<String> settings(App app) {
        List<String> lines = new ArrayList<>(told(app));
        // It would stand in each log, and be the same.
        lines.add("sequitur.banner=false");
        return lines;
    }

    /** Those settings that make the difference; none without the agent. */
    List<String> told(App app) {
        if (this == NO_AGENT) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("sequitur.policy=" + name().toLowerCase(Locale.ROOT));
        if (this == BLOCK) {
            // Only what is known beforehand can be blocked; for the others the server's refusal is enough.
            lines.addAll(app.requirements());
        }
        return lines;
    }
}
