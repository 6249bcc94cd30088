package sequitur.engine.report;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Printable;
import sequitur.engine.report.relay.DebugLog;
import sequitur.engine.report.relay.LogRelay;

/** Tells of each connection that was opened, at level DEBUG, to the logger {@code sequitur.connection}. */
public final class ConnectionLog {

    private static final int LONGEST = 2_000;

    private final CurrentSettings settings;
    private final DebugLog log;

    /**
     * A connection, once the library is ready to send over it.
     *
     * @param server the server as {@code host:port}
     * @param tls whether it is encrypted
     * @param mechanism the SASL mechanism by which the app has authenticated, if it has
     * @param extensions the keywords of what the server offers
     */
    public record Opened(String server, boolean tls, Optional<String> mechanism, Collection<String> extensions) {}

    /**
     * Makes the log.
     *
     * @param relay the way to the application's logging
     * @param settings whether there is to be any sign of life
     */
    public ConnectionLog(LogRelay relay, CurrentSettings settings) {
        this.settings = settings;
        this.log = new DebugLog(relay, "sequitur.connection");
    }

    /**
     * Whether it is worth the while to look at a connection.
     *
     * @return false if nobody would read the line
     */
    public boolean isWanted() {
        return log.takesLine() && settings.now().banner();
    }

    /**
     * Tells of a connection. Never throws.
     *
     * @param application the class loader of the mail transport, or null
     * @param connection the connection
     */
    public void opened(@Nullable ClassLoader application, Opened connection) {
        String offered = String.join(", ", connection.extensions());
        String text = "connected to " + connection.server()
                + (connection.tls() ? ", with TLS" : ", without TLS")
                + connection.mechanism().map(name -> ", AUTH " + name).orElse(", without AUTH")
                + (offered.isEmpty() ? "; the server offers nothing" : "; the server offers " + offered);
        log.write(application, Printable.of(text, LONGEST).toString());
    }
}
