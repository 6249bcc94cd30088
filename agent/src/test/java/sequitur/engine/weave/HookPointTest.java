package sequitur.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.pool.TypePool;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of hooks and woven methods, held against the advice, the bridge and the library. */
class HookPointTest {

    /** The bridge is made from a class file, so its fields can't be made from the rows. */
    @Test
    void theBridgeHasOneFieldForEachHook() {
        List<String> fields = Arrays.stream(BridgeTemplate.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .toList();

        assertThat(Arrays.stream(Hook.values()).map(Hook::fieldName)).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void eachHookIsCalledAtOnePoint() {
        assertThat(Arrays.stream(HookPoint.values())
                        .flatMap(point -> Stream.of(point.entry(), point.exit()))
                        .flatMap(Optional::stream))
                .containsExactlyInAnyOrder(Hook.values());
    }

    /** The advice names the parameter after the hook that it calls, so that it can be read without the table. */
    @ParameterizedTest
    @EnumSource
    void theAdviceReadsTheHooksOfItsRow(HookPoint point) {
        assertThat(parameters(point, EntryHook.class)).isEqualTo(names(point.entry()));
        assertThat(parameters(point, ExitHook.class)).isEqualTo(names(point.exit()));
    }

    @ParameterizedTest
    @EnumSource
    void theLibraryHasTheMethod(HookPoint point) {
        assertThat(Arrays.stream(SMTPTransport.class.getDeclaredMethods()))
                .anyMatch(method -> HookPoint.of(method.getName(), Type.getMethodDescriptor(method))
                        .equals(Optional.of(point)));
    }

    @Test
    void whatDecidesWhereAConnectionLeadsIsForWovenCodeAlone() {
        assertThat(Arrays.stream(Hook.values()).filter(Hook::isForWovenCodeAlone))
                .containsExactly(Hook.CONNECTING, Hook.CONNECT_ENDED, Hook.STREAMS_OPENED);
    }

    private static List<String> names(Optional<Hook> hook) {
        return hook.map(Hook::fieldName).stream().toList();
    }

    /** As they stand in the class file: an agent that changes the class in this JVM may leave its parameters without names. */
    private static List<String> parameters(HookPoint point, Class<? extends Annotation> mark) {
        TypePool files = new TypePool.Default(
                TypePool.CacheProvider.Simple.withObjectType(),
                ClassFileLocator.ForClassLoader.of(point.advice().getClassLoader()),
                TypePool.Default.ReaderMode.EXTENDED);
        return files.describe(point.advice().getName()).resolve().getDeclaredMethods().stream()
                .flatMap(method -> method.getParameters().stream())
                .filter(parameter -> parameter.getDeclaredAnnotations().isAnnotationPresent(mark))
                .map(ParameterDescription::getName)
                .toList();
    }
}
