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
        List<String> lines = new ArrayList<>();
        lines.add("sequitur.banner=false");
        lines.add("sequitur.policy=" + name().toLowerCase(Locale.ROOT));
        if (this == BLOCK) {
            // Only what is known beforehand can be blocked; for the others the server's refusal is enough.
            lines.addAll(app.requirements());
        }
        return lines;
    }
}
