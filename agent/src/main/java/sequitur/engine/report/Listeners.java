package sequitur.engine.report;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.report.relay.StandardError;

/**
 * Hands every event over to other code of this JVM, as a map of the JDK's types: to that which runs the app's tests. As long as nobody listens, no map is
 * made. A violation is handed over when it happens, and not once more when its attempt has ended.
 */
public final class Listeners implements Sink {

    private final List<Consumer<Map<String, Object>>> listeners;
    private final BooleanSupplier allowed;
    private final AtomicBoolean failed = new AtomicBoolean();

    /**
     * Makes it.
     *
     * @param listeners who listens; a list that others change
     * @param allowed whether they may; asked only where somebody listens
     */
    public Listeners(List<Consumer<Map<String, Object>>> listeners, BooleanSupplier allowed) {
        this.listeners = listeners;
        this.allowed = allowed;
    }

    /**
     * Whether anybody listens. It costs nothing to ask.
     *
     * @return false if nobody would hear what is told
     */
    public boolean areThere() {
        return !listeners.isEmpty() && allowed.getAsBoolean();
    }

    /**
     * The client has written a line, or was kept from it.
     *
     * @param connection the connection
     * @param line the line, without what could be a credential
     * @param written whether it went out
     */
    public void command(SpokenOn connection, String line, boolean written) {
        tell(() -> EventFields.ofCommand(connection, line, written));
    }

    /**
     * The client has read a line of a reply.
     *
     * @param connection the connection
     * @param line the line, without what could be a credential
     * @param local whether the agent gave it in the server's place
     */
    public void reply(SpokenOn connection, String line, boolean local) {
        tell(() -> EventFields.ofReply(connection, line, local));
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        // It was told when it happened.
    }

    @Override
    public void violated(@Nullable ClassLoader application, Event event) {
        tell(() -> EventFields.of(event));
    }

    @Override
    public void failed(@Nullable ClassLoader application, FailedAttempt failure) {
        tell(() -> EventFields.of(failure));
    }

    @Override
    public void observed(@Nullable ClassLoader application, Observation observation) {
        tell(() -> EventFields.of(observation));
    }

    @Override
    public void planned(@Nullable ClassLoader application, String server, String command, List<String> steps) {
        tell(() -> EventFields.ofPlan(server, command, steps));
    }

    private void tell(Supplier<Map<String, Object>> event) {
        if (!areThere()) {
            return;
        }
        Map<String, Object> fields = event.get();
        for (Consumer<Map<String, Object>> listener : listeners) {
            try {
                listener.accept(fields);
            } catch (Throwable failure) {
                if (!failed.getAndSet(true)) {
                    StandardError.say("Sequitur: " + listener.getClass().getName()
                            + ", which listens to it, has failed: " + Printable.of(failure));
                }
            }
        }
    }
}
