package sequitur.engine.weave;

import java.io.OutputStream;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object transport, @ExitHook Consumer<Object> connectEnded) {
            connectEnded.accept(transport);
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

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Enter @Nullable Object verdict,
                @Advice.Thrown(readOnly = false) @Nullable Throwable failure,
                @ExitHook Predicate<Object> commandFailed) {
            if (verdict instanceof Throwable refusal) {
                failure = refusal;
            } else if (failure != null && commandFailed.test(transport)) {
                failure = null;
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
                @Advice.Thrown(readOnly = false) @Nullable Throwable failure,
                @ExitHook BiFunction<Object, @Nullable Throwable, @Nullable Object> replyRead) {
            if (localCode != 0) {
                code = localCode;
                return;
            }
            Object answer = replyRead.apply(transport, failure);
            if (answer instanceof Integer other) {
                code = other;
                failure = null;
            } else if (answer instanceof Throwable refusal) {
                failure = refusal;
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

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
        static @Nullable Throwable enter(
                @Advice.This Object transport, @EntryHook Function<Object, @Nullable Throwable> messageStarting) {
            return messageStarting.apply(transport);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Enter @Nullable Throwable refusal,
                @Advice.Thrown(readOnly = false) @Nullable Throwable failure,
                @ExitHook BiConsumer<Object, @Nullable Throwable> messageEnded) {
            if (refusal == null) {
                messageEnded.accept(transport, failure);
            } else {
                failure = refusal;
            }
        }
    }

    static final class Content {
        private Content() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Return(readOnly = false) OutputStream stream,
                @ExitHook BiFunction<Object, Object, @Nullable Object> contentOpened) {
            Object answer = contentOpened.apply(transport, stream);
            if (answer instanceof OutputStream other) {
                stream = other;
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
