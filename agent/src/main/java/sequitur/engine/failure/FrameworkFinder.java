package sequitur.engine.failure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sequitur.advice.framework.Framework;
import sequitur.advice.framework.Frameworks;
import sequitur.engine.transport.MailSession;

/** Finds the framework that has made a mail session: its classes are on the stack, or one of them is the session's Authenticator. */
final class FrameworkFinder {

    private static final StackWalker WALKER = StackWalker.getInstance();

    private FrameworkFinder() {}

    /**
     * Finds it.
     *
     * @param session the mail session
     * @param application the loader of the app's mail library
     * @return the framework; a plain one if there is none
     * @throws Throwable what the app's own objects throw
     */
    static Framework find(MailSession session, @Nullable ClassLoader application) throws Throwable {
        Stream<String> authenticator = session.authenticatorClass().stream();
        List<String> onStack = WALKER.walk(
                frames -> frames.map(StackWalker.StackFrame::getClassName).collect(Collectors.toList()));
        List<String> names = Stream.concat(onStack.stream(), authenticator).toList();
        return Frameworks.find(names, name -> isPresent(name, application));
    }

    /** Asks for the class file: nothing of the app is loaded for it. */
    private static boolean isPresent(String className, @Nullable ClassLoader application) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Stream.of(application, context)
                .anyMatch(
                        loader -> loader != null && loader.getResource(className.replace('.', '/') + ".class") != null);
    }
}
