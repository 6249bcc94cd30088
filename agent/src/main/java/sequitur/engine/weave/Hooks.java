package sequitur.engine.weave;

import org.jspecify.annotations.Nullable;

/**
 * What the woven transport calls. Every method is called on the thread that uses the transport, which holds the
 * transport's lock. Whatever is thrown here is swallowed; what the app is to see is returned.
 */
public interface Hooks {

    /** Given back by {@link #commandSending} for a command that must not be written. */
    Object SKIP = "skip";

    /**
     * The transport is about to connect: entry of {@code protocolConnect}, the one place that sees the credentials which
     * the app gave, even if the library makes no use of them.
     *
     * @param transport the transport
     * @param arguments host, port ({@link Integer}, -1 for the default), user, password; all but the port may be null
     */
    void connecting(Object transport, @Nullable Object[] arguments);

    /**
     * The transport has connected, or could not: exit of {@code protocolConnect}. Until then an AUTH is the library's own.
     *
     * @param transport the transport
     * @param ending what was thrown, or whether it has connected ({@link Boolean}): it has not where it wants a user and a password that
     *     it was not given
     */
    void connectEnded(Object transport, Object ending);

    /**
     * The transport has made new streams: exit of {@code initStreams}, which runs for a new connection and after the
     * handshake of STARTTLS.
     *
     * @param transport the transport
     */
    void streamsOpened(Object transport);

    /**
     * The transport is about to write a line: entry of {@code sendCommand(byte[])}, through which every line passes.
     *
     * @param transport the transport
     * @param line the line's octets without CR LF
     * @return null to let it pass, which does not hold for a line with CR, LF or NUL in it: that one passes only if the line itself
     *     is given back; another {@code byte[]} to write in its place, {@link #SKIP} not to write it, or a {@link Throwable} to
     *     throw instead
     */
    @Nullable
    Object commandSending(Object transport, byte[] line);

    /**
     * The transport is about to read a reply: entry of {@code readServerResponse}.
     *
     * @param transport the transport
     * @return 0 to let it read, or the code of a local reply, which the transport's fields hold already
     */
    int replyAwaited(Object transport);

    /**
     * The transport has read a reply: exit of {@code readServerResponse}, through which every reply passes.
     *
     * @param transport the transport, whose fields hold the reply
     * @param failure what was thrown instead, or null
     * @return null to leave it at that; the code ({@link Integer}) of another reply, which the transport's fields hold by then;
     *     or a {@link Throwable} to throw
     */
    @Nullable
    Object replyRead(Object transport, @Nullable Throwable failure);

    /**
     * The transport could not write a line: exit of {@code sendCommand(byte[])} by an exception.
     *
     * @param transport the transport
     * @param failure the exception
     * @return null to leave it at that; {@link Boolean#TRUE} if the line was written after all, and the exception is not to be thrown; or another
     *     {@link Throwable} to throw
     */
    @Nullable
    Object commandFailed(Object transport, Throwable failure);

    /**
     * The transport is about to build a MAIL command: entry of {@code mailFrom}. The line will carry parameters for the
     * extensions that are known by then, so what is inserted before MAIL has to be inserted here.
     *
     * @param transport the transport
     * @return null to go on, or a {@link Throwable} to throw instead
     */
    @Nullable
    Throwable mailStarting(Object transport);

    /**
     * A message is about to be sent: entry of {@code sendMessage}, before the transport forgets the message that it may be in the
     * middle of.
     *
     * @param transport the transport
     * @return null to go on, or a {@link Throwable} to throw instead; then {@link #messageEnded} is not called
     */
    @Nullable
    Throwable messageStarting(Object transport);

    /**
     * The transport hands out the stream that a message is to write itself to: exit of {@code data} and {@code bdat}.
     *
     * @param transport the transport
     * @param stream the stream, an {@link java.io.OutputStream}
     * @return null to leave it at that, or another {@link java.io.OutputStream} to hand out in its place
     */
    @Nullable
    Object contentOpened(Object transport, Object stream);

    /**
     * A message was sent, or could not be: exit of {@code sendMessage}, which by an exception may leave the server in the middle
     * of the content.
     *
     * @param transport the transport
     * @param failure what is thrown to the app, or null
     */
    void messageEnded(Object transport, @Nullable Throwable failure);

    /**
     * The transport has closed its connection: exit of {@code closeConnection}.
     *
     * @param transport the transport
     */
    void connectionClosed(Object transport);
}
