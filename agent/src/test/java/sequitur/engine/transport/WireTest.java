package sequitur.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.Properties;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;

/** How a transport is reached, and that it is let go. */
class WireTest {

    private static final int PATIENCE = 10_000;

    private final AppAccess app = new AppAccess(unusedInstrumentation());

    /** A subclass of an app's, with members that are called like the library's. */
    private static class OfTheApp extends SMTPTransport {

        @SuppressWarnings("UnusedVariable")
        private final int lastReturnCode = 7;

        OfTheApp() {
            super(Session.getInstance(new Properties()), new URLName("smtp://localhost"));
        }

        @Override
        protected int readServerResponse() {
            return lastReturnCode;
        }
    }

    /** Has the library's classes for SMTP under another name, and all others as they are. */
    private static final class Relocating extends ClassLoader {

        private static final String ORIGINAL = "org/eclipse/angus/mail/smtp/";
        private static final String RELOCATED = "com/acme/mail/smtp/";

        Relocating() {
            super(SMTPTransport.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/').replace(RELOCATED, ORIGINAL) + ".class";
            ClassWriter written = new ClassWriter(0);
            Remapper renaming = new Remapper(Opcodes.ASM9) {
                @Override
                public String map(String type) {
                    return type.replace(ORIGINAL, RELOCATED);
                }
            };
            try (InputStream original = getResourceAsStream(file)) {
                new ClassReader(original).accept(new ClassRemapper(written, renaming), 0);
            } catch (IOException absent) {
                throw new ClassNotFoundException(name, absent);
            }
            return defineClass(name, written.toByteArray(), 0, written.toByteArray().length);
        }
    }

    @Test
    void aTransportIsReachedThroughTheClassThatHasTheMembers() throws Throwable {
        OfTheApp transport = new OfTheApp();
        Wire wire = app.wire(transport);

        wire.setReply(new LocalReply(250, "250 ok\n"));

        assertThat(transport.getLastServerResponse()).isEqualTo("250 ok\n");
        assertThat(transport.getLastReturnCode()).isEqualTo(250);
        assertThat(wire.replyCode()).isEqualTo(250);
    }

    /** Some apps bring the library under a name of their own. */
    @Test
    void theNameOfTheClassDoesNotMatter() throws Throwable {
        Object transport = new Relocating()
                .loadClass("com.acme.mail.smtp.SMTPTransport")
                .getConstructor(Session.class, URLName.class)
                .newInstance(Session.getInstance(new Properties()), new URLName("smtp://localhost"));
        Wire wire = app.wire(transport);

        wire.setReply(new LocalReply(503, "503 no\n"));

        assertThat(wire.replyText()).isEqualTo("503 no\n");
        assertThat(wire.protocol()).isEqualTo("smtp");
    }

    @Test
    void whatIsNoTransportHasNoWire() {
        assertThatThrownBy(() -> app.wire("no transport").replyCode())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("java.lang.String is no mail transport");
    }

    @Test
    void aWireKeepsNoTransportAlive() throws Throwable {
        OfTheApp transport = new OfTheApp();
        Wire wire = app.wire(transport);
        assertThat(wire.replyText()).isEmpty();
        WeakReference<Object> gone = new WeakReference<>(transport);

        transport = null;
        for (int i = 0; i < PATIENCE && !gone.refersTo(null); i++) {
            System.gc();
            Thread.sleep(1);
        }

        assertThatThrownBy(wire::replyText).hasMessage("the transport is gone");
    }

    /** On the class path every package is open already, so nothing asks for it. */
    private static Instrumentation unusedInstrumentation() {
        return (Instrumentation) Proxy.newProxyInstance(
                WireTest.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
