package sequitur.engine.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A method of the transport that is to be woven, and the variables that woven code has there. They stand behind the method's own, whose
 * places do not change: the answer of the entry, what the method returns, what it throws, and then what the advice itself uses.
 */
final class MethodSite {

    private static final String THROWABLE = "java/lang/Throwable";
    private static final String REFUSAL_TEXT = "Can't send command to SMTP host";
    private static final String REFUSAL_CAUSE = "java/lang/IllegalArgumentException";

    private final ClassNames names;
    private final HookPoint point;
    private final Type method;
    private final int ownSlots;
    private final List<Type> variables = new ArrayList<>();
    private final int answer;
    private final int returned;
    private final int thrown;

    /**
     * The names that woven code uses, with slashes.
     *
     * @param transport the transport's class
     * @param messagingException the exception of its library
     */
    record ClassNames(String transport, String messagingException) {}

    /**
     * Looks at a method.
     *
     * @param names the classes
     * @param point what kind of method it is
     * @param descriptor its parameters and what it returns
     * @param ownSlots how many slots its variables take, its parameters among them
     * @param advice what is woven in
     */
    MethodSite(ClassNames names, HookPoint point, String descriptor, int ownSlots, AdviceFile advice) {
        this.names = names;
        this.point = point;
        this.method = Type.getMethodType(descriptor);
        this.ownSlots = ownSlots;
        this.answer = add(advice.entry().map(AdviceMethod::returned).orElse(Type.VOID_TYPE));
        this.returned = add(method.getReturnType());
        this.thrown = add(advice.exit().catching() ? Type.getObjectType(THROWABLE) : Type.VOID_TYPE);
    }

    private int add(Type type) {
        if (type.getSize() > 1) {
            throw new IllegalStateException("no woven method returns " + type.getClassName());
        }
        int slot = scratch();
        if (type.getSort() != Type.VOID) {
            variables.add(type);
        }
        return slot;
    }

    /** The first slot for what the advice itself uses. */
    int scratch() {
        return ownSlots + variables.size();
    }

    int answer() {
        return answer;
    }

    int returned() {
        return returned;
    }

    int thrown() {
        return thrown;
    }

    Type returnType() {
        return method.getReturnType();
    }

    /** Gives woven code's own variables their first values, so that each way leads to an end where all are set. */
    void initialize(MethodVisitor code) {
        for (int i = 0; i < variables.size(); i++) {
            Type type = variables.get(i);
            code.visitInsn(isReference(type) ? Opcodes.ACONST_NULL : Opcodes.ICONST_0);
            code.visitVarInsn(type.getOpcode(Opcodes.ISTORE), ownSlots + i);
        }
    }

    static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    /** The variables before the method's own code has run, as a frame has them. */
    Object[] atEntry() {
        List<Object> own = new ArrayList<>();
        own.add(names.transport());
        for (Type argument : method.getArgumentTypes()) {
            own.add(inFrame(argument));
        }
        return with(own.toArray());
    }

    /** The variables after it: its own may hold anything, but the transport stays where it was. */
    Object[] atExit() {
        return with(new Object[] {names.transport()});
    }

    /**
     * The variables somewhere in the method's own code.
     *
     * @param own the method's own, as a frame has them
     */
    Object[] with(Object[] own) {
        List<Object> all = new ArrayList<>(Arrays.asList(own));
        int slots = own.length;
        for (Object type : own) {
            slots += Opcodes.LONG.equals(type) || Opcodes.DOUBLE.equals(type) ? 1 : 0;
        }
        for (; slots < ownSlots; slots++) {
            all.add(Opcodes.TOP);
        }
        for (Type variable : variables) {
            all.add(inFrame(variable));
        }
        return all.toArray();
    }

    private static Object inFrame(Type type) {
        return isReference(type) ? type.getInternalName() : Opcodes.INTEGER;
    }

    /**
     * Reads or writes what a parameter of the advice stands for.
     *
     * @param code where to
     * @param opcode the instruction, as it stands in the advice
     * @param parameter the parameter
     * @throws IllegalStateException if the parameter can't be written
     */
    void access(MethodVisitor code, int opcode, AdviceParameter parameter) {
        int slot = slot(parameter);
        if (slot >= 0) {
            code.visitVarInsn(opcode, slot);
        } else if (opcode == Opcodes.ALOAD) {
            compute(code, parameter);
        } else {
            throw new IllegalStateException("no advice may write " + parameter);
        }
    }

    /** Where it is among the variables; -1 for what is computed. */
    private int slot(AdviceParameter parameter) {
        return switch (parameter.meaning()) {
            case THIS -> 0;
            case FIRST_ARGUMENT -> same(1, parameter, method.getArgumentTypes()[0]);
            case ANSWER -> answer;
            case RETURNED -> same(returned, parameter, method.getReturnType());
            case THROWN -> thrown;
            case ALL_ARGUMENTS, ENTRY_HOOK, EXIT_HOOK, REFUSAL -> -1;
        };
    }

    /** The verifier would find it too, and then there would be no mail any more. */
    private static int same(int slot, AdviceParameter parameter, Type type) {
        if (!parameter.descriptor().equals(type.getDescriptor())) {
            throw new IllegalStateException(parameter.descriptor() + " can't stand for " + type.getDescriptor());
        }
        return slot;
    }

    private void compute(MethodVisitor code, AdviceParameter parameter) {
        switch (parameter.meaning()) {
            case ENTRY_HOOK -> hook(code, point.entry().orElseThrow());
            case EXIT_HOOK -> hook(code, point.exit().orElseThrow());
            case REFUSAL -> refusal(code, parameter.octet());
            default -> arguments(code);
        }
    }

    private static void hook(MethodVisitor code, Hook hook) {
        code.visitFieldInsn(
                Opcodes.GETSTATIC, Bridge.CLASS_NAME.replace('.', '/'), hook.fieldName(), Bridge.FIELD_DESCRIPTOR);
    }

    private void arguments(MethodVisitor code) {
        Type[] types = method.getArgumentTypes();
        code.visitIntInsn(Opcodes.BIPUSH, types.length);
        code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        int slot = 1;
        for (int i = 0; i < types.length; i++) {
            code.visitInsn(Opcodes.DUP);
            code.visitIntInsn(Opcodes.BIPUSH, i);
            code.visitVarInsn(types[i].getOpcode(Opcodes.ILOAD), slot);
            if (types[i].getSort() == Type.INT) {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
            }
            code.visitInsn(Opcodes.AASTORE);
            slot += types[i].getSize();
        }
    }

    /** Makes the exception that Angus Mail 2.0.4 throws, of the transport's own library. */
    private void refusal(MethodVisitor code, String octet) {
        code.visitTypeInsn(Opcodes.NEW, names.messagingException());
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(REFUSAL_TEXT);
        code.visitTypeInsn(Opcodes.NEW, REFUSAL_CAUSE);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn("Command contains illegal character: " + octet);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, REFUSAL_CAUSE, "<init>", "(Ljava/lang/String;)V", false);
        code.visitMethodInsn(
                Opcodes.INVOKESPECIAL,
                names.messagingException(),
                "<init>",
                "(Ljava/lang/String;Ljava/lang/Exception;)V",
                false);
    }
}
