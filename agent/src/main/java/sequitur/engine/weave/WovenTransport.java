package sequitur.engine.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Weaves the methods of a transport's class file, each with the advice that {@link HookPoint} has for it. */
final class WovenTransport extends ClassVisitor {

    private final ClassMembers members;
    private final MethodSite.ClassNames names;
    private boolean framed;

    /**
     * Prepares it.
     *
     * @param written where the woven class file is written
     * @param members what the transport declares
     */
    WovenTransport(ClassVisitor written, ClassMembers members) {
        super(Opcodes.ASM9, written);
        this.members = members;
        String superclass = members.superclass();
        this.names = new MethodSite.ClassNames(
                members.name(), superclass.substring(0, superclass.lastIndexOf('/') + 1) + "MessagingException");
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superclass,
            String @Nullable [] interfaces) {
        framed = (version & 0xffff) >= Opcodes.V1_6;
        super.visit(version, access, name, signature, superclass, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        Optional<HookPoint> point = HookPoint.of(name, descriptor);
        if (point.isEmpty()) {
            return code;
        }
        try {
            AdviceFile advice = AdviceFile.of(point.get().advice());
            int slots = members.slots(name, descriptor);
            MethodSite site = new MethodSite(names, point.get(), descriptor, slots, advice);
            return new WovenMethod(framed ? code : new Unframed(code), site, advice);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Before Java 6 a class file had no frames. */
    private static final class Unframed extends MethodVisitor {

        Unframed(MethodVisitor code) {
            super(Opcodes.ASM9, code);
        }

        @Override
        public void visitFrame(int type, int localCount, Object[] local, int stackCount, Object[] stack) {
            // The JVM works them out.
        }
    }
}
