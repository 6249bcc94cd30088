package sequitur.engine.weave;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * The code that is inlined into the transport, one class for each method. It stands in the transport's class, in any class
 * loader: it names no type of ours, only JDK types that it reads from the bridge's fields.
 */
final class TransportAdvice {

    private TransportAdvice() {}

    static final class ProtocolConnect {
        private ProtocolConnect() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object transport,
                @Advice.AllArguments Object[] arguments,
                @EntryHook BiConsumer<Object, Object[]> connecting) {
            connecting.accept(transport, arguments);
        }
    }

    static final class InitStreams {
        private InitStreams() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object transport, @ExitHook Consumer<Object> streamsOpened) {
            streamsOpened.accept(transport);
        }
    }

    static final class SendCommand {
        private SendCommand() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
        static @Nullable Object enter(
                @Advice.This Object transport,
                @Advice.Argument(value = 0, readOnly = false) byte[] line,
                @EntryHook BiFunction<Object, byte[], @Nullable Object> commandSending) {
            Object answer = commandSending.apply(transport, line);
            if (answer instanceof byte[] rewritten) {
                line = rewritten;
                return null;
            }
            return answer;
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Enter @Nullable Object verdict) throws Throwable {
            if (verdict instanceof Throwable failure) {
                throw failure;
            }
        }
    }

    static final class ReadServerResponse {
        private ReadServerResponse() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
        static int enter(@Advice.This Object transport, @EntryHook ToIntFunction<Object> replyAwaited) {
            return replyAwaited.applyAsInt(transport);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Enter int localCode,
                @Advice.Return(readOnly = false) int code,
                @Advice.Thrown @Nullable Throwable failure,
                @ExitHook BiConsumer<Object, @Nullable Throwable> replyRead) {
            if (localCode != 0) {
                code = localCode;
            } else {
                replyRead.accept(transport, failure);
            }
        }
    }

    static final class MailFrom {
        private MailFrom() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
        static @Nullable Throwable enter(
                @Advice.This Object transport, @EntryHook Function<Object, @Nullable Throwable> mailStarting) {
            return mailStarting.apply(transport);
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Enter @Nullable Throwable failure) throws Throwable {
            if (failure != null) {
                throw failure;
            }
        }
    }

    static final class SendMessage {
        private SendMessage() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Thrown @Nullable Throwable failure,
                @ExitHook BiConsumer<Object, Throwable> messageFailed) {
            if (failure != null) {
                messageFailed.accept(transport, failure);
            }
        }
    }

    static final class CloseConnection {
        private CloseConnection() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object transport, @ExitHook Consumer<Object> connectionClosed) {
            connectionClosed.accept(transport);
        }
    }
}
