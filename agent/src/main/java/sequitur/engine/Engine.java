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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Renewal;
import sequitur.engine.report.ReceiptLog;
import sequitur.engine.report.Renewals;
import sequitur.engine.report.ReportLog;
import sequitur.engine.report.Sink;
import sequitur.engine.report.Sinks;
import sequitur.engine.report.TranscriptSink;
import sequitur.engine.report.jfr.FlightRecorderSink;
import sequitur.engine.report.jmx.ManagementSink;
import sequitur.engine.report.relay.LogRelay;
import sequitur.engine.report.relay.StandardError;
import sequitur.engine.report.telemetry.AppTelemetrySink;
import sequitur.engine.weave.Bridge;
import sequitur.engine.weave.LibraryName;
import sequitur.engine.weave.LibraryVersion;
import sequitur.engine.weave.UnknownTransportException;
import sequitur.engine.weave.Weaver;

/** The engine as the shim knows it: it weaves the transports that it is given, until it is closed. */
public final class Engine implements ClassFileTransformer, AutoCloseable, Function<String[], String> {

    private final @Nullable Running running;
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();

    /** What there is of an engine that is not switched off. */
    private record Running(
            CurrentSettings settings, Works works, Bridge bridge, Weaver weaver, Sink sink, LogRelay relay) {}

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
        CurrentSettings settings = CurrentSettings.ofThisJvm(arguments, Path.of(folder));
        running = settings.now().enabled() ? start(instrumentation, settings) : null;
    }

    private static Running start(Instrumentation instrumentation, CurrentSettings settings)
            throws ReflectiveOperationException, IOException {
        LogRelay relay = new LogRelay();
        ManagementSink management = new ManagementSink(settings);
        Sink sink = new Sinks(List.of(
                new ReportLog(relay),
                new ReceiptLog(settings, relay),
                new FlightRecorderSink(settings),
                management,
                new AppTelemetrySink(settings, relay, Release.ofThis().version()),
                new TranscriptSink(settings, relay)));
        Works works = new Works(instrumentation, settings, sink, relay, management);
        Bridge bridge = Bridge.occupy(instrumentation, works.hooks());
        works.signs().showPolicy();
        return new Running(settings, works, bridge, new Weaver(bridge), sink, relay);
    }

    /**
     * Does what somebody asks for who has reached this JVM. Called by the shim, which knows types of the JDK alone.
     *
     * @param request the first is {@code attached}: the agent has come to an app that runs; {@code renew}: the others are settings, as after
     *     {@code -javaagent:sequitur-agent.jar=}, and what names of files among them are relative to; or {@code settings}
     * @return lines: what has come of it, in a word, and then what there is to say
     */
    @Override
    public String apply(String[] request) {
        if (running == null) {
            return "failed\nits settings say sequitur.enabled=false, and said so when it started; detach it first";
        }
        return switch (request[0]) {
            case "renew" -> renew(running, request[1], Path.of(request[2]));
            case "settings" -> "settings\n" + EffectiveText.of(running.settings());
            default -> {
                running.works().signs().attached();
                yield "attached";
            }
        };
    }

    private static String renew(Running running, String options, Path folder) {
        Renewal renewal = running.works().renewals().renew(options, folder);
        if (!renewal.isTaken()) {
            return "refused\n" + Renewals.faults(renewal);
        }
        return "changed\n" + Renewals.changes(renewal);
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
            running.works().signs().woven(loader, LibraryName.of(loader, className, domain));
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
        running.works().signs().detached();
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
