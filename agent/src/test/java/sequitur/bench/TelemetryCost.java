package sequitur.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import sequitur.bench.app.MailingApp;
import sequitur.testbed.server.StrictMailServer;

/**
 * Measures what receipts cost: the processor time of the thread that mails, for each mail on the loopback interface, with each sink and with all. What
 * the app's logging does with a line it does on a thread of its own, and is not measured. It is no
 * test: a busy machine would fail it. docs/testing.md says how to run it.
 */
final class TelemetryCost {

    private static final int MAILS = 5_000;
    private static final int ROUNDS = 7;

    private TelemetryCost() {}

    /** What is measured, and the settings for it. */
    private static final Map<String, String> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("none", "telemetry=none");
        WAYS.put("default, nobody looks", "policy=log");
        WAYS.put("jmx", "telemetry=jmx");
        WAYS.put("jfr", "telemetry=jfr");
        WAYS.put("jfr with each command", "telemetry=jfr");
        WAYS.put("log", "telemetry=log");
        WAYS.put("transcript", "telemetry=none,transcript=failure");
        WAYS.put("jfr, jmx and transcript", "telemetry=jfr jmx,transcript=failure");
        WAYS.put("log, jfr, jmx and transcript", "telemetry=log jfr jmx,transcript=failure");
    }

    /**
     * Measures.
     *
     * @param arguments {@code server} for the server, which says its port; else the port of one, and which ways are measured, if not all
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("server")) {
            System.out.println(
                    StrictMailServer.builder().withoutContent().start().port());
            Thread.sleep(Long.MAX_VALUE);
        }
        if (arguments.length > 1) {
            WAYS.keySet().retainAll(Set.of(arguments));
        }
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (String way : WAYS.keySet()) {
                double micros = microsecondsForEachMail(way, arguments[0]);
                if (round > 0) {
                    measured.computeIfAbsent(way, first -> new ArrayList<>()).add(micros);
                }
            }
        }
        double base = median(measured.getOrDefault("none", List.of()));
        measured.forEach((way, values) -> System.out.printf(
                "%-30s %7.1f us (%+.1f us, %+.1f %%)  %s%n",
                way,
                median(values),
                median(values) - base,
                100 * (median(values) - base) / base,
                Arrays.toString(values.stream().mapToLong(Math::round).toArray())));
    }

    private static double microsecondsForEachMail(String way, String port) throws IOException, InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        @Nullable Recording recording = null;
        if (way.contains("jfr")) {
            recording = new Recording();
            if (way.contains("command")) {
                recording.enable("sequitur.Command");
            }
            recording.start();
        }
        long before = threads.getCurrentThreadCpuTime();
        BenchedApp.of(MailingApp.class)
                .attached(WAYS.getOrDefault(way, ""))
                .run("host=localhost", "port=" + port, "times=" + MAILS, "keep=true", "mail.smtp.userset=true");
        long taken = threads.getCurrentThreadCpuTime() - before;
        if (recording != null) {
            recording.close();
        }
        return taken / 1_000.0 / MAILS;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
