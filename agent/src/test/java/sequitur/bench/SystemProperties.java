package sequitur.bench;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** System properties that are set while this is open, and what they were before. */
final class SystemProperties implements AutoCloseable {

    private final Map<String, @Nullable String> former = new HashMap<>();

    /** Sets these. */
    SystemProperties(Map<String, String> properties) {
        properties.forEach((name, value) -> {
            former.put(name, System.getProperty(name));
            set(name, value);
        });
    }

    @Override
    public void close() {
        former.forEach(SystemProperties::set);
    }

    private static void set(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }
}
