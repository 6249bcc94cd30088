package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sequitur.bench.app.ForgingApp;
import sequitur.bench.app.OutOfOrderApp;
import sequitur.engine.weave.Hooks;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;
import sequitur.testbed.server.Transcript;

/**
 * Each method of the engine that a mail passes fails in turn, as when memory runs out at the worst moment: no forged command gets
 * out, and an app that forges nothing is not disturbed.
 */
@Tag("slow")
class SabotageTest {

    private static final String FORGED = "C: VRFY victim";

    private final Map<String, Outcome> unexpected = new TreeMap<>();

    /** What came of one transport: what the app was told, and what was on the wire. */
    private record Outcome(String told, List<String> wire) {}

    @Test
    void noForgedCommandReachesTheServerWhateverFails() throws IOException, InterruptedException {
        BenchedApp app = BenchedApp.of(ForgingApp.class).on(Library.JAVAX_1_6_2);
        assertThat(outcomes(app, 1).get(0).wire()).contains(FORGED);

        sabotage(app.attached("policy=block"), outcome -> !outcome.wire().contains(FORGED));

        assertThat(unexpected).isEmpty();
    }

    /** What the operator has switched off stays off where the engine could not find out what it has to do with. */
    @SuppressWarnings("try")
    @Test
    void offHoldsWhereAConnectionCouldNotBeOpened() throws IOException, InterruptedException {
        BenchedApp app = BenchedApp.of(ForgingApp.class).on(Library.JAVAX_1_6_2).attached("policy=off");
        assertThat(outcomes(app, 1).get(0).wire()).contains(FORGED);
        try (Sabotage sabotage = new Sabotage()) {
            List<String> opening = hooks(passed(app))
                    .filter(method -> method.endsWith(".streamsOpened"))
                    .toList();
            assertThat(opening).isNotEmpty();
            for (String method : opening) {
                sabotage(app, List.of(method), outcome -> outcome.wire().contains(FORGED));
            }
        }

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

    /** Somebody stands between transport and server, and finds nothing to answer. */
    @SuppressWarnings("try")
    @Test
    void anAppInARehearsalGoesOnWhateverFails() throws IOException, InterruptedException {
        BenchedApp app = BenchedApp.of(OutOfOrderApp.class);
        Outcome without = outcomes(app, 1).get(0);
        BenchedApp rehearsing = app.attached(
                "policy=log,rehearse=true,rehearse.localhost.mail=drop"
                        + ",rehearse.localhost.mail.after=1000000,rehearse.localhost.rcpt=drop,rehearse.localhost.rcpt.address=nobody@nowhere.example");
        assertThat(outcomes(rehearsing, 1)).containsExactly(without);
        try (Sabotage sabotage = new Sabotage()) {
            List<String> methods = passed(rehearsing).stream()
                    .filter(method -> method.startsWith("sequitur.engine.rehearsal.")
                            || method.endsWith(".setStandIn")
                            || method.endsWith(".makeStreamsOf")
                            || method.endsWith(".answeredBy"))
                    // What the library itself calls is the guard there.
                    .filter(method -> !method.matches(
                            ".*\\.(ServerInput|ServerOutput)\\.(read|taken|available|write|flush|close)"))
                    .filter(method -> !method.contains(".rehearsal.Failing."))
                    .toList();
            assertThat(methods).hasSizeGreaterThan(20);
            sabotage(rehearsing, methods, without::equals);
        }

        assertThat(unexpected).isEmpty();
    }

    @SuppressWarnings("try")
    @Test
    void aFailureIsToldInOneLineAtMost() throws IOException, InterruptedException {
        BenchedApp app = BenchedApp.of(OutOfOrderApp.class).attached("policy=log");
        assertThat(outcomes(app, 1)).hasSize(1);
        try (Sabotage sabotage = new Sabotage();
                StrictMailServer server = StrictMailServer.builder().start()) {
            int told = 0;
            for (String method : hooks(passed(app)).toList()) {
                Finished run = app.onSignal(new Failing(List.of(method))).run(Integer.toString(server.port()), "1");
                List<String> lines = run.errors().stream()
                        .filter(line -> line.contains("sabotage"))
                        .toList();

                assertThat(lines).as(method).hasSizeLessThanOrEqualTo(1);
                assertThat(lines)
                        .allMatch(line -> line.contains("an error of its own and leaves this connection alone"));
                told += lines.size();
            }
            assertThat(told).isGreaterThan(4);
        }
    }

    /** Those that are named like a hook, of the classes behind the one that guards them. */
    private static Stream<String> hooks(List<String> methods) {
        Set<String> names =
                Stream.of(Hooks.class.getMethods()).map(Method::getName).collect(Collectors.toSet());
        return methods.stream()
                .filter(method -> names.contains(method.substring(method.lastIndexOf('.') + 1)))
                .filter(method -> !isGuard(method.substring(0, method.lastIndexOf('.'))));
    }

    private static boolean isGuard(String className) {
        try {
            return Hooks.class.isAssignableFrom(Class.forName(className));
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> passed(BenchedApp app) throws IOException, InterruptedException {
        outcomes(app.onSignal(new Watching()), 1);
        return Trap.passed();
    }

    /** Lets fail what the app passes. What is passed once for all transports fails in an app that has but one. */
    @SuppressWarnings("try")
    private void sabotage(BenchedApp app, Predicate<Outcome> isRight) throws IOException, InterruptedException {
        assertThat(outcomes(app, 1)).allMatch(isRight);
        try (Sabotage sabotage = new Sabotage()) {
            List<String> methods = passed(app);
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
                outcomes.add(new Outcome(
                        run.output().get(i), wire(server.transcripts().get(i))));
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
                Trap.set(method);
                return;
            }
            Trap.remove();
            if (!Trap.isSprung()) {
                unmet.add(method);
            }
        }
    }
}
