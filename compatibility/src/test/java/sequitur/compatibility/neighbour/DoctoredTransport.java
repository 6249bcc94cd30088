package sequitur.compatibility.neighbour;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** A jar with a transport of another shape: one of its members bears another name, there and wherever the class uses it. */
final class DoctoredTransport {

    /** The class. */
    static final String CLASS = "org.eclipse.angus.mail.smtp.SMTPTransport";

    private static final String ENTRY = CLASS.replace('.', '/');

    private DoctoredTransport() {}

    /**
     * Writes such a jar.
     *
     * @param jar where to
     * @param library the jar with the sound transport
     * @param name the member's name
     * @param descriptor how its descriptor begins: empty for any
     * @param files what else the jar holds: its manifest, say
     */
    static Path write(Path jar, Path library, String name, String descriptor, Map<String, String> files)
            throws IOException {
        try (JarFile source = new JarFile(library.toFile());
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream target = new JarOutputStream(file)) {
            for (Map.Entry<String, String> other : files.entrySet()) {
                target.putNextEntry(new JarEntry(other.getKey()));
                target.write(other.getValue().getBytes(StandardCharsets.UTF_8));
            }
            byte[] sound =
                    source.getInputStream(source.getJarEntry(ENTRY + ".class")).readAllBytes();
            ClassWriter doctored = new ClassWriter(0);
            new ClassReader(sound).accept(new ClassRemapper(doctored, new Renaming(name, descriptor)), 0);
            target.putNextEntry(new JarEntry(ENTRY + ".class"));
            target.write(doctored.toByteArray());
        }
        return jar;
    }

    private static final class Renaming extends Remapper {
        private final String member;
        private final String start;

        Renaming(String member, String start) {
            super(Opcodes.ASM9);
            this.member = member;
            this.start = start;
        }

        @Override
        public String mapMethodName(String owner, String name, String descriptor) {
            return renamed(owner, name, descriptor);
        }

        @Override
        public String mapFieldName(String owner, String name, String descriptor) {
            return renamed(owner, name, descriptor);
        }

        private String renamed(String owner, String name, String descriptor) {
            return owner.equals(ENTRY) && name.equals(member) && descriptor.startsWith(start) ? name + "Renamed" : name;
        }
    }
}
