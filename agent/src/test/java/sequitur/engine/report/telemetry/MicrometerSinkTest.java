package sequitur.engine.report.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sequitur.engine.report.Notices;
import sequitur.engine.report.relay.Received;

/** What registries of Micrometer make of receipts. */
class MicrometerSinkTest {

    private static final ClassLoader APP = MicrometerSinkTest.class.getClassLoader();

    private final Received said = new Received();
    private final MicrometerSink sink = new MicrometerSink(new Notices(said.relay()));

    @AfterEach
    void forget() {
        Metrics.globalRegistry.clear();
        List.copyOf(Metrics.globalRegistry.getRegistries()).forEach(Metrics::removeRegistry);
    }

    private static <T extends MeterRegistry> T added(T registry) {
        Metrics.addRegistry(registry);
        return registry;
    }

    @Test
    void prometheusIsShownAll() {
        PrometheusMeterRegistry registry = added(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

        sink.connection(APP, GivenReceipts.opened("smtp.example.com"));
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        sink.message(APP, GivenReceipts.refused("smtp.example.com"));
        sink.violated(APP, GivenReceipts.violation("smtp.example.com:587"));

        assertThat(registry.scrape().lines())
                .contains(
                        "sequitur_message_duration_seconds_count{error_type=\"none\",sequitur_outcome=\"sent\","
                                + "server_address=\"smtp.example.com\",server_port=\"587\"} 2",
                        "sequitur_message_duration_seconds_sum{error_type=\"none\",sequitur_outcome=\"sent\","
                                + "server_address=\"smtp.example.com\",server_port=\"587\"} 3.0",
                        "sequitur_message_duration_seconds_count{error_type=\"relay-denied\",sequitur_outcome=\"not sent\","
                                + "server_address=\"smtp.example.com\",server_port=\"25\"} 1",
                        "sequitur_messages_total{error_type=\"none\",sequitur_outcome=\"sent\","
                                + "server_address=\"smtp.example.com\",server_port=\"587\"} 2.0",
                        "sequitur_connections_total{error_type=\"none\",sequitur_connection_result=\"opened\","
                                + "server_address=\"smtp.example.com\",server_port=\"587\"} 1.0",
                        "sequitur_message_size_bytes_sum{server_address=\"smtp.example.com\",server_port=\"587\"} 9422.0",
                        "sequitur_recipients_total{sequitur_recipient_result=\"accepted\","
                                + "server_address=\"smtp.example.com\",server_port=\"587\"} 4.0",
                        "sequitur_recipients_total{sequitur_recipient_result=\"refused\","
                                + "server_address=\"smtp.example.com\",server_port=\"25\"} 1.0",
                        "sequitur_phase_duration_seconds_sum{sequitur_phase=\"tls\","
                                + "server_address=\"smtp.example.com\",server_port=\"587\"} 0.06",
                        "sequitur_connection_duration_seconds_count{error_type=\"none\","
                                + "server_address=\"smtp.example.com\",server_port=\"587\"} 1",
                        "sequitur_violations_total{sequitur_action=\"logged\",sequitur_rule=\"mail-nested\","
                                + "server_address=\"smtp.example.com\",server_port=\"587\"} 1.0")
                .contains("# HELP sequitur_recipients_total Recipients that servers have taken or refused.");
        assertThat(said.lines()).isEmpty();
    }

    @Test
    void withoutARegistryNothingIsMade() {
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));

        assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
        assertThat(said.lines())
                .singleElement()
                .asString()
                .startsWith(
                        "INFO sequitur Micrometer gets no receipts of mail yet: Micrometer's global registry has no");
    }

    @Test
    void tenThousandServersAreNotMoreThanTheBound() {
        SimpleMeterRegistry registry = added(new SimpleMeterRegistry());

        for (int i = 0; i < 10_000; i++) {
            sink.message(APP, GivenReceipts.sent("mx" + i + ".example.net"));
        }

        assertThat(registry.find("sequitur.message.duration").timers())
                .hasSize(BoundedServers.MOST + 1)
                .anyMatch(timer -> "other".equals(timer.getId().getTag("server.address"))
                        && timer.count() == 10_000 - BoundedServers.MOST);
        assertThat(registry.getMeters()).hasSizeLessThan(7 * (BoundedServers.MOST + 2));
    }

    @Test
    void oneThatFailsIsSaidOnceAndLeftAlone() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        int[] calls = {0};
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                calls[0]++;
                throw new IllegalStateException("filter is broken");
            }
        });
        added(registry);

        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));

        assertThat(calls[0]).isEqualTo(1);
        assertThat(said.lines())
                .singleElement()
                .asString()
                .startsWith("WARN sequitur Micrometer gets no more receipts of mail from here on")
                .contains("filter is broken");
    }
}
