package sequitur.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of localhost that nobody listens at, and that nobody else is given meanwhile. */
final class Nobody implements AutoCloseable {

    private final Socket holder = new Socket();

    Nobody() throws IOException {
        holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    int port() {
        return holder.getLocalPort();
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
