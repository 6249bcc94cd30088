package sequitur.engine.weave;

import java.io.OutputStream;
import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * The code that is inlined into the transport, one class for each method. It stands in the transport's class, in any class
 * loader: it names no type of ours, only JDK types that it reads from the bridge's fields. These lead nowhere while no engine is
 * there: a method that was running when the engine went away still ends with what was woven into it.
 */
@SuppressWarnings("ReturnValueIgnored") // All hooks are functions of one kind, also those that only listen.
final class TransportAdvice {

    private TransportAdvice() {}

    static final class ProtocolConnect {
        private ProtocolConnect() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object transport,
                @Advice.AllArguments Object[] arguments,
                @EntryHook BiFunction<Object, @Nullable Object, @Nullable Object> connecting) {
            connecting.apply(transport, arguments);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Return boolean connected,
                @Advice.Thrown @Nullable Throwable failure,
                @ExitHook BiFunction<Object, @Nullable Object, @Nullable Object> connectEnded) {
            connectEnded.apply(transport, failure == null ? (Object) connected : failure);
        }
    }

    static final class InitStreams {
        private InitStreams() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @ExitHook BiFunction<Object, @Nullable Object, @Nullable Object> streamsOpened) {
            streamsOpened.apply(transport, null);
        }
    }

    static final class SendCommand {
        private SendCommand() {}

        /**
         * A line with CR, LF or NUL in it is written only if the hook gives back the very line that it was given, since the
         * patch is off there. Whatever else comes of the hook, an error of any kind included, keeps it from being written; and so does
         * an error in this method itself, which nothing swallows.
         */
        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static @Nullable Object enter(
                @Advice.This Object transport,
                @Advice.Argument(value = 0, readOnly = false) byte[] line,
                @Refusal(octet = "0x0d") Throwable carriageReturn,
                @Refusal(octet = "0x0a") Throwable lineFeed,
                @Refusal(octet = "0x00") Throwable nul,
                @EntryHook BiFunction<Object, @Nullable Object, @Nullable Object> commandSending) {
            Object answer;
            try {
                answer = commandSending.apply(transport, line);
            } catch (Throwable swallowed) {
                answer = null;
            }
            boolean allowed = answer == line;
            if (answer instanceof byte[] rewritten) {
                line = rewritten;
                answer = null;
            }
            for (int i = 0; i < line.length && answer == null && !allowed; i++) {
                if (line[i] == '\r') {
                    answer = carriageReturn;
                } else if (line[i] == '\n') {
                    answer = lineFeed;
                } else if (line[i] == 0) {
                    answer = nul;
                }
            }
            return answer;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Enter @Nullable Object verdict,
                @Advice.Thrown(readOnly = false) @Nullable Throwable failure,
                @ExitHook BiFunction<Object, @Nullable Object, @Nullable Object> commandFailed) {
            if (verdict instanceof Throwable refusal) {
                failure = refusal;
            } else if (failure != null) {
                Object answer = commandFailed.apply(transport, failure);
                if (answer == Boolean.TRUE) {
                    failure = null;
                } else if (answer instanceof Throwable other) {
                    failure = other;
                }
            }
        }
    }

    static final class ReadServerResponse {
        private ReadServerResponse() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
        static int enter(
                @Advice.This Object transport,
                @EntryHook BiFunction<Object, @Nullable Object, @Nullable Object> replyAwaited) {
            return replyAwaited.apply(transport, null) instanceof Integer code ? code : 0;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Enter int localCode,
                @Advice.Return(readOnly = false) int code,
                @Advice.Thrown(readOnly = false) @Nullable Throwable failure,
                @ExitHook BiFunction<Object, @Nullable Object, @Nullable Object> replyRead) {
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
                @Advice.This Object transport,
                @EntryHook BiFunction<Object, @Nullable Object, @Nullable Object> mailStarting) {
            return (Throwable) mailStarting.apply(transport, null);
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
                @EntryHook BiFunction<Object, @Nullable Object, @Nullable Object> messageStarting) {
            return (Throwable) messageStarting.apply(transport, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Enter @Nullable Throwable refusal,
                @Advice.Thrown(readOnly = false) @Nullable Throwable failure,
                @ExitHook BiFunction<Object, @Nullable Object, @Nullable Object> messageEnded) {
            if (refusal != null) {
                failure = refusal;
            } else {
                messageEnded.apply(transport, failure);
            }
        }
    }

    static final class Content {
        private Content() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @Advice.Return(readOnly = false) OutputStream stream,
                @ExitHook BiFunction<Object, @Nullable Object, @Nullable Object> contentOpened) {
            Object answer = contentOpened.apply(transport, stream);
            if (answer instanceof OutputStream other) {
                stream = other;
            }
        }
    }

    static final class CloseConnection {
        private CloseConnection() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object transport,
                @ExitHook BiFunction<Object, @Nullable Object, @Nullable Object> connectionClosed) {
            connectionClosed.apply(transport, null);
        }
    }
}
