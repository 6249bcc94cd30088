package sequitur.engine.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** What a class file declares. */
final class ClassMembers extends ClassVisitor {

    private final ClassReader file;
    private final Set<String> methods = new HashSet<>();
    private final Set<String> fields = new HashSet<>();
    private final Map<String, Integer> slots = new HashMap<>();

    private ClassMembers(ClassReader file) {
        super(Opcodes.ASM9);
        this.file = file;
    }

    /** Reads a class file. */
    static ClassMembers of(ClassReader file) {
        ClassMembers members = new ClassMembers(file);
        file.accept(members, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return members;
    }

    /** The class's name, with slashes. */
    String name() {
        return file.getClassName();
    }

    /** The name of its superclass, with slashes. */
    String superclass() {
        return file.getSuperName();
    }

    /** Its methods as a person would write them, with the full names of their parameters' types and nothing between them. */
    Set<String> methods() {
        return methods;
    }

    /** The names of its fields. */
    Set<String> fields() {
        return fields;
    }

    /** How many slots the variables of a method take; 0 for one that has no code. */
    int slots(String method, String descriptor) {
        return slots.getOrDefault(method + descriptor, 0);
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        fields.add(name);
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        methods.add(signature(name, descriptor));
        if (HookPoint.of(name, descriptor).isEmpty()) {
            return null;
        }
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                slots.put(name + descriptor, maxLocals);
            }
        };
    }

    private static String signature(String name, String descriptor) {
        StringBuilder signature = new StringBuilder(name).append('(');
        String separator = "";
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            signature.append(separator).append(parameter.getClassName());
            separator = ",";
        }
        return signature.append(')').toString();
    }
}
