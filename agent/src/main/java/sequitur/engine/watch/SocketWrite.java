package sequitur.engine.watch;

import java.util.Arrays;

/** Whether a thread is just writing to a socket: after a command was written, the app may do anything before it reads the reply. */
final class SocketWrite {

    /** What sockets of the JDK are made of, from JDK 13 on. */
    private static final String SOCKET = "sun.nio.ch.NioSocketImpl";

    private SocketWrite() {}

    /**
     * Looks at a thread's stack.
     *
     * @param stack the frames, the innermost first
     * @return true if one of them writes to a socket
     */
    static boolean isOn(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(SOCKET)
                        && frame.getMethodName().endsWith("rite"));
    }
}
