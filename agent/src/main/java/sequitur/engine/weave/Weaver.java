package sequitur.engine.weave;

import java.util.Optional;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
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
        byte[] woven = woven(className, original);
        bridge.transports().add(loader, className);
        return woven;
    }

    static byte[] woven(String className, byte[] original) throws UnknownTransportException {
        ClassReader file = new ClassReader(original);
        ClassMembers members = ClassMembers.of(file);
        Optional<String> missing = TransportShape.missingFrom(members);
        if (missing.isPresent()) {
            throw new UnknownTransportException(className + " has no " + missing.get());
        }
        ClassWriter written = new ClassWriter(file, ClassWriter.COMPUTE_MAXS);
        file.accept(new WovenTransport(written, members), ClassReader.EXPAND_FRAMES);
        return written.toByteArray();
    }
}
