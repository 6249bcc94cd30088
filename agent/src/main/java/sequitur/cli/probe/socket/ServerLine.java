package sequitur.cli.probe.socket;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** A connection to a server that is spoken to in lines (RFC 5321 section 2.3.8). Texts hold one character for each octet. */
public final class ServerLine implements Closeable {

    /** No server says more in one reply; what a hostile one says beyond that is not read. */
    private static final int LONGEST_REPLY = 1 << 16;

    /** RFC 5321 section 4.2.1: a hyphen behind the code says that another line follows. */
    private static final Pattern NOT_LAST = Pattern.compile("(?s)\\d{3}-.*");

    private final Socket bare;
    private final Duration time;
    private Socket spoken;
    private InputStream input;

    private ServerLine(Socket bare, Duration time) throws IOException {
        this.bare = bare;
        this.time = time;
        this.spoken = bare;
        this.input = new BufferedInputStream(bare.getInputStream());
    }

    /** Does a handshake over a connected socket. */
    public interface Handshake {

        /**
         * Does it.
         *
         * @param socket the connection as it is
         * @return the connection under TLS
         * @throws IOException if the handshake failed
         */
        Socket over(Socket socket) throws IOException;
    }

    /**
     * Opens a connection.
     *
     * @param address where to
     * @param time how long that may take, and every reply after it
     * @return the connection
     * @throws IOException if it can't be opened
     */
    // The caller closes it.
    @SuppressWarnings("resource")
    public static ServerLine open(InetSocketAddress address, Duration time) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, (int) Math.min(Integer.MAX_VALUE, time.toMillis()));
            return new ServerLine(socket, time);
        } catch (IOException failed) {
            Limit.closeQuietly(socket);
            throw failed;
        }
    }

    /**
     * Reads a reply, or whatever else the server says.
     *
     * @return its lines, each ended by LF; one line of what is no reply
     * @throws IOException if none came in time, or the connection ended; then the connection can't be used any more
     */
    public String reply() throws IOException {
        return Limit.within(time, bare, () -> {
            StringBuilder reply = new StringBuilder();
            String line = readLine();
            reply.append(line).append('\n');
            while (NOT_LAST.matcher(line).matches()) {
                line = readLine();
                reply.append(line).append('\n');
                if (reply.length() > LONGEST_REPLY) {
                    throw new IOException("The reply has no end");
                }
            }
            return reply.toString();
        });
    }

    /**
     * Sends a line.
     *
     * @param line the line without its end
     * @throws IOException if it can't be written
     */
    public void send(String line) throws IOException {
        Limit.within(time, bare, () -> {
            OutputStream output = spoken.getOutputStream();
            output.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            output.flush();
            return true;
        });
    }

    /**
     * Puts the connection under TLS. Octets that came before it in clear text are thrown away.
     *
     * @param handshake does it
     * @throws IOException if it failed, or took too long
     */
    public void startTls(Handshake handshake) throws IOException {
        spoken = Limit.within(time, bare, () -> handshake.over(spoken));
        input = new BufferedInputStream(spoken.getInputStream());
    }

    /**
     * The address of this machine on the connection.
     *
     * @return an address literal of RFC 5321 section 4.1.3
     */
    public String ownAddress() {
        String address = bare.getLocalAddress().getHostAddress();
        int zone = address.indexOf('%');
        String bareAddress = zone < 0 ? address : address.substring(0, zone);
        return bareAddress.indexOf(':') < 0 ? "[" + bareAddress + "]" : "[IPv6:" + bareAddress + "]";
    }

    /** Ends it, whatever is still to come; nothing is waited for. */
    @Override
    public void close() {
        Limit.closeQuietly(bare);
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int octet = input.read();
        while (octet >= 0 && octet != '\n' && line.length() < LONGEST_REPLY) {
            line.append((char) octet);
            octet = input.read();
        }
        if (octet < 0 && line.isEmpty()) {
            throw new EOFException("[EOF]");
        }
        boolean carriageReturn = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
        return carriageReturn ? line.substring(0, line.length() - 1) : line.toString();
    }
}
