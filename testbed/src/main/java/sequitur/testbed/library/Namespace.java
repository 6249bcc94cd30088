package sequitur.testbed.library;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** Where a release of the mail library has its API and its transport. The apps here are compiled against the newest place. */
public enum Namespace {
    /** API at javax.mail, transport at com.sun.mail. */
    JAVAX("javax", "com/sun"),
    /** API at jakarta.mail, transport at com.sun.mail. */
    JAKARTA("jakarta", "com/sun"),
    /** API at jakarta.mail, transport at org.eclipse.angus.mail. */
    ANGUS("jakarta", "org/eclipse/angus");

    private final String api;
    private final String implementation;

    Namespace(String api, String implementation) {
        this.api = api;
        this.implementation = implementation;
    }

    /** What a name of Angus Mail 2 is called here, be it written with slashes or with dots. */
    public String here(String name) {
        return name.replaceAll("\\bjakarta([./](mail|activation)[./])", api + "$1")
                .replace("org/eclipse/angus/mail/", implementation + "/mail/")
                .replace("org.eclipse.angus.mail.", implementation.replace('/', '.') + ".mail.");
    }

    /**
     * Moves a class of an app here.
     *
     * @param classFile the class as it was compiled, against Angus Mail 2
     * @return the class file with all names changed
     */
    public byte[] moved(byte[] classFile) {
        ClassWriter moved = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(moved, new Mover(this)), 0);
        return moved.toByteArray();
    }

    /** Moves names of classes, also where a string constant holds one. */
    private static final class Mover extends Remapper {
        private final Namespace namespace;

        Mover(Namespace namespace) {
            super(Opcodes.ASM9);
            this.namespace = namespace;
        }

        @Override
        public String map(String internalName) {
            return namespace.here(internalName);
        }

        @Override
        public Object mapValue(Object value) {
            return value instanceof String text ? namespace.here(text) : super.mapValue(value);
        }
    }
}
