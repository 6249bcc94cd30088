package sequitur.bench.app;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.TreeMap;

/** An app that has a registry of Micrometer's, sends its mail and prints what was counted. It calls nothing that Micrometer 1.0 lacks. */
public final class MeteredApp {

    private MeteredApp() {}

    /**
     * Sends messages.
     *
     * @param arguments those of {@link MailingApp}
     */
    public static void main(String[] arguments) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        MailingApp.main(arguments);
        for (Meter meter : registry.getMeters()) {
            Map<String, String> tags = new TreeMap<>();
            for (Tag tag : meter.getId().getTags()) {
                tags.put(tag.getKey(), tag.getValue());
            }
            for (Measurement measurement : meter.measure()) {
                if (measurement.getStatistic() == Statistic.COUNT) {
                    System.out.println(
                            "meter " + meter.getId().getName() + " " + tags + " " + (long) measurement.getValue());
                }
            }
        }
    }
}
