package sequitur.bench;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** While this is open, every method of the engine calls the {@link Trap}. The classes are those that are loaded by then. */
final class Sabotage implements AutoCloseable {

    private static final String ENGINE = "sequitur.engine.";
    private static final String CORE = "sequitur.smtp.";

    private final Instrumentation instrumentation = ByteBuddyAgent.install();
    private final ClassFileTransformer transformer = new Entries();

    Sabotage() {
        instrumentation.addTransformer(transformer, true);
        retransform();
    }

    @Override
    public void close() {
        Trap.remove();
        instrumentation.removeTransformer(transformer);
        retransform();
    }

    private void retransform() {
        Class<?>[] engine = Stream.of(instrumentation.getAllLoadedClasses())
                .filter(type -> isEngine(type.getName()) && instrumentation.isModifiableClass(type))
                .toArray(Class<?>[]::new);
        try {
            instrumentation.retransformClasses(engine);
        } catch (UnmodifiableClassException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The tests are in the same packages. */
    private static boolean isEngine(String className) {
        return (className.startsWith(ENGINE) || className.startsWith(CORE)) && !className.contains("Test");
    }

    /** Puts the call at the beginning of every method. */
    private static final class Entries implements ClassFileTransformer {

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String className,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            String name = className.replace('/', '.');
            if (!isEngine(name) || redefined == null) {
                return null;
            }
            ClassFileLocator locator = new ClassFileLocator.Compound(
                    ClassFileLocator.Simple.of(name, bytes), ClassFileLocator.ForClassLoader.of(loader));
            return new ByteBuddy()
                    .decorate(
                            TypePool.Default.WithLazyResolution.of(locator)
                                    .describe(name)
                                    .resolve(),
                            locator)
                    .visit(Advice.to(Entry.class)
                            .on(isMethod().and(not(isAbstract())).and(not(isNative()))))
                    .make()
                    .getBytes();
        }
    }

    /** What is inlined. */
    static final class Entry {

        private Entry() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Origin("#t.#m") String method) {
            Trap.pass(method);
        }
    }
}
