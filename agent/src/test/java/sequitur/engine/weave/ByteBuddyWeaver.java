package sequitur.engine.weave;

import java.lang.reflect.Field;
import java.util.Optional;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/** Weaves the same advice as {@link Weaver} with Byte Buddy itself, which says what its annotations mean. */
final class ByteBuddyWeaver {

    private static final String CAUSE = "java/lang/IllegalArgumentException";

    private final Class<?> bridge;

    /** The class has a field for each hook. */
    ByteBuddyWeaver(Class<?> bridge) {
        this.bridge = bridge;
    }

    byte[] woven(String className, byte[] original) throws NoSuchFieldException {
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(className, original),
                ClassFileLocator.ForClassLoader.of(ByteBuddyWeaver.class.getClassLoader()));
        TypePool types = TypePool.Default.WithLazyResolution.of(locator);
        TypeDescription transport = types.describe(className).resolve();
        DynamicType.Builder<?> woven = new ByteBuddy().decorate(transport, locator);
        for (HookPoint point : HookPoint.values()) {
            woven = woven.visit(advice(point, transport));
        }
        return woven.make(types).getBytes();
    }

    private AsmVisitorWrapper advice(HookPoint point, TypeDescription transport) throws NoSuchFieldException {
        Advice.WithCustomMapping mapping = Advice.withCustomMapping().bind(new RefusalMapping(transport));
        if (point.entry().isPresent()) {
            mapping = mapping.bind(EntryHook.class, field(point.entry().get()));
        }
        if (point.exit().isPresent()) {
            mapping = mapping.bind(ExitHook.class, field(point.exit().get()));
        }
        return mapping.to(point.advice())
                .on(ElementMatchers.<net.bytebuddy.description.method.MethodDescription>isMethod()
                        .and(method -> HookPoint.of(method.getName(), method.getDescriptor())
                                .equals(Optional.of(point))));
    }

    private Field field(Hook hook) throws NoSuchFieldException {
        return bridge.getField(hook.fieldName());
    }

    /** The code that stands for a {@link Refusal}. */
    private static final class RefusalMapping implements Advice.OffsetMapping.Factory<Refusal> {

        private static final StackManipulation.Size SIZE = new StackManipulation.Size(1, 6);

        private final String messagingException;

        RefusalMapping(TypeDescription transport) {
            String superclass = transport.getSuperClass().asErasure().getInternalName();
            messagingException = superclass.substring(0, superclass.lastIndexOf('/') + 1) + "MessagingException";
        }

        @Override
        public Class<Refusal> getAnnotationType() {
            return Refusal.class;
        }

        @Override
        public Advice.OffsetMapping make(
                ParameterDescription.InDefinedShape target,
                AnnotationDescription.Loadable<Refusal> annotation,
                AdviceType adviceType) {
            return new Advice.OffsetMapping.ForStackManipulation(
                    exception("Command contains illegal character: "
                            + annotation.load().octet()),
                    TypeDescription.ForLoadedType.of(Throwable.class).asGenericType(),
                    target.getType(),
                    Assigner.Typing.STATIC);
        }

        private StackManipulation exception(String cause) {
            return new StackManipulation.Simple((MethodVisitor code, Implementation.Context context) -> {
                code.visitTypeInsn(Opcodes.NEW, messagingException);
                code.visitInsn(Opcodes.DUP);
                code.visitLdcInsn("Can't send command to SMTP host");
                code.visitTypeInsn(Opcodes.NEW, CAUSE);
                code.visitInsn(Opcodes.DUP);
                code.visitLdcInsn(cause);
                code.visitMethodInsn(Opcodes.INVOKESPECIAL, CAUSE, "<init>", "(Ljava/lang/String;)V", false);
                code.visitMethodInsn(
                        Opcodes.INVOKESPECIAL,
                        messagingException,
                        "<init>",
                        "(Ljava/lang/String;Ljava/lang/Exception;)V",
                        false);
                return SIZE;
            });
        }
    }
}
