package sequitur.engine;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Problem;
import sequitur.engine.config.Settings;
import sequitur.engine.intercept.GuardedHooks;
import sequitur.engine.report.HandOver;
import sequitur.engine.report.Notices;
import sequitur.engine.report.ViolationLog;
import sequitur.engine.weave.Bridge;
import sequitur.engine.weave.Hooks;
import sequitur.engine.weave.LibraryVersion;
import sequitur.engine.weave.UnknownTransportException;
import sequitur.engine.weave.Weaver;

/** The engine as the shim knows it: it weaves the transports that it is given. */
public final class Engine implements ClassFileTransformer {

    private final Settings settings;
    private final @Nullable Weaver weaver;
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();

    /**
     * Starts the engine: reads the settings and defines the bridge. Called by reflection from the shim.
     *
     * @param arguments what follows the jar's name on the command line, or null
     * @param instrumentation the JVM's instrumentation
     * @throws ReflectiveOperationException if the bridge can't be defined
     * @throws IllegalStateException if another copy of the agent is attached
     */
    public Engine(@Nullable String arguments, Instrumentation instrumentation) throws ReflectiveOperationException {
        Settings.Loaded loaded = Settings.load(arguments == null ? "" : arguments, Path.of(""));
        settings = loaded.settings();
        List<String> problems = loaded.problems().stream().map(Problem::text).toList();
        weaver = settings.enabled()
                ? new Weaver(Bridge.define(instrumentation, hooks(instrumentation, settings, problems)))
                : null;
    }

    /**
     * Weaves a transport.
     *
     * @return the woven class file, or null to leave the class as it is
     */
    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (weaver == null || redefined != null) {
            return null;
        }
        try {
            return weaver.weave(loader, className.replace('/', '.'), bytes);
        } catch (UnknownTransportException unknown) {
            leaveAlone(loader, className, domain, unknown);
            return null;
        }
    }

    /** Says once that a class is left alone. The app's own logging may not be touched while a class is being loaded. */
    private void leaveAlone(
            @Nullable ClassLoader loader,
            String className,
            @Nullable ProtectionDomain domain,
            UnknownTransportException unknown) {
        String version = LibraryVersion.of(loader, className, domain)
                .map(text -> "version " + text)
                .orElse("of an unknown version");
        String warning =
                "Sequitur leaves a mail transport alone that it does not know, and its mail goes out unchecked: "
                        + unknown.getMessage() + " (" + version + ", " + location(domain) + ")";
        if (warnings.add(warning)) {
            System.err.println(warning);
        }
    }

    private static Hooks hooks(Instrumentation instrumentation, Settings settings, List<String> problems) {
        HandOver handOver = new HandOver();
        return new GuardedHooks(instrumentation, settings, problems, new ViolationLog(handOver), new Notices(handOver));
    }

    private static String location(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        return source == null ? "from an unknown place" : "from " + source.getLocation();
    }
}
