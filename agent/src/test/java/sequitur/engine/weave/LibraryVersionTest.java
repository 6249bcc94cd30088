package sequitur.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryVersionTest {

    private static final String CLASS = "example/mail/SMTPTransport";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isThatOfThePackageAsItsLoaderHasDefinedIt() throws IOException {
        ProtectionDomain domain = jar(Map.of(MANIFEST, "Manifest-Version: 1.0\nImplementation-Version: 2.0\n\n"));

        assertThat(LibraryVersion.of(new VersionedLoader(), CLASS, domain)).contains("1.0");
    }

    @Test
    void isTheFirstThatTheManifestStates() throws IOException {
        ProtectionDomain domain =
                jar(Map.of(MANIFEST, "Manifest-Version: 1.0\nBundle-Version: 3.0\nImplementation-Version: 2.0\n\n"));

        assertThat(LibraryVersion.of(null, CLASS, domain)).contains("2.0");
    }

    @Test
    void isThatOfTheOnlyPomInTheJar() throws IOException {
        assertThat(LibraryVersion.of(null, CLASS, jar(Map.of(pom("mail"), "version=4.0\n"))))
                .contains("4.0");
    }

    @Test
    void isUnknownWhereTheJarHoldsSeveralLibraries() throws IOException {
        ProtectionDomain domain = jar(Map.of(pom("mail"), "version=4.0\n", pom("core"), "version=5.0\n"));

        assertThat(LibraryVersion.of(null, CLASS, domain)).isEmpty();
    }

    @Test
    void isUnknownWhereThePomIsMalformed() throws IOException {
        assertThat(LibraryVersion.of(null, CLASS, jar(Map.of(pom("mail"), "version=\\u12\n"))))
                .isEmpty();
    }

    @Test
    void isUnknownWhereNothingCanBeRead() throws IOException {
        Path noJar = Files.writeString(folder.resolve("no.jar"), "nonsense");

        assertThat(LibraryVersion.of(null, CLASS, null)).isEmpty();
        assertThat(LibraryVersion.of(null, CLASS, domain(null))).isEmpty();
        assertThat(LibraryVersion.of(null, CLASS, domain(noJar.toUri().toURL())))
                .isEmpty();
        assertThat(LibraryVersion.of(null, CLASS, domain(folder.toUri().toURL())))
                .isEmpty();
        assertThat(LibraryVersion.of(
                        null, CLASS, domain(folder.resolve("absent.jar").toUri().toURL())))
                .isEmpty();
        assertThat(LibraryVersion.of(
                        null,
                        CLASS,
                        domain(URI.create("jar:" + noJar.toUri() + "!/").toURL())))
                .isEmpty();
        assertThat(LibraryVersion.of(null, "WithoutPackage", null)).isEmpty();
    }

    private static String pom(String artifact) {
        return "META-INF/maven/org.example/" + artifact + "/pom.properties";
    }

    private ProtectionDomain jar(Map<String, String> files) throws IOException {
        Path jar = folder.resolve("mail.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream archive = new JarOutputStream(file)) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                archive.putNextEntry(new JarEntry(entry.getKey()));
                archive.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return domain(jar.toUri().toURL());
    }

    private static ProtectionDomain domain(@Nullable URL location) {
        return new ProtectionDomain(new CodeSource(location, (Certificate[]) null), null);
    }

    private static final class VersionedLoader extends ClassLoader {
        VersionedLoader() {
            super(null);
            definePackage("example.mail", null, null, null, null, "1.0", null, null);
        }
    }
}
