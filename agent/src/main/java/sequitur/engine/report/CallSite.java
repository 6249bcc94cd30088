package sequitur.engine.report;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where in the app a command comes from. */
public final class CallSite {

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** Packages of the mail library, of the JDK's proxies and internals, and of the agent itself. */
    private static final List<String> PASSED_OVER = List.of(
            "jakarta.mail.",
            "javax.mail.",
            "com.sun.mail.",
            "org.eclipse.angus.mail.",
            "java.",
            "jdk.",
            "sun.",
            "com.sun.proxy.",
            "sequitur.engine.",
            "sequitur.agent.");

    private CallSite() {}

    /**
     * Finds the innermost frame of this thread's stack that belongs neither to the mail library nor to the JDK nor to the
     * agent. A method that a subclass of the transport defines is the app's own.
     *
     * @return class, method, file and line as in a stack trace, or nothing if the app is not on the stack
     */
    public static Optional<String> find() {
        return WALKER.walk(frames -> frames.filter(frame -> isOfTheApp(
                        frame.getClassName(), frame.getDeclaringClass().getClassLoader()))
                .findFirst()
                .map(CallSite::text));
    }

    static boolean isOfTheApp(String className, @Nullable ClassLoader loader) {
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && PASSED_OVER.stream().noneMatch(className::startsWith);
    }

    /** Without the names of loader and module, which a stack trace element made from the frame would have. */
    private static String text(StackFrame frame) {
        return new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
                .toString();
    }
}
