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

    /** Packages of libraries that send mail for an app, whose own frame says more. */
    private static final List<String> BETWEEN =
            List.of("org.springframework.mail.", "org.apache.commons.mail", "org.simplejavamail.");

    private CallSite() {}

    /**
     * Finds the innermost frame of this thread's stack that belongs neither to the mail library nor to the JDK nor to the
     * agent. A method that a subclass of the transport defines is the app's own. The frame of a library that sends mail for
     * apps counts only where there is no other, as on a thread of that library.
     *
     * @return class, method, file and line as in a stack trace, or nothing if the app is not on the stack
     */
    public static Optional<String> find() {
        return WALKER.walk(frames -> {
            StackFrame between = null;
            for (StackFrame frame : (Iterable<StackFrame>) frames::iterator) {
                if (isOfTheApp(frame.getClassName(), frame.getDeclaringClass().getClassLoader())) {
                    if (BETWEEN.stream().noneMatch(frame.getClassName()::startsWith)) {
                        return Optional.of(text(frame));
                    }
                    between = between == null ? frame : between;
                }
            }
            return Optional.ofNullable(between).map(CallSite::text);
        });
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
