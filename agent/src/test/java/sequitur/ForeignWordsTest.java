package sequitur;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import picocli.CommandLine;

/**
 * Words of others and secrets have no way out but the one through {@code Printable} and {@code KnownSecrets}: where such words come
 * from, who may take them is written down here; and where texts go out, who may write there.
 */
class ForeignWordsTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/sequitur/testbed/"))
            .importPackages("sequitur");

    /** What is shown of these when they are put into a text was made by somebody else. */
    private static final List<String> FOREIGN = List.of(
            "java/lang/Object",
            "java/lang/Throwable",
            "java/lang/Exception",
            "java/lang/Thread",
            "java/lang/ClassLoader",
            "java/lang/CharSequence",
            "java/net/",
            "java/security/",
            "sequitur/engine/transport/LocalReply",
            "sequitur/engine/transport/Credentials",
            "sequitur/smtp/wire/Reply",
            "sequitur/cli/recording/");

    private static final Pattern SECRET = Pattern.compile("(?i)passw|passphrase|secret|token|credential");

    /** What holds one, and tells nobody. */
    private static final Set<String> KEEPERS = Set.of(
            "sequitur.cli.probe.ProbeLogin",
            "sequitur.engine.secret.Secret",
            "sequitur.engine.transport.Credentials",
            "sequitur.engine.conversation.Opening",
            "sequitur.smtp.redaction.KnownSecrets");

    @TempDir
    private Path compiled = Path.of("");

    @Test
    void noExceptionThreadOrAddressIsPutIntoATextAsItIs() {
        List<Concatenated> all = concatenations().toList();

        assertThat(all).hasSizeGreaterThan(500);
        assertThat(all)
                .filteredOn(text -> FOREIGN.stream().anyMatch(text.type()::startsWith))
                .isEmpty();
    }

    @Test
    void whatAnExceptionSaysIsTakenByThoseWhoPrintItSafely() {
        assertThat(callers(call -> call.getTargetOwner().isAssignableTo(Throwable.class)
                        && Set.of("getMessage", "getLocalizedMessage", "toString", "printStackTrace")
                                .contains(call.getName())))
                .containsOnly(
                        // It asks which words stand in it, and shows none.
                        "sequitur.advice.failure.Thrown",
                        // It gives the library's own words back to the app.
                        "sequitur.engine.intercept.Sending",
                        // Each puts it into a Printable, or into a clause that becomes one.
                        "sequitur.agent.EngineLoader",
                        "sequitur.cli.Input",
                        "sequitur.cli.PageReport",
                        "sequitur.cli.RecordCheck",
                        "sequitur.cli.RecordFile",
                        "sequitur.cli.ReportCommand",
                        "sequitur.cli.SequiturCommand",
                        "sequitur.cli.jvm.Jvm",
                        "sequitur.engine.Engine",
                        "sequitur.engine.config.ConfigurationFile",
                        "sequitur.engine.transport.PeerIdentity",
                        "sequitur.engine.secret.UnusableSecretException",
                        "sequitur.engine.token.TokenTrouble",
                        "sequitur.engine.token.Refusal",
                        "sequitur.engine.report.relay.StandardError");
    }

    @Test
    void whatAServerSaysIsTakenByThoseWhoKnowTheSecrets() {
        assertThat(callers(call -> call.getTargetOwner().getSimpleName().equals("Wire")
                        && call.getName().equals("replyText")))
                .containsOnly(
                        // They give it back to the transport, or ask the Login for it without secrets.
                        "sequitur.engine.act.ForgedCommands",
                        "sequitur.engine.border.HeardHooks",
                        "sequitur.engine.failure.Failures",
                        "sequitur.engine.failure.Inquiry",
                        "sequitur.engine.intercept.Receiving",
                        "sequitur.engine.login.Echo",
                        "sequitur.engine.login.SaslExchange",
                        "sequitur.engine.login.TokenLogin",
                        "sequitur.engine.mend.Healer",
                        "sequitur.engine.mend.OAuthRefusal",
                        "sequitur.engine.mend.PasswordOffer",
                        "sequitur.engine.mend.Repetition",
                        "sequitur.engine.mend.StepTaker");
    }

    @Test
    void namesOfThreadsAreTakenInFewPlaces() {
        assertThat(callers(call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                        && call.getName().equals("getName")))
                .containsOnly(
                        "sequitur.engine.act.Acting",
                        "sequitur.engine.conversation.OpenMail",
                        "sequitur.engine.report.relay.RelayedEvent",
                        "sequitur.engine.watch.Waits");
    }

    @Test
    void standardErrorHasOneDoorInEachPartOfTheHouse() {
        assertThat(HOUSE.stream()
                        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                        .filter(access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && access.getName().equals("err"))
                        .map(ForeignWordsTest::origin)
                        .distinct())
                .containsOnly(
                        "sequitur.agent.EngineLoader",
                        "sequitur.agent.SequiturAgent",
                        "sequitur.cli.SequiturCommand",
                        "sequitur.engine.report.relay.StandardError");
    }

    /** What an exception has to say would pass by the one type. */
    @Test
    void noExceptionIsLogged() {
        noClasses()
                .should()
                .callMethodWhere(new com.tngtech.archunit.base.DescribedPredicate<>("a logger is given an exception") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                        return call.getTargetOwner().isAssignableTo(Logger.class)
                                && call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(type -> type.isAssignableTo(Throwable.class));
                    }
                })
                .check(HOUSE);
    }

    @Test
    void onlyTheKeepersHoldSecrets() {
        assertThat(HOUSE.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> SECRET.matcher(field.getName()).find())
                        .filter(field ->
                                !field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                        .filter(ForeignWordsTest::holdsText)
                        .map(field -> field.getOwner().getFullName())
                        .distinct())
                .allMatch(KEEPERS::contains);
    }

    @Test
    void theKeepersTellNothing() {
        for (String keeper : KEEPERS) {
            JavaClass type = HOUSE.get(keeper);
            assertThat(type.isRecord()).as(keeper).isFalse();
            type.getMethods().stream()
                    .filter(method -> method.getName().equals("toString"))
                    .forEach(method -> assertThat(fieldsRead(method)).as(keeper).isEmpty());
        }
    }

    /** The text of a record that the compiler writes shows all of it. */
    @Test
    void noRecordShowsALineAsItCame() {
        Set<String> raw = Set.of("text", "value", "octets", "line", "response", "reply");
        assertThat(HOUSE.stream()
                        .filter(JavaClass::isRecord)
                        .filter(ForeignWordsTest::isShownByTheCompiler)
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> raw.contains(field.getName()))
                        .filter(field -> field.getRawType().isEquivalentTo(String.class))
                        .map(JavaField::getFullName))
                .containsOnly(
                        // Made fit to be shown before they come here.
                        "sequitur.cli.walk.CheckedEntry$CheckedCommand.text",
                        "sequitur.cli.walk.CheckedEntry$CheckedReply.text",
                        "sequitur.cli.page.RowView.text",
                        "sequitur.cli.walk.Finding.reply",
                        // Our own words: what the agent would have done, what a property is to be.
                        "sequitur.cli.walk.Insertion.text",
                        "sequitur.advice.Wanted.value",
                        "sequitur.advice.framework.Change$Put.value",
                        "sequitur.engine.report.relay.LogTarget$Message.text");
    }

    private static boolean holdsText(JavaField field) {
        return field.getType().getAllInvolvedRawTypes().stream()
                .map(JavaClass::getName)
                .anyMatch(type -> Set.of("java.lang.String", "java.lang.CharSequence", "[B", "[C")
                        .contains(type));
    }

    private static List<String> fieldsRead(JavaMethod method) {
        return method.getFieldAccesses().stream().map(JavaAccess::getName).toList();
    }

    private static List<String> callers(Predicate<JavaAccess<?>> wanted) {
        return HOUSE.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(wanted)
                .map(ForeignWordsTest::origin)
                .distinct()
                .toList();
    }

    private static String origin(JavaAccess<?> access) {
        return access.getOriginOwner().getFullName().replaceFirst("\\$.*", "");
    }

    /** A value that is put into a text by plus signs. */
    private record Concatenated(String type, String place) {}

    /**
     * Of what type a value is that is put into a text, class files tell only where texts are joined by {@code invokedynamic}, as ours are
     * not. So the sources are compiled once more.
     */
    private Stream<Concatenated> concatenations() {
        return compiled().stream().flatMap(file -> {
            String type =
                    compiled.relativize(file).toString().replace(".class", "").replace(File.separatorChar, '.');
            List<Concatenated> found = new ArrayList<>();
            read(file.toUri(), new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                        int access, String name, String descriptor, String signature, String[] thrown) {
                    return new MethodVisitor(Opcodes.ASM9) {
                        @Override
                        public void visitInvokeDynamicInsn(
                                String called, String types, Handle bootstrap, Object... arguments) {
                            if (bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
                                for (Type argument : Type.getArgumentTypes(types)) {
                                    if (argument.getSort() == Type.OBJECT) {
                                        found.add(new Concatenated(argument.getInternalName(), type + "." + name));
                                    }
                                }
                            }
                        }

                        @Override
                        public void visitMethodInsn(
                                int opcode, String owner, String called, String types, boolean ofInterface) {
                            if (owner.equals("java/lang/StringBuilder")
                                    && called.equals("append")
                                    && types.startsWith("(Ljava/lang/Object;)")) {
                                found.add(new Concatenated("java/lang/Object", type + "." + name));
                            }
                        }
                    };
                }
            });
            return found.stream();
        });
    }

    /** The class files. */
    private List<Path> compiled() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        String libraries = Stream.of(ClassReader.class, Nullable.class, Logger.class, CommandLine.class, Mustache.class)
                .map(library -> Path.of(URI.create(library.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> core = Files.walk(Path.of("../core/src/main/java"));
                Stream<Path> agent = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = Stream.concat(core, agent)
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
            List<String> options =
                    List.of("-proc:none", "-nowarn", "--release", "17", "-cp", libraries, "-d", compiled.toString());
            boolean done = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(done).as("%s", complaints).isTrue();
            try (Stream<Path> made = Files.walk(compiled)) {
                return made.filter(file -> file.toString().endsWith(".class")).toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isShownByTheCompiler(JavaClass record) {
        boolean[] shown = new boolean[1];
        read(record.getSource().orElseThrow().getUri(), new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitInvokeDynamicInsn(
                            String called, String types, Handle bootstrap, Object... arguments) {
                        shown[0] |= name.equals("toString")
                                && bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods");
                    }
                };
            }
        });
        return shown[0];
    }

    private static void read(URI file, ClassVisitor visitor) {
        try (InputStream octets = file.toURL().openStream()) {
            new ClassReader(octets).accept(visitor, ClassReader.SKIP_DEBUG);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
