package sequitur.engine.weave;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The classes that were woven, by which a genuine transport is told from any other object that a hook is called with. */
final class WovenTransports {

    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Class<?> bridge;
    private final List<Origin> woven = new ArrayList<>();
    private final Set<Class<?>> known = Collections.newSetFromMap(new WeakHashMap<>());

    /** The class that was asked about first, which in nearly every app is the only one. */
    private volatile WeakReference<@Nullable Class<?>> first = new WeakReference<>(null);

    /**
     * Where a woven class comes from. Loaders are told apart by identity: an app's own may have an {@code equals} of its own.
     *
     * @param loader its loader
     * @param bootstrap whether it has none, but comes with the JVM
     * @param className its name
     */
    private record Origin(WeakReference<@Nullable ClassLoader> loader, boolean bootstrap, String className) {

        static Origin of(@Nullable ClassLoader loader, String className) {
            return new Origin(new WeakReference<>(loader), loader == null, className);
        }

        boolean is(@Nullable ClassLoader other, String otherName) {
            return className.equals(otherName) && bootstrap == (other == null) && loader.refersTo(other);
        }

        boolean isGone() {
            return !bootstrap && loader.refersTo(null);
        }
    }

    WovenTransports(Class<?> bridge) {
        this.bridge = bridge;
    }

    /** A class of this name is about to be woven; it is not there yet, or has yet to be changed. */
    synchronized void add(@Nullable ClassLoader loader, String className) {
        woven.removeIf(origin -> origin.isGone() || origin.is(loader, className));
        woven.add(Origin.of(loader, className));
    }

    /** Whether an object is a transport of a woven class, or of a subclass of one. */
    boolean include(@Nullable Object transport) {
        return transport != null && (first.refersTo(transport.getClass()) || isWoven(transport.getClass()));
    }

    /** Whether it is woven code that has called the bridge on this thread. */
    boolean areCalling() {
        Class<?> caller = CALLERS.walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                .dropWhile(type -> type != bridge)
                .dropWhile(type -> type == bridge)
                .findFirst()
                .orElse(Object.class));
        return isWoven(caller);
    }

    synchronized void forget() {
        woven.clear();
        known.clear();
        first = new WeakReference<>(null);
    }

    private synchronized boolean isWoven(Class<?> type) {
        if (known.contains(type)) {
            return true;
        }
        for (Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            ClassLoader loader = ancestor.getClassLoader();
            String name = ancestor.getName();
            if (woven.stream().anyMatch(origin -> origin.is(loader, name))) {
                known.add(type);
                if (first.get() == null) {
                    first = new WeakReference<>(type);
                }
                return true;
            }
        }
        return false;
    }
}
