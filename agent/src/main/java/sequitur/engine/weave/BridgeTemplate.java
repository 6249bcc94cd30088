package sequitur.engine.weave;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the bridge's class is made of: with another name this becomes {@code java.lang.SequiturBridge}, so it may use nothing but
 * the JDK. Woven code reads the fields, which nobody can write. Each holds a switch that only the engine can throw, since what
 * it leads to is private to a class of {@code java.lang}, which no app may look into. While it leads nowhere, it gives back what it was
 * given, which for every hook means to leave things as they are.
 *
 * @see Hooks
 */
final class BridgeTemplate implements BiFunction<Object, @Nullable Object, @Nullable Object> {

    public static final BiFunction<Object, @Nullable Object, @Nullable Object> connecting = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> connectEnded = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> streamsOpened = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> commandSending = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> replyAwaited = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> replyRead = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> commandFailed = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> mailStarting = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> messageStarting = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> contentOpened = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> messageEnded = new BridgeTemplate();
    public static final BiFunction<Object, @Nullable Object, @Nullable Object> connectionClosed = new BridgeTemplate();

    private volatile @Nullable BiFunction<Object, @Nullable Object, @Nullable Object> target;

    private BridgeTemplate() {}

    @Override
    public @Nullable Object apply(Object transport, @Nullable Object argument) {
        BiFunction<Object, @Nullable Object, @Nullable Object> present = target;
        return present == null ? argument : present.apply(transport, argument);
    }
}
