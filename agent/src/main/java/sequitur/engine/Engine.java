package sequitur.engine;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Settings;
import sequitur.engine.config.Surroundings;
import sequitur.engine.report.Notices;
import sequitur.engine.report.ReportLog;
import sequitur.engine.report.SignsOfLife;
import sequitur.engine.report.Sink;
import sequitur.engine.report.Sinks;
import sequitur.engine.report.relay.LogRelay;
import sequitur.engine.report.relay.StandardError;
import sequitur.engine.weave.Bridge;
import sequitur.engine.weave.LibraryName;
import sequitur.engine.weave.LibraryVersion;
import sequitur.engine.weave.UnknownTransportException;
import sequitur.engine.weave.Weaver;

/** The engine as the shim knows it: it weaves the transports that it is given, until it is closed. */
public final class Engine implements ClassFileTransformer, AutoCloseable, Runnable {

    /** The system property that tells those who ask from outside which policy counts, as long as the engine runs. */
    private static final String POLICY = "sequitur.agent.policy";

    private final @Nullable Running running;
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();

    /** What there is of an engine that is not switched off. */
    private record Running(
            Works works, Bridge bridge, Weaver weaver, Sink sink, LogRelay relay, SignsOfLife signsOfLife) {}

    /**
     * Starts the engine: reads the settings and occupies the bridge. Called by reflection from the shim.
     *
     * @param arguments what follows the jar's name on the command line, or null
     * @param folder what relative names of files among them are relative to; empty for the working directory
     * @param instrumentation the JVM's instrumentation
     * @throws ReflectiveOperationException if the bridge can't be defined
     * @throws IOException if what the bridge is made of can't be read
     * @throws IllegalStateException if another copy of the agent is attached
     */
    public Engine(@Nullable String arguments, String folder, Instrumentation instrumentation)
            throws ReflectiveOperationException, IOException {
        Settings.Loaded loaded = Settings.load(arguments, Path.of(folder), Surroundings.ofThisJvm());
        running = loaded.settings().enabled() ? start(instrumentation, loaded) : null;
    }

    private static Running start(Instrumentation instrumentation, Settings.Loaded loaded)
            throws ReflectiveOperationException, IOException {
        LogRelay relay = new LogRelay();
        Sink sink = new Sinks(List.of(new ReportLog(relay)));
        Notices notices = new Notices(relay);
        SignsOfLife signs =
                new SignsOfLife(relay, notices, loaded, Release.ofThis().text());
        Works works = new Works(instrumentation, loaded.settings(), signs, sink, notices);
        Bridge bridge = Bridge.occupy(instrumentation, works.hooks());
        mark(loaded.settings().policyInShort());
        return new Running(works, bridge, new Weaver(bridge), sink, relay, signs);
    }

    private static void mark(String policy) {
        try {
            System.setProperty(POLICY, policy);
        } catch (SecurityException forbidden) {
            // Then list shows no policy.
        }
    }

    /** The agent was attached to an app that runs, and has woven what is loaded there. Never throws. */
    @Override
    public void run() {
        if (running != null) {
            running.signsOfLife().attached();
        }
    }

    /**
     * Weaves a transport. Also one that was woven before: another agent may have the JVM begin with its class file anew.
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
        if (running == null) {
            return null;
        }
        try {
            byte[] woven = running.weaver().weave(loader, className.replace('/', '.'), bytes);
            running.signsOfLife().woven(loader, LibraryName.of(loader, className, domain));
            return woven;
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
                        + Printable.of(String.valueOf(unknown.getMessage())) + " (" + Printable.of(version) + ", "
                        + Printable.of(location(domain)) + ")";
        if (warnings.add(warning)) {
            StandardError.say(warning);
        }
    }

    /**
     * Lets go of the app: woven code calls nothing any more. To be called before the transports are given their own class files
     * back; nothing may be woven afterwards.
     *
     * @throws IllegalStateException if the engine is in the middle of a correction, and goes on
     */
    @Override
    public void close() {
        if (running == null) {
            return;
        }
        if (!running.works().retire()) {
            throw new IllegalStateException("a correction is under way; try again");
        }
        running.bridge().release();
        running.works().forget();
        running.sink().close();
        running.signsOfLife().detached();
        mark("");
        running.relay().close();
        try {
            RecordMethods.forget();
        } catch (Throwable otherJdk) {
            // Then the engine stays in memory, and does nothing there.
        }
    }

    private static String location(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        return source == null ? "from an unknown place" : "from " + source.getLocation();
    }
}
