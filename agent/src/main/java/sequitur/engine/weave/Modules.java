package sequitur.engine.weave;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Opens packages of named modules to the engine. */
public final class Modules {

    private Modules() {}

    /**
     * Opens the package of a class to the engine's own module, and to no other. Nothing is done where it is open already,
     * as on the class path.
     *
     * @param instrumentation the JVM's instrumentation
     * @param type the class
     */
    public static void open(Instrumentation instrumentation, Class<?> type) {
        Module engine = Modules.class.getModule();
        Module module = type.getModule();
        if (!module.isOpen(type.getPackageName(), engine)) {
            instrumentation.redefineModule(
                    module, Set.of(), Map.of(), Map.of(type.getPackageName(), Set.of(engine)), Set.of(), Map.of());
        }
    }
}
