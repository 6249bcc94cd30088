package sequitur.engine.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;
import org.jspecify.annotations.Nullable;

/**
 * Copies the code of one method of an advice into a woven method: its parameters become what they stand for, its variables get places of
 * their own, and where it returns the woven method goes on.
 */
final class InlinedMethod extends MethodVisitor {

    private static final String THROWABLE = "java/lang/Throwable";

    private final MethodSite site;
    private final AdviceMethod advice;
    private final Object[] around;
    private final Label start = new Label();
    private final Label end = new Label();

    /**
     * Prepares a copy.
     *
     * @param code the woven method
     * @param site what it looks like
     * @param advice what is copied
     * @param around the variables of the woven method at this place, as a frame has them
     */
    InlinedMethod(MethodVisitor code, MethodSite site, AdviceMethod advice, Object[] around) {
        super(Opcodes.ASM9, code);
        this.site = site;
        this.advice = advice;
        this.around = around;
    }

    @Override
    public void visitCode() {
        mv.visitLabel(start);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        AdviceParameter parameter = advice.parameters().get(slot);
        if (parameter == null) {
            super.visitVarInsn(opcode, own(slot));
        } else {
            site.access(mv, opcode, parameter);
        }
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        super.visitIincInsn(own(slot), increment);
    }

    private int own(int slot) {
        return site.scratch() + slot - advice.slots();
    }

    @Override
    public void visitInsn(int opcode) {
        Type returned = advice.returned();
        if (opcode != returned.getOpcode(Opcodes.IRETURN)) {
            super.visitInsn(opcode);
            return;
        }
        if (returned.getSort() != Type.VOID) {
            super.visitVarInsn(returned.getOpcode(Opcodes.ISTORE), site.answer());
        }
        super.visitJumpInsn(Opcodes.GOTO, end);
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] local, int stackCount, Object[] stack) {
        List<Object> all = new ArrayList<>(Arrays.asList(around));
        all.addAll(Arrays.asList(local).subList(Math.min(advice.slots(), localCount), localCount));
        super.visitFrame(type, all.size(), all.toArray(), stackCount, stack);
    }

    /** Where the advice ends: what it throws is dropped here, if it is of that kind. */
    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (advice.suppressing()) {
            Label thrown = new Label();
            mv.visitTryCatchBlock(start, thrown, thrown, THROWABLE);
            mv.visitLabel(thrown);
            mv.visitFrame(Opcodes.F_NEW, around.length, around, 1, new Object[] {THROWABLE});
            mv.visitInsn(Opcodes.POP);
        }
        mv.visitLabel(end);
        mv.visitFrame(Opcodes.F_NEW, around.length, around, 0, new Object[0]);
    }

    @Override
    public void visitEnd() {
        // The woven method goes on.
    }

    @Override
    public void visitParameter(String name, int access) {
        // The woven method has its own.
    }

    @Override
    public void visitAnnotableParameterCount(int parameterCount, boolean visible) {
        // Nor are annotations copied.
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
            int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitInsnAnnotation(
            int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTryCatchAnnotation(
            int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitLocalVariableAnnotation(
            int typeRef,
            @Nullable TypePath path,
            Label[] start,
            Label[] end,
            int[] index,
            String descriptor,
            boolean visible) {
        return null;
    }
}
