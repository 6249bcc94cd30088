package sequitur.bench;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * The bridge of an engine that would rather stay than be detached. There is one in a JVM, and the next engine needs it.
 */
final class LeftBridge {

    private LeftBridge() {}

    /** Empties its switches. An engine has opened {@code java.lang} to the classes here, as to its own. */
    static void release() {
        try {
            Class<?> bridge = Class.forName("java.lang.SequiturBridge", true, null);
            Field target = bridge.getDeclaredField("target");
            target.setAccessible(true);
            for (Field field : bridge.getFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    target.set(field.get(null), null);
                }
            }
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
