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
 * in {@code java.lang} whose static fields hold the hooks as functions of JDK types.
 */
public final class Bridge {

    /** The bridge's class name, which a second copy of the agent finds. */
    static final String CLASS_NAME = "java.lang.SequiturBridge";

    private final Class<?> type;

    private Bridge(Class<?> type) {
        this.type = type;
    }

    /**
     * Defines the bridge's class and lets its fields call the hooks.
     *
     * @param instrumentation what opens {@code java.lang} to the engine's module, and to no other
     * @param hooks what woven code is to call
     * @return the bridge
     * @throws IllegalStateException if another copy of the agent has defined it in this JVM
     * @throws ReflectiveOperationException if the class can't be defined
     */
    public static Bridge define(Instrumentation instrumentation, Hooks hooks) throws ReflectiveOperationException {
        if (isDefined()) {
            throw new IllegalStateException("another copy of Sequitur is attached to this JVM");
        }
        Map<String, Object> functions = functions(hooks);
        Modules.open(instrumentation, Object.class);
        Class<?> type = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
                .defineClass(classFile(functions));
        for (Map.Entry<String, Object> function : functions.entrySet()) {
            type.getField(function.getKey()).set(null, function.getValue());
        }
        return new Bridge(type);
    }

    /** The field that holds the hook of this name. */
    Field field(String hook) {
        try {
            return type.getField(hook);
        } catch (NoSuchFieldException unknown) {
            throw new IllegalArgumentException("no hook of the name " + hook, unknown);
        }
    }

    private static boolean isDefined() {
        try {
            Class.forName(CLASS_NAME, false, null);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
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
