package sequitur.engine.report;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where in the app a command comes from. */
public final class CallSite {

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** What a transport's class is called in every release of the mail library, also where an app has moved it to another package. */
    private static final String TRANSPORT = ".SMTPTransport";

    /** Packages of the mail library's API, of the JDK's proxies and internals, and of the agent itself. */
    private static final List<String> PASSED_OVER = List.of(
            "jakarta.mail.",
            "javax.mail.",
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
        return WALKER.walk(frames -> find(frames.iterator()));
    }

    /**
     * The same for another thread, whose classes are known by their names alone.
     *
     * @param stack its frames, the innermost first
     * @return class, method, file and line as in a stack trace, or nothing if the app is not on the stack
     */
    public static Optional<String> of(StackTraceElement[] stack) {
        Optional<String> library = Arrays.stream(stack)
                .map(StackTraceElement::getClassName)
                .filter(name -> name.endsWith(TRANSPORT))
                .map(name -> name.substring(0, name.lastIndexOf('.', name.length() - TRANSPORT.length() - 1) + 1))
                .filter(name -> !name.isEmpty())
                .findFirst();
        List<StackTraceElement> own = Arrays.stream(stack)
                .filter(frame -> PASSED_OVER.stream().noneMatch(frame.getClassName()::startsWith))
                .filter(frame ->
                        library.filter(frame.getClassName()::startsWith).isEmpty())
                .toList();
        return innermost(own, StackTraceElement::getClassName).map(CallSite::text);
    }

    /** From the innermost frame outwards, and no farther than it takes: the stack of a web app is deep. */
    private static Optional<String> find(Iterator<StackFrame> frames) {
        List<StackFrame> upToTransport = upToTransport(frames);
        List<String> library = library(upToTransport);
        @Nullable StackFrame between = null;
        Iterator<StackFrame> inner = upToTransport.iterator();
        while (inner.hasNext() || frames.hasNext()) {
            StackFrame frame = inner.hasNext() ? inner.next() : frames.next();
            if (isOwn(frame, library)) {
                if (BETWEEN.stream().noneMatch(frame.getClassName()::startsWith)) {
                    return Optional.of(text(frame.toStackTraceElement()));
                }
                between = between == null ? frame : between;
            }
        }
        return Optional.ofNullable(between).map(StackFrame::toStackTraceElement).map(CallSite::text);
    }

    private static List<StackFrame> upToTransport(Iterator<StackFrame> frames) {
        List<StackFrame> inner = new ArrayList<>();
        while (frames.hasNext()) {
            StackFrame frame = frames.next();
            inner.add(frame);
            if (frame.getClassName().endsWith(TRANSPORT)) {
                break;
            }
        }
        return inner;
    }

    private static boolean isOwn(StackFrame frame, List<String> library) {
        return isOfTheApp(frame.getClassName(), frame.getDeclaringClass().getClassLoader())
                && library.stream().noneMatch(frame.getClassName()::startsWith);
    }

    /** Of the app's own frames, those of libraries that send for it come last. */
    private static <F> Optional<F> innermost(List<F> own, Function<F, String> className) {
        return own.stream()
                .filter(frame -> BETWEEN.stream().noneMatch(className.apply(frame)::startsWith))
                .findFirst()
                .or(() -> own.stream().findFirst());
    }

    /** The packages of the library whose transport has called: that above the transport's own, and that of the API behind it. */
    private static List<String> library(List<StackFrame> frames) {
        return frames.stream()
                .<Class<?>>map(StackFrame::getDeclaringClass)
                .filter(type -> type.getName().endsWith(TRANSPORT))
                .findFirst()
                .map(transport -> Stream.of(
                                transport.getPackageName().replaceFirst("[^.]*$", ""),
                                transport.getSuperclass().getPackageName() + ".")
                        .filter(name -> !name.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    static boolean isOfTheApp(String className, @Nullable ClassLoader loader) {
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && PASSED_OVER.stream().noneMatch(className::startsWith);
    }

    /** Without the names of loader and module, which such an element would have. */
    private static String text(StackTraceElement frame) {
        return new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
                .toString();
    }
}
