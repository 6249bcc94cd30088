package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.bench.app.ManyDialoguesApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;

/**
 * Random servers and random apps, without the agent and with it. Under {@code log} all octets and all that the app is told are
 * the same. Under {@code block} and {@code correct} each message that is delivered without the agent is delivered with it, to each of
 * its recipients once, unless a rule that blocks was broken.
 */
@Tag("slow")
class NeverWorseOracleTest {

    private static final int AT_ONCE = 250;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "random server");
        thread.setDaemon(true);
        return thread;
    });

    private Library library = Library.ANGUS_2_0_5;

    /** What came of one dialogue. */
    private record Outcome(String told, List<String> lines, List<String> delivered) {}

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(names = {"ANGUS_2_0_5", "JAVAX_1_4_7"})
    void fiveHundredDialoguesAreNoWorse(Library release) throws IOException {
        library = release;
        search(2, release.ordinal());
    }

    /** On demand: {@code mvn -Pexhaustive}. */
    @ParameterizedTest
    @EnumSource(names = {"ANGUS_2_0_5", "JAVAX_1_4_7"})
    @Tag("exhaustive")
    void fiftyThousandDialoguesAreNoWorse(Library release) throws IOException {
        library = release;
        search(200, System.nanoTime());
    }

    private void search(int rounds, long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            List<RandomDialogue> dialogues = Stream.generate(() -> RandomDialogue.of(random))
                    .limit(AT_ONCE)
                    .toList();
            List<String> worse = worse(dialogues);
            for (int i = 0; i < worse.size(); i++) {
                if (!worse.get(i).isEmpty()) {
                    assertThat(shrunk(dialogues.get(i), worse.get(i)))
                            .as("seed %d", seed)
                            .isEmpty();
                }
            }
        }
    }

    /** The smallest dialogue that is still worse, and what is worse of it. */
    private String shrunk(RandomDialogue dialogue, String what) throws IOException {
        RandomDialogue least = dialogue;
        String said = what;
        for (boolean found = true; found; ) {
            found = false;
            List<RandomDialogue> smaller = least.smaller();
            List<String> worse = worse(smaller);
            for (int i = 0; i < smaller.size() && !found; i++) {
                if (!worse.get(i).isEmpty()) {
                    least = smaller.get(i);
                    said = worse.get(i);
                    found = true;
                }
            }
        }
        return least + "\n" + said;
    }

    /** Of each dialogue what is worse with the agent; empty where nothing is. */
    private List<String> worse(List<RandomDialogue> dialogues) throws IOException {
        List<Outcome> without = run(Optional.empty(), dialogues);
        List<Outcome> logged = run(Optional.of("policy=log"), dialogues);
        List<Outcome> blocked = run(Optional.of("policy=block"), dialogues);
        List<Outcome> corrected = run(Optional.of("policy=correct"), dialogues);
        List<String> worse = new ArrayList<>();
        for (int i = 0; i < dialogues.size(); i++) {
            Outcome plain = without.get(i);
            boolean same = logged.get(i).equals(plain);
            worse.add((same ? "" : "log\n  " + plain + "\n  " + logged.get(i) + "\n")
                    + lost("block", plain, blocked.get(i))
                    + lost("correct", plain, corrected.get(i)));
        }
        return worse;
    }

    private static String lost(String policy, Outcome plain, Outcome with) {
        boolean all = with.delivered().containsAll(plain.delivered());
        boolean once =
                with.delivered().stream().distinct().count() == with.delivered().size();
        boolean honest =
                Stream.of(with.told().split(" ; ", -1)).filter("sent"::equals).count()
                        <= with.delivered().stream()
                                .map(line -> line.split(" ", 2)[0])
                                .distinct()
                                .count();
        return all && once && honest ? "" : policy + "\n  " + plain + "\n  " + with + "\n";
    }

    private List<Outcome> run(Optional<String> agent, List<RandomDialogue> dialogues) throws IOException {
        List<RandomServer> servers = new ArrayList<>();
        try {
            List<String> arguments = new ArrayList<>();
            for (RandomDialogue dialogue : dialogues) {
                RandomServer server = new RandomServer(dialogue, threads);
                servers.add(server);
                arguments.add(dialogue.arguments(server.port()));
            }
            BenchedApp app = BenchedApp.of(ManyDialoguesApp.class).on(library);
            Finished run = agent.map(app::attached).orElse(app).run(arguments.toArray(String[]::new));
            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < servers.size(); i++) {
                RandomServer server = servers.get(i);
                String told = run.output().get(i).replace(Integer.toString(server.port()), "PORT");
                outcomes.add(new Outcome(told, server.lines(), server.delivered()));
            }
            return outcomes;
        } finally {
            for (RandomServer server : servers) {
                server.close();
            }
        }
    }
}
