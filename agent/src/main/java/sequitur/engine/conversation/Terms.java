package sequitur.engine.conversation;

import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.HostSettings;
import sequitur.engine.config.Settings;
import sequitur.engine.report.CallSite;
import sequitur.engine.transport.MailServer;

/**
 * What counts for one server: looked up anew when the settings are others, and at each command where the settings except places in the app.
 */
final class Terms {

    private final MailServer server;
    private @Nullable Settings basis;
    private @Nullable HostSettings everywhere;

    Terms(MailServer server) {
        this.server = server;
    }

    /** What counts for a command that comes from this place in the app now; null if what was looked up last still does. */
    @SuppressWarnings("ReferenceEquality") // Other settings are another object.
    @Nullable
    HostSettings changed(CurrentSettings current) {
        Settings now = current.now();
        HostSettings known = everywhere;
        if (known != null && basis == now) {
            return known.exceptions().isEmpty() ? null : here(known);
        }
        HostSettings found = now.forHost(server.host(), server.port());
        basis = now;
        everywhere = found;
        return here(found);
    }

    private static HostSettings here(HostSettings settings) {
        return settings.exceptions().isEmpty()
                ? settings
                : settings.calledFrom(CallSite.find().orElse(""));
    }
}
