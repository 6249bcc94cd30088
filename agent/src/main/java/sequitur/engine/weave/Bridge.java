package sequitur.engine.weave;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.FieldPersistence;
import net.bytebuddy.description.modifier.Ownership;
import net.bytebuddy.description.modifier.SyntheticState;
import net.bytebuddy.description.modifier.TypeManifestation;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;

/**
 * The one class that woven code and the engine both see, whatever class loader the transport comes from: a synthetic class
 * in {@code java.lang} whose static fields hold the hooks as functions of JDK types. A JVM can't get rid of it again, so what is
 * left of an engine that went away is this class with empty fields, which the next one finds.
 */
public final class Bridge {

    /** The bridge's class name, which a second copy of the agent finds. */
    static final String CLASS_NAME = "java.lang.SequiturBridge";

    private final Class<?> type;

    private Bridge(Class<?> type) {
        this.type = type;
    }

    /**
     * Lets the fields of the bridge's class call the hooks, and defines it first if this JVM has not got it yet.
     *
     * @param instrumentation what opens {@code java.lang} to the engine's module, and to no other
     * @param hooks what woven code is to call
     * @return the bridge
     * @throws IllegalStateException if another copy of the agent has taken it, or one that was here before has left a bridge
     *     that does not fit
     * @throws ReflectiveOperationException if the class can't be defined
     */
    public static Bridge occupy(Instrumentation instrumentation, Hooks hooks) throws ReflectiveOperationException {
        Map<String, Object> functions = functions(hooks);
        Class<?> type = findOrDefine(instrumentation, functions);
        Bridge bridge = new Bridge(type);
        synchronized (type) {
            for (String hook : functions.keySet()) {
                if (bridge.field(hook).get(null) != null) {
                    throw new IllegalStateException("another copy of Sequitur is attached to this JVM");
                }
            }
            for (Map.Entry<String, Object> function : functions.entrySet()) {
                bridge.field(function.getKey()).set(null, function.getValue());
            }
        }
        return bridge;
    }

    /**
     * Empties the fields: woven code that is still running calls nothing any more, and another engine may occupy the bridge.
     *
     * @throws IllegalAccessException if a field can't be written
     */
    public void release() throws IllegalAccessException {
        synchronized (type) {
            for (Field field : type.getFields()) {
                field.set(null, null);
            }
        }
    }

    /** The field that holds the hook of this name. */
    Field field(String hook) {
        try {
            return type.getField(hook);
        } catch (NoSuchFieldException unknown) {
            throw new IllegalStateException(
                    "another version of Sequitur was attached to this JVM before; this one needs a JVM that is started anew",
                    unknown);
        }
    }

    private static Class<?> findOrDefine(Instrumentation instrumentation, Map<String, Object> functions)
            throws IllegalAccessException {
        try {
            return Class.forName(CLASS_NAME, false, null);
        } catch (ClassNotFoundException absent) {
            Modules.open(instrumentation, Object.class);
            return MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
                    .defineClass(classFile(functions));
        }
    }

    private static Map<String, Object> functions(Hooks hooks) {
        Map<String, Object> functions = new LinkedHashMap<>();
        functions.put("connecting", (BiConsumer<Object, Object[]>) hooks::connecting);
        functions.put("connectEnded", (Consumer<Object>) hooks::connectEnded);
        functions.put("streamsOpened", (Consumer<Object>) hooks::streamsOpened);
        functions.put("commandSending", (BiFunction<Object, byte[], Object>) hooks::commandSending);
        functions.put("replyAwaited", (ToIntFunction<Object>) hooks::replyAwaited);
        functions.put("replyRead", (BiFunction<Object, Throwable, Object>) hooks::replyRead);
        functions.put("commandFailed", (Predicate<Object>) hooks::commandFailed);
        functions.put("mailStarting", (Function<Object, Throwable>) hooks::mailStarting);
        functions.put("messageStarting", (Function<Object, Throwable>) hooks::messageStarting);
        functions.put("contentOpened", (BiFunction<Object, Object, Object>) hooks::contentOpened);
        functions.put("messageEnded", (BiConsumer<Object, Throwable>) hooks::messageEnded);
        functions.put("connectionClosed", (Consumer<Object>) hooks::connectionClosed);
        return functions;
    }

    private static byte[] classFile(Map<String, Object> functions) {
        DynamicType.Builder<Object> builder = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .subclass(Object.class, ConstructorStrategy.Default.NO_CONSTRUCTORS)
                .name(CLASS_NAME)
                .modifiers(Visibility.PUBLIC, TypeManifestation.FINAL, SyntheticState.SYNTHETIC);
        for (Map.Entry<String, Object> function : functions.entrySet()) {
            builder = builder.defineField(
                    function.getKey(),
                    functionalInterface(function.getValue()),
                    Visibility.PUBLIC,
                    Ownership.STATIC,
                    FieldPersistence.PLAIN,
                    net.bytebuddy.description.modifier.FieldManifestation.VOLATILE);
        }
        return builder.make().getBytes();
    }

    private static Class<?> functionalInterface(Object function) {
        Class<?> type = function.getClass().getInterfaces()[0];
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException("not a function of the JDK: " + type);
        }
        return type;
    }
}
