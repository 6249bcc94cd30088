package sequitur.engine.weave;

import java.util.Optional;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Weaves the hooks into a transport's class file. Adds no field, method or interface. */
public final class Weaver {

    private final Bridge bridge;

    /**
     * Makes a weaver.
     *
     * @param bridge what woven code reads its hooks from
     */
    public Weaver(Bridge bridge) {
        this.bridge = bridge;
    }

    /**
     * Weaves a transport.
     *
     * @param loader the transport's class loader; null for the boot loader
     * @param className the transport's name, with dots
     * @param original its class file
     * @return the woven class file
     * @throws UnknownTransportException if the transport lacks a member that the engine relies on
     */
    public byte[] weave(@Nullable ClassLoader loader, String className, byte[] original)
            throws UnknownTransportException {
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(className, original), ClassFileLocator.ForClassLoader.of(loader));
        TypePool types = TypePool.Default.WithLazyResolution.of(locator);
        TypeDescription transport = types.describe(className).resolve();
        Optional<String> missing = TransportShape.missingFrom(transport);
        if (missing.isPresent()) {
            throw new UnknownTransportException(className + " has no " + missing.get());
        }
        DynamicType.Builder<?> woven = new ByteBuddy().decorate(transport, locator);
        for (HookPoint point : HookPoint.values()) {
            woven = woven.visit(advice(point, transport));
        }
        byte[] bytes = woven.make(types).getBytes();
        bridge.transports().add(loader, className);
        return bytes;
    }

    private AsmVisitorWrapper advice(HookPoint point, TypeDescription transport) {
        Advice.WithCustomMapping mapping = Advice.withCustomMapping().bind(new RefusalMapping(transport));
        if (point.entry().isPresent()) {
            mapping = mapping.bind(EntryHook.class, bridge.field(point.entry().get()));
        }
        if (point.exit().isPresent()) {
            mapping = mapping.bind(ExitHook.class, bridge.field(point.exit().get()));
        }
        return mapping.to(point.advice()).on(point.method());
    }
}
