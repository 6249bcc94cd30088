package sequitur.engine.weave;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The code that stands for a {@link Refusal}: it makes the exception that Angus Mail 2.0.4 throws, of the transport's own library. */
final class RefusalMapping implements Advice.OffsetMapping.Factory<Refusal> {

    private static final String MESSAGE = "Can't send command to SMTP host";
    private static final String CAUSE = "java/lang/IllegalArgumentException";

    /** As many operands as are on the stack at most: both exceptions twice, while they are made, and their texts. */
    private static final StackManipulation.Size SIZE = new StackManipulation.Size(1, 6);

    private final String messagingException;

    /** For a transport, whose superclass has the library's exception beside it. */
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
            code.visitLdcInsn(MESSAGE);
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
