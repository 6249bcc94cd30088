package sequitur.engine.report.telemetry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The app's Micrometer, of any version from 1.0 on: takes measurements into the registries that the app has added to the global one. */
final class MicrometerApi {

    private static final double NANOS = 1e9;

    private final Object registry;
    private final ForeignMethod registries;
    private final Meter timer;
    private final ForeignMethod record;
    private final Meter summary;
    private final ForeignMethod recordAmount;
    private final Meter counter;
    private final ForeignMethod increment;

    /** How a meter of one kind is found or made. */
    private record Meter(
            ForeignMethod builder,
            ForeignMethod tags,
            ForeignMethod description,
            Optional<ForeignMethod> baseUnit,
            ForeignMethod register) {

        static Meter of(Class<?> type, Class<?> registry) throws ReflectiveOperationException {
            Class<?> builder = Class.forName(type.getName() + "$Builder", true, type.getClassLoader());
            return new Meter(
                    ForeignMethod.of(type, "builder", String.class),
                    ForeignMethod.of(builder, "tags", String[].class),
                    ForeignMethod.of(builder, "description", String.class),
                    ForeignMethod.find(builder, "baseUnit", String.class),
                    ForeignMethod.of(builder, "register", registry));
        }

        Object find(Object registry, Measurement measurement) throws Throwable {
            Object made = builder.on(null, measurement.metric().label());
            tags.call(made, (Object) tags(measurement.labels()));
            description.call(made, measurement.metric().description());
            if (measurement.metric().kind() == Metric.Kind.SIZE && baseUnit.isPresent()) {
                baseUnit.get().call(made, "bytes");
            }
            return register.on(made, registry);
        }

        private static String[] tags(Map<String, String> labels) {
            String[] tags = new String[labels.size() * 2];
            int place = 0;
            for (Map.Entry<String, String> label : labels.entrySet()) {
                tags[place++] = label.getKey();
                tags[place++] = label.getValue();
            }
            return tags;
        }
    }

    /**
     * Binds it.
     *
     * @param metrics Micrometer's {@code Metrics}
     * @throws ReflectiveOperationException if it is not as it should be
     */
    MicrometerApi(Class<?> metrics) throws ReflectiveOperationException {
        ClassLoader loader = metrics.getClassLoader();
        String root = metrics.getPackageName();
        Class<?> registryType = Class.forName(root + ".MeterRegistry", true, loader);
        Class<?> timerType = Class.forName(root + ".Timer", true, loader);
        Class<?> summaryType = Class.forName(root + ".DistributionSummary", true, loader);
        Class<?> counterType = Class.forName(root + ".Counter", true, loader);
        this.registry =
                Objects.requireNonNull(metrics.getField("globalRegistry").get(null));
        this.registries = ForeignMethod.of(registry.getClass(), "getRegistries");
        this.timer = Meter.of(timerType, registryType);
        this.record = ForeignMethod.of(timerType, "record", long.class, TimeUnit.class);
        this.summary = Meter.of(summaryType, registryType);
        this.recordAmount = ForeignMethod.of(summaryType, "record", double.class);
        this.counter = Meter.of(counterType, registryType);
        this.increment = ForeignMethod.of(counterType, "increment", double.class);
    }

    /**
     * Gives it measurements, if the app has added a registry that keeps them.
     *
     * @return false if it has not
     * @throws Throwable what Micrometer throws
     */
    boolean take(List<Measurement> measurements) throws Throwable {
        if (((Collection<?>) registries.on(registry)).isEmpty()) {
            return false;
        }
        for (Measurement measurement : measurements) {
            switch (measurement.metric().kind()) {
                case DURATION ->
                    record.call(
                            timer.find(registry, measurement),
                            (long) (measurement.amount() * NANOS),
                            TimeUnit.NANOSECONDS);
                case SIZE -> recordAmount.call(summary.find(registry, measurement), measurement.amount());
                case COUNT -> increment.call(counter.find(registry, measurement), measurement.amount());
            }
        }
        return true;
    }
}
