package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;
import sequitur.examples.run.MailLibrary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** What an app's first mail loads for the agent. Classes are counted, and not milliseconds: their number is the same on each machine. */
class FirstMailTest {

    private static final String OURS = "sequitur";
    private static final String ASM = "net.bytebuddy.jar.asm";
    private static final String HIDDEN = "hidden";
    private static final String ALL = "all";

    /** In milliseconds; of a mail session without one there would be something to report. */
    private static final String LIMIT = "60000";

    @TempDir
    private Path folder = Path.of("");

    /**
     * The most that may be loaded, over an app without any agent: the agent's own classes, the hidden ones that the JVM makes of lambdas
     * and method handles, and all together, those of the JDK included, of which a newer one has more.
     */
    @ParameterizedTest
    @CsvSource({"load, 222, 235, 1040", "send, 308, 372, 965"})
    void loadsFewClasses(String what, int ours, int hidden, int all) throws IOException, InterruptedException {
        Map<String, Integer> with = loaded(what, List.of(AgentJar.option("policy=log")));
        Map<String, Integer> without = loaded(what, List.of());

        assertThat(more(with, without, OURS)).as("our own, of %s", with).isBetween(1, ours);
        assertThat(more(with, without, HIDDEN)).as("hidden, of %s", with).isLessThanOrEqualTo(hidden);
        assertThat(more(with, without, ALL))
                .as("all of %s, over %s", with, without)
                .isLessThanOrEqualTo(all);
    }

    /** The JVM makes what compares records, at a price. Of Byte Buddy there is ASM alone. */
    @Test
    void noClassIsMadeToCompareRecords() throws IOException, InterruptedException {
        List<String> loading = names("load", List.of(AgentJar.option("policy=log")));
        List<String> sending = names("send", List.of(AgentJar.option("policy=log")));

        assertThat(loading).contains("sequitur.engine.Engine").doesNotContain("java.lang.runtime.ObjectMethods");
        assertThat(sending).doesNotContain("java.lang.runtime.ObjectMethods");
        assertThat(sending)
                .filteredOn(name -> name.startsWith("net.bytebuddy."))
                .isNotEmpty()
                .allMatch(name -> name.startsWith(ASM));
    }

    private static int more(Map<String, Integer> with, Map<String, Integer> without, String kind) {
        return with.getOrDefault(kind, 0) - without.getOrDefault(kind, 0);
    }

    private Map<String, Integer> loaded(String what, List<String> agent) throws IOException, InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        for (String name : names(what, agent)) {
            counts.merge(kind(name), 1, Integer::sum);
            counts.merge(ALL, 1, Integer::sum);
        }
        return counts;
    }

    private static String kind(String name) {
        if (name.contains("/0x") || name.contains("$$Lambda")) {
            return HIDDEN;
        }
        return name.startsWith("sequitur.examples.")
                ? "app"
                : Stream.of(OURS, ASM).filter(name::startsWith).findFirst().orElse("others");
    }

    private List<String> names(String what, List<String> agent) throws IOException, InterruptedException {
        Path log = Files.createTempDirectory(folder, "log").resolve("classes.log");
        List<String> options = new ArrayList<>(agent);
        options.add("-Xlog:class+load:file=" + log + ":none");
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            ForkedJvm app =
                    AppJvm.of(FirstMail.class, MailLibrary.ANGUS.jars(), Files.createTempDirectory(folder, "app"));
            Finished run = app.with(options)
                    .run(Duration.ofMinutes(2), what, server.host(), Integer.toString(server.port()), LIMIT);
            assertThat(run.output()).as("%s", run.errors()).containsExactly("done");
            assertThat(server.delivered()).hasSize(what.equals("send") ? 1 : 0);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst(" source:.*", "")).toList();
        }
    }
}
