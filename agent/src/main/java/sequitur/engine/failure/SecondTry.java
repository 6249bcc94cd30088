package sequitur.engine.failure;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The library's own second try to connect: where the first one lacked a password or was refused with it, {@code Service.connect} asks the
 * Authenticator, and calls {@code protocolConnect} again from further down in the same method.
 */
final class SecondTry {

    private static final StackWalker WALKER = StackWalker.getInstance();

    private SecondTry() {}

    /**
     * Where in {@code Service.connect} this thread has called {@code protocolConnect}.
     *
     * @return the place in its code; nothing if another has called
     */
    static Optional<Integer> place() {
        return WALKER.walk(SecondTry::place);
    }

    private static Optional<Integer> place(Stream<StackWalker.StackFrame> frames) {
        return frames.filter(frame -> frame.getMethodName().equals("connect")
                        && frame.getClassName().endsWith(".mail.Service"))
                .findFirst()
                .map(StackWalker.StackFrame::getByteCodeIndex);
    }
}
