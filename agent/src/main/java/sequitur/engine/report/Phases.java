package sequitur.engine.report;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How long each phase of a connection and of a mail took. One that has not begun is not there; those of a connection stand in the receipt of the first
 * mail that goes out over it, and in none of the later ones.
 *
 * @param durations those that are there
 * @param total all of the mail, or of the connection
 */
public record Phases(Map<Phase, Duration> durations, Duration total) {

    /** A phase. */
    public enum Phase {
        /** From the app's wish to the greeting: TCP, the handshake of a port that begins with TLS, and the server's own pause. */
        CONNECT,
        /** STARTTLS with its handshake (RFC 3207). */
        TLS,
        /** AUTH with its exchange (RFC 4954). */
        AUTH,
        /** MAIL and RCPT, up to the moment at which the content may begin. */
        ENVELOPE,
        /** The content, up to the moment before its end is written. */
        CONTENT,
        /** The wait for the reply to the end of the content. */
        FINAL_REPLY;

        /** As it stands in names of fields: small letters with hyphens. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Keeps its own copy of the map, in the order of the phases. */
    public Phases {
        Map<Phase, Duration> copy = new EnumMap<>(Phase.class);
        copy.putAll(durations);
        durations = Collections.unmodifiableMap(copy);
    }

    /**
     * How long a phase took.
     *
     * @param phase the phase
     * @return how long; nothing if it has not begun
     */
    public Optional<Duration> of(Phase phase) {
        return Optional.ofNullable(durations.get(phase));
    }
}
