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
 * loader: it names no type of ours, only JDK types that it reads from the bridge's fields. These are empty while no engine is
 * there: a method that was running when the engine went away still ends with what was woven into it.
 */
final class TransportAdvice {

    private TransportAdvice() {}

    static final class ProtocolConnect {
        private ProtocolConnect() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object transport,
                @Advice.AllArguments Object[] arguments,
                @EntryHook @Nullable BiConsumer<Object, Object[]> connecting) {
            if (connecting != null) {
                connecting.accept(transport, arguments);
            }
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object transport, @ExitHook @Nullable Consumer<Object> connectEnded) {
            if (connectEnded != null) {
                connectEnded.accept(transport);
            }
        }
    }

    static final class InitStreams {
        private InitStreams() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object transport, @ExitHook @Nullable Consumer<Object> streamsOpened) {
            if (streamsOpened != null) {
                streamsOpened.accept(transport);
            }
        }
    }

    static final class SendCommand {
        private SendCommand() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
        static @Nullable Object enter(
                @Advice.This Object transport,
                @Advice.Argument(value = 0, readOnly = false) byte[] line,
                @EntryHook @Nullable BiFunction<Object, byte[], @Nullable Object> commandSending) {
            Object answer = commandSending == null ? null : commandSending.apply(transport, line);
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
                @ExitHook @Nullable Predicate<Object> commandFailed) {
            if (verdict instanceof Throwable refusal) {
                failure = refusal;
            } else if (failure != null && commandFailed != null && commandFailed.test(transport)) {
                failure = null;
            }
        }
    }

    static final class ReadServerResponse {
        private ReadServerResponse() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
        static int enter(@Advice.This Object transport, @EntryHook @Nullable ToIntFunction<Object> replyAwaited) {
            return replyAwaited == null ? 0 : replyAwaited.applyAsInt(transport);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Enter int localCode,
                @Advice.Return(readOnly = false) int code,
                @Advice.Thrown(readOnly = false) @Nullable Throwable failure,
                @ExitHook @Nullable BiFunction<Object, @Nullable Throwable, @Nullable Object> replyRead) {
            if (localCode != 0) {
                code = localCode;
                return;
            }
            Object answer = replyRead == null ? null : replyRead.apply(transport, failure);
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
                @Advice.This Object transport,
                @EntryHook @Nullable Function<Object, @Nullable Throwable> mailStarting) {
            return mailStarting == null ? null : mailStarting.apply(transport);
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
                @Advice.This Object transport,
                @EntryHook @Nullable Function<Object, @Nullable Throwable> messageStarting) {
            return messageStarting == null ? null : messageStarting.apply(transport);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Enter @Nullable Throwable refusal,
                @Advice.Thrown(readOnly = false) @Nullable Throwable failure,
                @ExitHook @Nullable BiConsumer<Object, @Nullable Throwable> messageEnded) {
            if (refusal != null) {
                failure = refusal;
            } else if (messageEnded != null) {
                messageEnded.accept(transport, failure);
            }
        }
    }

    static final class Content {
        private Content() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Return(readOnly = false) OutputStream stream,
                @ExitHook @Nullable BiFunction<Object, Object, @Nullable Object> contentOpened) {
            Object answer = contentOpened == null ? null : contentOpened.apply(transport, stream);
            if (answer instanceof OutputStream other) {
                stream = other;
            }
        }
    }

    static final class CloseConnection {
        private CloseConnection() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object transport, @ExitHook @Nullable Consumer<Object> connectionClosed) {
            if (connectionClosed != null) {
                connectionClosed.accept(transport);
            }
        }
    }
}
