package sequitur.engine.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.jspecify.annotations.Nullable;

/**
 * The one class that woven code and the engine both see, whatever class loader the transport comes from: a synthetic class
 * in {@code java.lang}, made from {@link BridgeTemplate}, whose static fields hold the hooks as functions of JDK types. A JVM can't
 * get rid of it again, so what is left of an engine that went away is this class with switches that lead nowhere, which the next
 * one finds.
 */
public final class Bridge {

    /** The bridge's class name, which a second copy of the agent finds. */
    static final String CLASS_NAME = "java.lang.SequiturBridge";

    /** The type of its fields, as class files write it. */
    static final String FIELD_DESCRIPTOR = "Ljava/util/function/BiFunction;";

    private final Class<?> type;
    private final VarHandle target;
    private final WovenTransports transports;

    private Bridge(Class<?> type, VarHandle target, WovenTransports transports) {
        this.type = type;
        this.target = target;
        this.transports = transports;
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
     * @throws IOException if what it is made of can't be read
     */
    public static Bridge occupy(Instrumentation instrumentation, Hooks hooks)
            throws ReflectiveOperationException, IOException {
        Modules.open(instrumentation, Object.class);
        Class<?> type = findOrDefine();
        WovenTransports transports = new WovenTransports(type);
        Bridge bridge = new Bridge(type, target(type), transports);
        HookFunction.load();
        for (Hook hook : Hook.values()) {
            bridge.field(hook);
        }
        List<Hook> taken = new ArrayList<>();
        for (Hook hook : Hook.values()) {
            HookFunction function = new HookFunction(hook, hooks, transports);
            if (!bridge.target.compareAndSet(bridge.value(hook), null, function)) {
                for (Hook ours : taken) {
                    bridge.target.setVolatile(bridge.value(ours), null);
                }
                throw new IllegalStateException("another copy of Sequitur is attached to this JVM");
            }
            taken.add(hook);
        }
        return bridge;
    }

    /** Empties the switches: woven code that is still running calls nothing any more, and another engine may occupy the bridge. */
    public void release() {
        List<Hook> hooks = new ArrayList<>(List.of(Hook.values()));
        // The first comes last: whoever gets hold of it finds all others empty.
        Collections.reverse(hooks);
        for (Hook hook : hooks) {
            target.setVolatile(value(hook), null);
        }
        transports.forget();
    }

    /** Where woven classes are remembered. */
    WovenTransports transports() {
        return transports;
    }

    /** The field that holds a hook. */
    Field field(Hook hook) {
        try {
            Field field = type.getField(hook.fieldName());
            if (field.getType() == BiFunction.class && Modifier.isFinal(field.getModifiers())) {
                return field;
            }
        } catch (NoSuchFieldException unknown) {
            throw misfit(unknown);
        }
        throw misfit(null);
    }

    private Object value(Hook hook) {
        try {
            return field(hook).get(null);
        } catch (IllegalAccessException hidden) {
            throw misfit(hidden);
        }
    }

    private static VarHandle target(Class<?> type) throws IllegalAccessException {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findVarHandle(type, "target", BiFunction.class);
        } catch (NoSuchFieldException unknown) {
            throw misfit(unknown);
        }
    }

    private static IllegalStateException misfit(@Nullable Throwable cause) {
        return new IllegalStateException(
                "another version of Sequitur was attached to this JVM before; this one needs a JVM that is started anew",
                cause);
    }

    private static Class<?> findOrDefine() throws IllegalAccessException, IOException {
        try {
            return Class.forName(CLASS_NAME, true, null);
        } catch (ClassNotFoundException absent) {
            return MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
                    .defineClass(classFile());
        }
    }

    private static byte[] classFile() throws IOException {
        String template = BridgeTemplate.class.getName().replace('.', '/');
        String bridge = CLASS_NAME.replace('.', '/');
        ClassWriter written = new ClassWriter(0);
        Remapper renaming = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                return name.equals(template) ? bridge : name;
            }
        };
        try (InputStream file = BridgeTemplate.class.getClassLoader().getResourceAsStream(template + ".class")) {
            if (file == null) {
                throw new IOException(template + ".class is missing");
            }
            new ClassReader(file.readAllBytes())
                    .accept(new ClassRemapper(published(written), renaming), ClassReader.SKIP_DEBUG);
        }
        return written.toByteArray();
    }

    /** The template is for this package alone, and the bridge for everybody. */
    private static ClassVisitor published(ClassWriter written) {
        return new ClassVisitor(Opcodes.ASM9, written) {
            @Override
            public void visit(
                    int version,
                    int access,
                    String name,
                    @Nullable String signature,
                    @Nullable String superName,
                    String @Nullable [] interfaces) {
                int seen = access | Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
                super.visit(version, seen, name, signature, superName, interfaces);
            }
        };
    }
}
