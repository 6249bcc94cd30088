package sequitur.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Origin;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.engine.weave.mini.SMTPTransport;
import sequitur.testbed.library.Library;
import sequitur.testbed.library.Namespace;

/** What is woven does what it does where Byte Buddy weaves the same advice, and the JVM takes it. */
class WeaverTest {

    private static final String MINI = SMTPTransport.class.getName();

    /** What a hook may answer, with those answers that are of no use to it. */
    private static final List<@Nullable Object> ANSWERS = Arrays.asList(
            null,
            ScriptedHooks.SAME,
            true,
            250,
            0,
            octets("RSET"),
            octets("RS\rET"),
            new IllegalStateException("refused"),
            OutputStream.nullOutputStream(),
            new ScriptedHooks.Thrown(new IllegalStateException("own fault")),
            new ScriptedHooks.Thrown(new StackOverflowError()));

    private static final List<@Nullable Throwable> FAILURES =
            Arrays.asList(null, new IOException("lost"), new IllegalStateException("failed"), new OutOfMemoryError());

    private static final List<byte[]> LINES =
            List.of(octets("NOOP"), octets("NO\rOP"), octets("NOOP\n"), octets("\0"), new byte[0]);

    private static final Map<String, List<Object[]>> ARGUMENTS = Map.of(
            "protocolConnect", List.of(new Object[] {"mx", 25, "u", "p"}, new Object[] {"mx", 1, "u", "p"}),
            "sendCommand", LINES.stream().map(line -> new Object[] {line}).toList(),
            "sendMessage", List.of(new Object[] {"m", new Object[] {"a", "b"}}, new Object[] {"m", new Object[0]}));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protocolConnect",
                "initStreams",
                "sendCommand",
                "readServerResponse",
                "mailFrom",
                "sendMessage",
                "data",
                "closeConnection"
            })
    void wovenCodeDoesWhatItDoesWhereByteBuddyWeavesIt(String method) throws Exception {
        byte[] original = classFile(SMTPTransport.class);
        Class<?> ours = defined(redirected(Weaver.woven(MINI, original)));
        Class<?> theirs = defined(new ByteBuddyWeaver(ScriptedHooks.class).woven(MINI, original));
        int cases = 0;

        for (Object[] arguments : ARGUMENTS.getOrDefault(method, List.<Object[]>of(new Object[0]))) {
            for (Throwable failure : FAILURES) {
                for (Object atEntry : ANSWERS) {
                    for (Object atExit : ANSWERS) {
                        List<String> expected = outcome(theirs, method, arguments, failure, atEntry, atExit);

                        assertThat(outcome(ours, method, arguments, failure, atEntry, atExit))
                                .as("%s, %s, %s, %s", Arrays.deepToString(arguments), failure, atEntry, atExit)
                                .isEqualTo(expected);
                        cases++;
                    }
                }
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(FAILURES.size() * ANSWERS.size() * ANSWERS.size());
    }

    /** The JVM's verifier looks at a class when it is initialized. */
    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_4_7", "JAVAX_1_6_2", "JAKARTA_2_0_1", "ANGUS_2_0_5"})
    void theJvmTakesTheWovenTransportOfEachLibrary(Library library) throws Exception {
        String name = library.namespace() == Namespace.ANGUS
                ? "org.eclipse.angus.mail.smtp.SMTPTransport"
                : "com.sun.mail.smtp.SMTPTransport";
        List<URL> jars = new ArrayList<>();
        for (Path jar : library.jars()) {
            jars.add(jar.toUri().toURL());
        }
        try (Redefining loader = new Redefining(jars)) {
            byte[] original = loader.read(name);
            loader.define(name, redirected(Weaver.woven(name, original)));

            Class<?> woven = Class.forName(name, true, loader);

            assertThat(woven.getClassLoader()).isEqualTo(loader);
            assertThat(woven.getDeclaredMethods()).isNotEmpty();
        }
    }

    @Test
    void nothingIsAddedToTheClass() throws Exception {
        byte[] original = classFile(SMTPTransport.class);

        Class<?> woven = defined(redirected(Weaver.woven(MINI, original)));

        assertThat(woven.getDeclaredMethods()).hasSameSizeAs(SMTPTransport.class.getDeclaredMethods());
        assertThat(woven.getDeclaredFields()).hasSameSizeAs(SMTPTransport.class.getDeclaredFields());
        assertThat(woven.getInterfaces()).isEmpty();
    }

    @Test
    void aClassThatLacksAMemberIsLeftAlone() throws Exception {
        byte[] original = classFile(WeaverTest.class);

        assertThatThrownBy(() -> Weaver.woven("x.SMTPTransport", original))
                .isInstanceOf(UnknownTransportException.class)
                .hasMessage(
                        "x.SMTPTransport has no protocolConnect(java.lang.String,int,java.lang.String,java.lang.String)");
    }

    @Test
    void anAdviceMayUseNothingThatTheWeaverDoesNotKnow() {
        assertThatThrownBy(() -> AdviceFile.of(Unknown.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no advice may use Lnet/bytebuddy/asm/Advice$Origin;");
        assertThatThrownBy(() -> AdviceFile.of(Delegating.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("says what no advice may say");
    }

    @SuppressWarnings("unused")
    private static final class Unknown {
        private Unknown() {}

        @OnMethodExit
        static void exit(@Origin String method) {}
    }

    @SuppressWarnings("unused")
    private static final class Delegating {
        private Delegating() {}

        @OnMethodExit(inline = false)
        static void exit() {}
    }

    private static byte[] octets(String line) {
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /** What was called, done, and given back or thrown. */
    private static List<String> outcome(
            Class<?> type,
            String name,
            Object[] arguments,
            @Nullable Throwable failure,
            @Nullable Object atEntry,
            @Nullable Object atExit)
            throws ReflectiveOperationException {
        List<String> done = new ArrayList<>();
        Object transport =
                type.getConstructor(List.class, Throwable.class, int.class).newInstance(done, failure, 3);
        Method method = Arrays.stream(type.getMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        ScriptedHooks.answer(atEntry, atExit);
        try {
            Object returned = method.invoke(transport, arguments);
            done.add("returned " + (returned instanceof Number ? returned : kind(returned)));
        } catch (InvocationTargetException thrown) {
            done.add("thrown " + thrown.getCause() + " because of "
                    + Objects.requireNonNull(thrown.getCause()).getCause());
        }
        done.addAll(ScriptedHooks.calls());
        return done;
    }

    private static String kind(@Nullable Object object) {
        return object instanceof Boolean flag
                ? flag.toString()
                : object == null ? "nothing" : object.getClass().getName();
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream file =
                type.getClassLoader().getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Objects.requireNonNull(file).transferTo(bytes);
            return bytes.toByteArray();
        }
    }

    private static Class<?> defined(byte[] woven) throws ClassNotFoundException {
        Redefining loader = new Redefining(List.of());
        loader.define(MINI, woven);
        return Class.forName(MINI, true, loader);
    }

    /** With the scripted hooks in the place of the bridge. */
    private static byte[] redirected(byte[] woven) {
        String bridge = Bridge.CLASS_NAME.replace('.', '/');
        String hooks = ScriptedHooks.class.getName().replace('.', '/');
        ClassWriter written = new ClassWriter(0);
        new ClassReader(woven)
                .accept(
                        new ClassRemapper(written, new Remapper(Opcodes.ASM9) {
                            @Override
                            public String map(String name) {
                                return name.equals(bridge) ? hooks : name;
                            }
                        }),
                        0);
        return written.toByteArray();
    }

    /** Has a class of its own in the place of one that its parent, or one of its jars, has. */
    private static final class Redefining extends URLClassLoader {

        Redefining(List<URL> jars) {
            super(jars.toArray(URL[]::new), jars.isEmpty() ? WeaverTest.class.getClassLoader() : new HooksAlone());
        }

        void define(String name, byte[] bytes) {
            defineClass(name, bytes, 0, bytes.length);
        }

        byte[] read(String name) throws IOException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                return Objects.requireNonNull(file).readAllBytes();
            }
        }
    }

    /** Sees of the tests' classes the scripted hooks alone. */
    private static final class HooksAlone extends ClassLoader {

        HooksAlone() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(ScriptedHooks.class.getName())) {
                return Class.forName(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
