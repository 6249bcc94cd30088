package sequitur.engine.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Puts an advice around the code of a method, which stays as it is but that each of its returns leads to the exit. */
final class WovenMethod extends MethodVisitor {

    private static final String THROWABLE = "java/lang/Throwable";
    private static final Object[] EMPTY = {};

    private final MethodSite site;
    private final AdviceFile advice;
    private final Label body = new Label();
    private final Label exit = new Label();

    /**
     * Prepares it.
     *
     * @param code where the woven method is written
     * @param site what the method looks like
     * @param advice what is put around it
     */
    WovenMethod(MethodVisitor code, MethodSite site, AdviceFile advice) {
        super(Opcodes.ASM9, code);
        this.site = site;
        this.advice = advice;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        site.initialize(mv);
        if (advice.entry().isPresent()) {
            AdviceMethod entry = advice.entry().get();
            inline(entry, site.atEntry());
            if (entry.skipping()) {
                Label unskipped = new Label();
                mv.visitVarInsn(entry.returned().getOpcode(Opcodes.ILOAD), site.answer());
                mv.visitJumpInsn(MethodSite.isReference(entry.returned()) ? Opcodes.IFNULL : Opcodes.IFEQ, unskipped);
                mv.visitJumpInsn(Opcodes.GOTO, exit);
                mv.visitLabel(unskipped);
                frame(site.atEntry(), EMPTY);
            }
            // The method's own code may begin with a frame, and there can't be two at one place.
            mv.visitInsn(Opcodes.NOP);
        }
        mv.visitLabel(body);
    }

    @Override
    public void visitInsn(int opcode) {
        Type type = site.returnType();
        if (opcode != type.getOpcode(Opcodes.IRETURN)) {
            super.visitInsn(opcode);
            return;
        }
        if (type.getSort() != Type.VOID) {
            super.visitVarInsn(type.getOpcode(Opcodes.ISTORE), site.returned());
        }
        super.visitJumpInsn(Opcodes.GOTO, exit);
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] local, int stackCount, Object[] stack) {
        Object[] own = new Object[localCount];
        System.arraycopy(local, 0, own, 0, localCount);
        Object[] all = site.with(own);
        super.visitFrame(type, all.length, all, stackCount, stack);
    }

    /** Where the method's own code ends. */
    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        boolean catching = advice.exit().catching();
        if (catching) {
            Label caught = new Label();
            mv.visitTryCatchBlock(body, caught, caught, THROWABLE);
            mv.visitLabel(caught);
            frame(site.atExit(), new Object[] {THROWABLE});
            mv.visitVarInsn(Opcodes.ASTORE, site.thrown());
        }
        mv.visitLabel(exit);
        frame(site.atExit(), EMPTY);
        inline(advice.exit(), site.atExit());
        if (catching) {
            rethrow();
        }
        Type type = site.returnType();
        if (type.getSort() != Type.VOID) {
            mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), site.returned());
        }
        mv.visitInsn(type.getOpcode(Opcodes.IRETURN));
        super.visitMaxs(maxStack, maxLocals);
    }

    private void rethrow() {
        Label nothing = new Label();
        mv.visitVarInsn(Opcodes.ALOAD, site.thrown());
        mv.visitJumpInsn(Opcodes.IFNULL, nothing);
        mv.visitVarInsn(Opcodes.ALOAD, site.thrown());
        mv.visitInsn(Opcodes.ATHROW);
        mv.visitLabel(nothing);
        frame(site.atExit(), EMPTY);
    }

    private void inline(AdviceMethod method, Object[] around) {
        advice.read(method, new InlinedMethod(mv, site, method, around));
    }

    private void frame(Object[] variables, Object[] stack) {
        mv.visitFrame(Opcodes.F_NEW, variables.length, variables, stack.length, stack);
    }
}
