package sequitur.bench.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.SocketFactory;

/** Sockets whose other end claims to be far away (RFC 5737: an address that is nobody's). */
final class FarSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public InetAddress getInetAddress() {
                try {
                    return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
                } catch (UnknownHostException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        };
    }

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
