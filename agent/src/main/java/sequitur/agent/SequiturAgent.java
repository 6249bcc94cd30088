package sequitur.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters: registers the transformer, and returns. Every class that is named here is one more for each JVM to
 * look up at its start, also for those that never mail; so whatever can wait is left to the transformer.
 */
public final class SequiturAgent {

    private SequiturAgent() {}

    /**
     * Called by the JVM before the app's {@code main}.
     *
     * @param arguments what follows the jar's name on the command line, or null
     * @param instrumentation the JVM's instrumentation
     */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new TransportTransformer(arguments, instrumentation));
    }

    /**
     * Called by the JVM for {@code java -jar sequitur-agent.jar}. Ends the JVM.
     *
     * @param arguments the arguments of the command line
     */
    public static void main(String[] arguments) {
        System.exit(EngineStart.run(arguments));
    }
}
