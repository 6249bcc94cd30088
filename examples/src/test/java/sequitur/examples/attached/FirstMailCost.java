package sequitur.examples.attached;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;
import sequitur.examples.run.MailLibrary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/**
 * Measures what the agent costs an app that loads the mail transport, or sends its first mail: processor time of the whole process, and the
 * most memory that it had. The JVMs run in turns, so that each is measured in the same weather. On Linux alone.
 */
public final class FirstMailCost {

    /** Of a clock tick, as /proc counts processor time. */
    private static final int MILLISECONDS = 10;

    private static final int USER = 13;

    private FirstMailCost() {}

    /** What was seen of one kind of JVM. */
    private record Seen(List<Long> cpu, List<Long> memory) {

        void add(Finished run) {
            // Behind the name of the program, which may hold blanks.
            String[] fields =
                    run.output().get(1).replaceFirst("^.*\\) ", "0 0 ").split(" ", -1);
            cpu.add((Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) * MILLISECONDS);
            memory.add(Long.parseLong(run.output().get(2).replaceAll("\\D", "")));
        }
    }

    /**
     * Measures, and prints a table.
     *
     * @param arguments how often; then more agents' jars to compare with, if any
     * @throws Exception if a JVM fails
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("no agent", List.of());
        kinds.put("Sequitur", List.of(AgentJar.option("policy=log")));
        for (int i = 1; i < arguments.length; i++) {
            kinds.put(Path.of(arguments[i]).getFileName().toString(), List.of("-javaagent:" + arguments[i]));
        }
        System.out.println(
                "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                        + arguments[0] + " rounds; median, and over no agent");
        for (String what : List.of("load", "send")) {
            measure(what, Integer.parseInt(arguments[0]), kinds);
        }
    }

    private static void measure(String what, int rounds, Map<String, List<String>> kinds)
            throws IOException, InterruptedException {
        Map<String, Seen> seen = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, List<String>> kind : kinds.entrySet()) {
                seen.computeIfAbsent(kind.getKey(), name -> new Seen(new ArrayList<>(), new ArrayList<>()))
                        .add(run(what, kind.getValue()));
            }
        }
        Seen none = Objects.requireNonNull(seen.get("no agent"));
        long cpu = median(none.cpu());
        long memory = median(none.memory());
        seen.forEach((name, runs) -> System.out.printf(
                "%s  %-14s CPU %5d ms (%+5d), memory %6.1f MB (%+6.1f)%n",
                what,
                name,
                median(runs.cpu()),
                median(runs.cpu()) - cpu,
                median(runs.memory()) / 1024.0,
                (median(runs.memory()) - memory) / 1024.0));
    }

    private static Finished run(String what, List<String> options) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("first-mail");
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            ForkedJvm app = AppJvm.of(FirstMail.class, MailLibrary.ANGUS.jars(), folder);
            // With both compilers, as apps run.
            ForkedJvm usual = new ForkedJvm(app.java(), options, app.classPath(), app.mainClass(), app.environment());
            Finished run = usual.run(
                    Duration.ofMinutes(2), what, server.host(), Integer.toString(server.port()), "60000", "measured");
            if (run.exitCode() != 0 || !run.output().get(0).equals("done")) {
                throw new IllegalStateException(run.toString());
            }
            return run;
        }
    }

    private static long median(List<Long> values) {
        return LongStream.of(values.stream().mapToLong(Long::longValue).toArray())
                .sorted()
                .toArray()[values.size() / 2];
    }
}
