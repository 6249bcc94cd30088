package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import sequitur.bench.app.ForgingApp;
import sequitur.bench.app.OutOfOrderApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;
import sequitur.testbed.server.Transcript;

/**
 * Each method of the engine that a mail passes fails in turn, as when memory runs out at the worst moment: no forged command gets
 * out, and an app that forges nothing is not disturbed.
 */
class SabotageTest {

    private static final String FORGED = "C: VRFY victim";

    private final Map<String, Outcome> unexpected = new TreeMap<>();

    /** What came of one transport: what the app was told, and what was on the wire. */
    private record Outcome(String told, List<String> wire) {}

    @Test
    void noForgedCommandReachesTheServerWhateverFails() throws IOException, InterruptedException {
        BenchedApp app = BenchedApp.of(ForgingApp.class).on(Library.JAVAX_1_6_2);
        assertThat(outcomes(app, 1).get(0).wire()).contains(FORGED);

        sabotage(
                app.attached("policy=block"),
                outcome -> outcome.told().equals("refused 250") && !outcome.wire().contains(FORGED));

        assertThat(unexpected).isEmpty();
    }

    @Test
    void anAppThatForgesNothingGoesOnWhateverFails() throws IOException, InterruptedException {
        BenchedApp app = BenchedApp.of(OutOfOrderApp.class);
        Outcome without = outcomes(app, 1).get(0);
        assertThat(without.told()).isEqualTo("250 SMTPSendFailedException sent");

        sabotage(app.attached("policy=log"), without::equals);

        assertThat(unexpected).isEmpty();
    }

    /** Lets fail what the app passes. What is passed once for all transports fails in an app that has but one. */
    private void sabotage(BenchedApp app, Predicate<Outcome> isRight) throws IOException, InterruptedException {
        assertThat(outcomes(app, 1)).allMatch(isRight);
        try (Sabotage sabotage = new Sabotage()) {
            outcomes(app.onSignal(new Watching()), 1);
            List<String> methods = Trap.passed();
            assertThat(methods).hasSizeGreaterThan(200);
            List<String> unmet = sabotage(app, methods, isRight);
            assertThat(unmet).hasSizeLessThan(methods.size() / 2);
            for (String method : unmet) {
                sabotage(app, List.of(method), isRight);
            }
        }
    }

    /** Lets each of these fail with a transport of its own; gives back those that were not called. */
    private List<String> sabotage(BenchedApp app, List<String> methods, Predicate<Outcome> isRight)
            throws IOException, InterruptedException {
        Failing failing = new Failing(methods);
        List<Outcome> outcomes = outcomes(app.onSignal(failing), methods.size());
        for (int i = 0; i < methods.size(); i++) {
            if (!isRight.test(outcomes.get(i))) {
                unexpected.put(methods.get(i), outcomes.get(i));
            }
        }
        return failing.unmet;
    }

    private static List<Outcome> outcomes(BenchedApp app, int transports) throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = app.run(Integer.toString(server.port()), Integer.toString(transports));
            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(server.awaitQuiet(Duration.ofSeconds(30))).isTrue();
            assertThat(server.transcripts()).hasSize(transports);
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < transports; i++) {
                outcomes.add(new Outcome(run.output().get(i), wire(server.transcripts().get(i))));
            }
            return outcomes;
        }
    }

    /** The server counts the messages of all transports. */
    private static List<String> wire(Transcript transcript) {
        return transcript.lines().stream()
                .map(line -> line.replaceAll("queued as \\d+", "queued"))
                .toList();
    }

    /** Has the methods written down that are called between a signal and the next. */
    private static final class Watching implements BenchedApp.SignalHandler {

        private boolean under;

        @Override
        public void given(ClassLoader app) {
            under = !under;
            if (under) {
                Trap.watch();
            } else {
                Trap.remove();
            }
        }
    }

    /** Has one method after another fail, each between a signal and the next. */
    private static final class Failing implements BenchedApp.SignalHandler {

        private final List<String> methods;
        private final List<String> unmet = new ArrayList<>();
        private int signals;

        Failing(List<String> methods) {
            this.methods = methods;
        }

        @Override
        public void given(ClassLoader app) {
            String method = methods.get(signals / 2);
            boolean begins = signals % 2 == 0;
            signals++;
            if (begins) {
                Trap.set(method, new OutOfMemoryError("sabotage"));
                return;
            }
            Trap.remove();
            if (!Trap.isSprung()) {
                unmet.add(method);
            }
        }
    }
}
