package sequitur.engine.report.relay;

import java.util.Objects;
import sequitur.engine.config.Printable;

/**
 * A key and a value that an event has beside its text, for logging that writes fields.
 *
 * @param key the key
 * @param value a number, or a text fit to be printed
 */
public record LogField(String key, Object value) {

    /** Whatever way a text has come, this one it has to pass. */
    public LogField {
        Objects.requireNonNull(key, "key");
        value = value instanceof Number
                ? value
                : Printable.of(String.valueOf(value)).toString();
    }
}
