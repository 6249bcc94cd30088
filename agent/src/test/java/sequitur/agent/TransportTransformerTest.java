package sequitur.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.cli.SequiturCommand;

/** What the shim knows of transports, which nobody else has a list of. */
class TransportTransformerTest {

    private static final byte[] CLASS_FILE = new byte[0];

    static Stream<String> transports() {
        return Stream.of(TransportTransformer.transports());
    }

    @Test
    void theMailLibrariesThatThereAreAreWatchedFor() {
        assertThat(transports())
                .contains("org.eclipse.angus.mail.smtp.SMTPTransport", "com.sun.mail.smtp.SMTPTransport")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/String",
                "com/example/SMTPTransport",
                "com/sun/mail/smtp/SMTPTransport$1",
                "com/sun/mail/smtp/SMTPSSLTransport"
            })
    void anyOtherClassPassesAndStartsNoEngine(String className) {
        TransportTransformer transformer = new TransportTransformer("", "", null, instrumentation());

        assertThat(transformer.transform(null, className, null, null, CLASS_FILE))
                .isNull();
        assertThat(System.getProperty("sequitur.agent"))
                .as("set when an engine is started")
                .isNull();
    }

    /** Both search the classes that are loaded by this end, and a report finds the library by it. */
    @ParameterizedTest
    @MethodSource("transports")
    void eachIsCalledAsThoseExpectWhoLookForOne(String transport) {
        assertThat(transport).endsWith(".SMTPTransport");
    }

    @Test
    void theCommandLineTakesTheListAsTheShimGivesIt() {
        assertThatCode(() -> {
                    var run = SequiturCommand.class.getMethod("run", String[].class, String[].class);
                    assertThat(Modifier.isStatic(run.getModifiers())).isTrue();
                    assertThat(run.getReturnType()).isEqualTo(int.class);
                })
                .doesNotThrowAnyException();
    }

    /** Adding a transport touches one file: no other names one. */
    @Test
    void noOtherFileNamesATransport() throws Exception {
        Path main = Path.of("src", "main", "java");
        List<String> naming = new ArrayList<>();
        try (Stream<Path> files = Files.walk(main)) {
            for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                String text = Files.readString(file).replace('/', '.');
                if (transports().anyMatch(text::contains)) {
                    naming.add(file.getFileName().toString());
                }
            }
        }

        naming.remove("TransportMembers.java");
        assertThat(naming).containsExactly("TransportTransformer.java");
    }

    @Test
    void whenItIsStoppedItStartsNoEngineAnyMore() {
        TransportTransformer transformer = stopped();

        assertThat(transformer.transform(
                        null, TransportTransformer.transports()[0].replace('.', '/'), null, null, CLASS_FILE))
                .isNull();
        assertThat(System.getProperty("sequitur.agent"))
                .as("set when an engine is started")
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "mail.properties, mail.properties",
        "' mail.properties ', mail.properties",
        "config=mail.properties, mail.properties",
        "'policy=log,config=a b.properties,dry-run=true', a b.properties",
        "policy=log, ''",
        "rule.config=log, ''",
        "'', ''"
    })
    void aSettingsFileIsFoundAmongTheArguments(String arguments, String file) {
        assertThat(TransportTransformer.fileNamed(arguments)).isEqualTo(file);
    }

    private static TransportTransformer stopped() {
        TransportTransformer transformer = new TransportTransformer("policy=log", "", null, instrumentation());
        try {
            transformer.stop();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
        return transformer;
    }

    private static Instrumentation instrumentation() {
        return (Instrumentation) Proxy.newProxyInstance(
                TransportTransformerTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> method.getReturnType() == boolean.class ? true : null);
    }
}
