package sequitur.engine.weave;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The classes that were woven, by which a genuine transport is told from any other object that a hook is called with. */
final class WovenTransports {

    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Class<?> bridge;
    private final Map<@Nullable ClassLoader, Set<String>> woven = new WeakHashMap<>();
    private final Set<Class<?>> known = Collections.newSetFromMap(new WeakHashMap<>());

    /** The class that was asked about first, which in nearly every app is the only one. */
    private volatile WeakReference<@Nullable Class<?>> first = new WeakReference<>(null);

    WovenTransports(Class<?> bridge) {
        this.bridge = bridge;
    }

    /** A class of this name is about to be woven; it is not there yet, or has yet to be changed. */
    synchronized void add(@Nullable ClassLoader loader, String className) {
        woven.computeIfAbsent(loader, unseen -> new HashSet<>()).add(className);
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
            Set<String> names = woven.get(ancestor.getClassLoader());
            if (names != null && names.contains(ancestor.getName())) {
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
