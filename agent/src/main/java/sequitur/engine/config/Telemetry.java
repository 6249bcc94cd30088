package sequitur.engine.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A place where receipts go. */
public enum Telemetry {
    /** A line in the app's log for each mail. */
    LOG,
    /** Events of JDK Flight Recorder, while it records. */
    JFR,
    /** An MBean that counts. */
    JMX,
    /** Spans and metrics of the app's own OpenTelemetry. */
    OTEL,
    /** Meters of the app's own Micrometer. */
    MICROMETER;

    /** What counts where nothing is said: what costs nothing until somebody looks. */
    static final Set<Telemetry> STANDARD = Collections.unmodifiableSet(EnumSet.of(JFR, JMX));

    /** The word for no place at all. */
    private static final String NONE = "none";

    /** All of the words. */
    static String words() {
        return text(EnumSet.allOf(Telemetry.class));
    }

    /** Reads words; nothing if one of them is none of these, or stands beside {@code none}. */
    static Optional<Set<Telemetry>> parse(List<String> words) {
        Set<Telemetry> places = EnumSet.noneOf(Telemetry.class);
        if (words.size() == 1 && words.get(0).equalsIgnoreCase(NONE)) {
            return Optional.of(Collections.unmodifiableSet(places));
        }
        for (String word : words) {
            Optional<Telemetry> place = Arrays.stream(values())
                    .filter(each -> each.toString().equalsIgnoreCase(word))
                    .findFirst();
            if (place.isEmpty()) {
                return Optional.empty();
            }
            places.add(place.get());
        }
        return Optional.of(Collections.unmodifiableSet(places));
    }

    /** The words for some of them. */
    static String text(Set<Telemetry> places) {
        return places.isEmpty()
                ? NONE
                : places.stream().map(Telemetry::toString).collect(Collectors.joining(", "));
    }

    /** The word as it stands in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
