package sequitur.engine.report;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.report.relay.StandardError;

/** Gives every event to each of several sinks. One that throws keeps the event neither from the others nor from the app's mail. */
public final class Sinks implements Sink {

    private final List<Sink> sinks;

    /** The sinks that have thrown, of which each is told once. */
    private final Set<Sink> failed = ConcurrentHashMap.newKeySet();

    /**
     * Makes one of several.
     *
     * @param sinks the sinks, in the order in which they get each event
     */
    public Sinks(List<? extends Sink> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        each(sink -> sink.report(application, event));
    }

    @Override
    public void violated(@Nullable ClassLoader application, Event event) {
        each(sink -> sink.violated(application, event));
    }

    @Override
    public void failed(@Nullable ClassLoader application, FailedAttempt failure) {
        each(sink -> sink.failed(application, failure));
    }

    @Override
    public void observed(@Nullable ClassLoader application, Observation observation) {
        each(sink -> sink.observed(application, observation));
    }

    @Override
    public void planned(@Nullable ClassLoader application, String server, String command, List<String> steps) {
        each(sink -> sink.planned(application, server, command, steps));
    }

    @Override
    public void acknowledged(@Nullable ClassLoader application, String server, String mechanism, Printable refusal) {
        each(sink -> sink.acknowledged(application, server, mechanism, refusal));
    }

    @Override
    public void close() {
        each(Sink::close);
    }

    private void each(Consumer<Sink> giving) {
        for (Sink sink : sinks) {
            try {
                giving.accept(sink);
            } catch (RuntimeException | LinkageError failure) {
                if (failed.add(sink)) {
                    StandardError.say("Sequitur can't report to "
                            + sink.getClass().getSimpleName() + ", and goes on without it: " + Printable.of(failure));
                }
            }
        }
    }
}
