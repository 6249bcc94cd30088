package sequitur.engine.border;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Errors of the engine's own are counted by kind, so that none hides another. */
class OwnErrorsTest {

    private final OwnErrors errors = new OwnErrors();

    @Test
    void eachKindIsCountedForItself() {
        assertThat(errors.count(new IllegalStateException("one"))).isEqualTo(1);
        assertThat(errors.count(new IllegalStateException("the same place, other words")))
                .as("thrown by the same method")
                .isEqualTo(2);
        assertThat(errors.count(new NullPointerException())).isEqualTo(1);
        assertThat(errors.count(elsewhere())).isEqualTo(1);
    }

    @Test
    void classesThatCannotBeLoadedAreOneKind() {
        assertThat(errors.count(new NoClassDefFoundError("sequitur/engine/config/Host")))
                .isEqualTo(1);
        assertThat(errors.count(new ExceptionInInitializerError())).isEqualTo(2);
    }

    @Test
    void powersOfTenAreTold() {
        assertThat(IntStream.rangeClosed(1, 1_000_000).filter(OwnErrors::isTold))
                .containsExactly(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000);
    }

    /** The app's own recursion ends at another place each time. */
    @Test
    void aFullStackIsOneKindWhereverItComes() {
        for (int i = 0; i < 9; i++) {
            StackOverflowError full = new StackOverflowError();
            full.setStackTrace(at("method" + i).getStackTrace());
            assertThat(errors.count(full)).isEqualTo(i + 1);
        }
    }

    @Test
    void kindsAreBounded() {
        for (int i = 0; i < OwnErrors.MOST_KINDS; i++) {
            errors.count(at("method" + i));
        }

        assertThat(errors.count(at("one"))).isEqualTo(1);
        assertThat(errors.count(at("another")))
                .as("one kind with the one before")
                .isEqualTo(2);
        assertThat(errors.count(at("method0"))).as("known before").isEqualTo(2);
    }

    private static IllegalStateException elsewhere() {
        return new IllegalStateException("one");
    }

    private static IllegalStateException at(String method) {
        IllegalStateException thrown = new IllegalStateException();
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.ArrayList", "get", "ArrayList.java", 1),
            new StackTraceElement("sequitur.engine.mend.Healer", method, "Healer.java", 1)
        });
        return thrown;
    }
}
