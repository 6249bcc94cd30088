package sequitur.bench.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes sockets for the mail library, which connects them by itself. */
abstract class UnconnectedSockets extends SocketFactory {

    @Override
    public abstract Socket createSocket();

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("the library connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host.getHostName(), port);
    }
}
