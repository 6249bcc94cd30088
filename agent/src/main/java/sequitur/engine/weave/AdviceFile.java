package sequitur.engine.weave;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The code for one kind of woven method, read from the class file of one of the classes in {@link TransportAdvice}. Its annotations are
 * Byte Buddy's, and mean what they mean there; what this class does not know of them, it refuses.
 */
final class AdviceFile {

    private static final String ENTER = "Lnet/bytebuddy/asm/Advice$OnMethodEnter;";
    private static final String EXIT = "Lnet/bytebuddy/asm/Advice$OnMethodExit;";

    private final ClassReader file;
    private final Map<String, AdviceMethod> methods = new HashMap<>();

    private AdviceFile(ClassReader file) {
        this.file = file;
    }

    /**
     * Reads an advice.
     *
     * @param type its class, which is not run
     * @throws IOException if its class file can't be read
     * @throws IllegalStateException if it uses an annotation that the weaver does not know
     */
    static AdviceFile of(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream stream = type.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException(name + " is missing");
            }
            AdviceFile advice = new AdviceFile(new ClassReader(stream.readAllBytes()));
            advice.file.accept(advice.new Reading(), ClassReader.SKIP_CODE);
            return advice;
        }
    }

    /** What runs before the method's own code. */
    Optional<AdviceMethod> entry() {
        return Optional.ofNullable(methods.get(ENTER));
    }

    /** What runs after it. */
    AdviceMethod exit() {
        AdviceMethod exit = methods.get(EXIT);
        if (exit == null) {
            throw new IllegalStateException(file.getClassName() + " has no exit");
        }
        return exit;
    }

    /**
     * Has the code of one of the two methods read.
     *
     * @param method the method
     * @param code what reads it
     */
    void read(AdviceMethod method, MethodVisitor code) {
        file.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return isStatic(access) && descriptor.equals(method.descriptor()) ? code : null;
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.EXPAND_FRAMES);
    }

    private static boolean isStatic(int access) {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    /** Reads what the annotations of both methods say. */
    private final class Reading extends ClassVisitor {

        Reading() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return isStatic(access) ? new MethodReading(descriptor) : null;
        }
    }

    /** Reads what the annotations of one method, and those of its parameters, say. */
    private final class MethodReading extends MethodVisitor {

        private final String descriptor;
        private final Map<Integer, AdviceParameter> parameters = new HashMap<>();
        private final Map<String, Object> options = new HashMap<>();
        private String moment = "";

        MethodReading(String descriptor) {
            super(Opcodes.ASM9);
            this.descriptor = descriptor;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
            if (!annotation.equals(ENTER) && !annotation.equals(EXIT)) {
                return null;
            }
            moment = annotation;
            return new Values(options);
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String annotation, boolean visible) {
            AdviceParameter.Meaning meaning = AdviceParameter.Meaning.of(annotation);
            String type = Type.getArgumentTypes(descriptor)[parameter].getDescriptor();
            parameters.put(parameter, new AdviceParameter(meaning, "", type));
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    if (meaning == AdviceParameter.Meaning.REFUSAL) {
                        parameters.put(parameter, new AdviceParameter(meaning, (String) value, type));
                    }
                }
            };
        }

        @Override
        public void visitEnd() {
            boolean suppressing = options.remove("suppress") != null;
            boolean skipping = options.remove("skipOn") != null;
            boolean catching = options.remove("onThrowable") != null;
            if (!options.isEmpty() || parameters.size() != Type.getArgumentTypes(descriptor).length) {
                throw new IllegalStateException(file.getClassName() + " says what no advice may say");
            }
            methods.put(moment, new AdviceMethod(descriptor, parameters, suppressing, skipping, catching));
        }
    }

    /** Keeps the values of an annotation. */
    private static final class Values extends AnnotationVisitor {

        private final Map<String, Object> values;

        Values(Map<String, Object> values) {
            super(Opcodes.ASM9);
            this.values = values;
        }

        @Override
        public void visit(String name, Object value) {
            values.put(name, value);
        }
    }
}
