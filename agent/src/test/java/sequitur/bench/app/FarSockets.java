package sequitur.bench.app;

import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/** Sockets whose other end claims to be far away (RFC 5737: an address that is nobody's). */
final class FarSockets extends UnconnectedSockets {
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
}
