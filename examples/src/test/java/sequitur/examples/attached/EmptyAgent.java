package sequitur.examples.attached;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** An agent that does nothing: what having any agent costs. */
public final class EmptyAgent {

    private EmptyAgent() {}

    /**
     * Called by the JVM before the app's {@code main}.
     *
     * @param arguments what follows the jar's name on the command line, or null
     * @param instrumentation the JVM's instrumentation
     */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {}
}
