package sequitur.engine.report.telemetry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One number, and what it is about. A metric has the same labels each time, in the same order.
 *
 * @param metric what is measured
 * @param amount how much: seconds, octets, or how many
 * @param labels what it is about; {@value #NONE} where there is nothing to tell
 */
record Measurement(Metric metric, double amount, Map<String, String> labels) {

    /** The label where there is nothing to tell. */
    static final String NONE = "none";

    /** Keeps its own copy of the labels. */
    Measurement {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
