package sequitur.engine.weave;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.Optional;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Weaves the hooks into a transport's class file. Adds no field, method or interface. */
public final class Weaver {

    private final Bridge bridge;

    /**
     * Makes a weaver.
     *
     * @param bridge what woven code reads its hooks from
     */
    public Weaver(Bridge bridge) {
        this.bridge = bridge;
    }

    /**
     * Weaves a transport.
     *
     * @param loader the transport's class loader; null for the boot loader
     * @param className the transport's name, with dots
     * @param original its class file
     * @return the woven class file
     * @throws UnknownTransportException if the transport lacks a member that the engine relies on
     */
    public byte[] weave(@Nullable ClassLoader loader, String className, byte[] original)
            throws UnknownTransportException {
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(className, original), ClassFileLocator.ForClassLoader.of(loader));
        TypePool types = TypePool.Default.WithLazyResolution.of(locator);
        TypeDescription transport = types.describe(className).resolve();
        Optional<String> missing = TransportShape.missingFrom(transport);
        if (missing.isPresent()) {
            throw new UnknownTransportException(className + " has no " + missing.get());
        }
        Advice.WithCustomMapping refusing = Advice.withCustomMapping().bind(new RefusalMapping(transport));
        byte[] woven = new ByteBuddy()
                .decorate(transport, locator)
                .visit(advice(
                        TransportAdvice.ProtocolConnect.class, named("protocolConnect"), "connecting", "connectEnded"))
                .visit(advice(TransportAdvice.InitStreams.class, named("initStreams"), null, "streamsOpened"))
                .visit(advice(
                        refusing,
                        TransportAdvice.SendCommand.class,
                        named("sendCommand").and(takesArguments(byte[].class)),
                        "commandSending",
                        "commandFailed"))
                .visit(advice(
                        TransportAdvice.ReadServerResponse.class,
                        named("readServerResponse"),
                        "replyAwaited",
                        "replyRead"))
                .visit(advice(TransportAdvice.MailFrom.class, named("mailFrom"), "mailStarting", null))
                .visit(advice(
                        TransportAdvice.SendMessage.class, named("sendMessage"), "messageStarting", "messageEnded"))
                // Before JavaMail 1.6.0 there is no bdat().
                .visit(advice(TransportAdvice.Content.class, namedOneOf("data", "bdat"), null, "contentOpened"))
                .visit(advice(
                        TransportAdvice.CloseConnection.class, named("closeConnection"), null, "connectionClosed"))
                .make(types)
                .getBytes();
        bridge.transports().add(loader, className);
        return woven;
    }

    private AsmVisitorWrapper advice(
            Class<?> advice,
            ElementMatcher<? super MethodDescription> method,
            @Nullable String entryHook,
            @Nullable String exitHook) {
        return advice(Advice.withCustomMapping(), advice, method, entryHook, exitHook);
    }

    private AsmVisitorWrapper advice(
            Advice.WithCustomMapping others,
            Class<?> advice,
            ElementMatcher<? super MethodDescription> method,
            @Nullable String entryHook,
            @Nullable String exitHook) {
        Advice.WithCustomMapping mapping = others;
        if (entryHook != null) {
            mapping = mapping.bind(EntryHook.class, bridge.field(entryHook));
        }
        if (exitHook != null) {
            mapping = mapping.bind(ExitHook.class, bridge.field(exitHook));
        }
        return mapping.to(advice).on(method);
    }
}
