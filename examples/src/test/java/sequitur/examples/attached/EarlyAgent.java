package sequitur.examples.attached;

import java.lang.instrument.Instrumentation;

/** An agent that needs the mail transport before any other agent is there. */
public final class EarlyAgent {

    private EarlyAgent() {}

    /**
     * Called by the JVM before the app's {@code main}.
     *
     * @param className the class to load
     * @param instrumentation the JVM's instrumentation
     * @throws ClassNotFoundException if there is no such class
     */
    public static void premain(String className, Instrumentation instrumentation) throws ClassNotFoundException {
        Class.forName(className, true, ClassLoader.getSystemClassLoader());
    }
}
