package sequitur.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WovenTransportsTest {

    private static final AtomicBoolean ASKED = new AtomicBoolean();

    private final WovenTransports woven = new WovenTransports(Object.class);

    /** What stands for a transport. */
    static class Transport {}

    /** A loader of an app's that takes itself for any other, and must not be asked. */
    private static final class Hostile extends ClassLoader {

        Hostile() {
            super(WovenTransportsTest.class.getClassLoader());
        }

        Object transport() throws ReflectiveOperationException, IOException {
            String file = Transport.class.getName().replace('.', '/') + ".class";
            try (InputStream bytes = getResourceAsStream(file)) {
                byte[] octets = bytes == null ? new byte[0] : bytes.readAllBytes();
                Class<?> type = defineClass(Transport.class.getName(), octets, 0, octets.length);
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            }
        }

        @Override
        public boolean equals(Object other) {
            ASKED.set(true);
            return other instanceof Hostile;
        }

        @Override
        public int hashCode() {
            ASKED.set(true);
            return 7;
        }
    }

    @Test
    void loadersAreToldApartWithoutAskingThem() throws ReflectiveOperationException, IOException {
        Hostile first = new Hostile();
        Hostile second = new Hostile();
        Object transport = first.transport();
        Object stranger = second.transport();
        woven.add(first, Transport.class.getName());
        woven.add(null, "absent.Transport");

        assertThat(woven.include(stranger)).isFalse();
        assertThat(woven.include(transport)).isTrue();
        assertThat(woven.include(new Transport())).isFalse();
        assertThat(woven.include("no transport")).isFalse();
        woven.add(second, Transport.class.getName());
        woven.add(second, Transport.class.getName());
        assertThat(woven.include(stranger)).isTrue();
        assertThat(ASKED).isFalse();
    }

    @Test
    void aClassOfTheJvmIsTheJvms() {
        woven.add(null, "java.lang.String");

        assertThat(woven.include("text")).isTrue();
        assertThat(woven.include(1)).isFalse();
    }
}
