package sequitur.engine.rehearsal;

import java.io.IOException;
import java.io.OutputStream;

/** What a transport writes: it goes to the server, but for what is withheld. */
final class ServerOutput extends OutputStream {

    private final Channel channel;
    private final OutputStream output;
    private final Withheld withheld;
    private final Failing failing;
    private final Runnable contentOver;

    /**
     * Makes it.
     *
     * @param channel the way to the server
     * @param output what it leads to
     * @param withheld what the server does not get
     * @param contentOver is run where the content that is withheld ends
     * @param failing whether the server is to get all that is written
     */
    ServerOutput(Channel channel, OutputStream output, Withheld withheld, Runnable contentOver, Failing failing) {
        this.channel = channel;
        this.output = output;
        this.withheld = withheld;
        this.contentOver = contentOver;
        this.failing = failing;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (!failing.isAside()) {
            try {
                filter(octets, offset, length);
                return;
            } catch (RuntimeException | Error failure) {
                failing.failed(failure);
            }
        }
        output.write(octets, offset, length);
    }

    private void filter(byte[] octets, int offset, int length) throws IOException {
        int from = withheld.take(octets, offset, offset + length, contentOver);
        if (from < offset + length) {
            channel.write(octets, from, offset + length - from);
        }
    }

    @Override
    public void flush() throws IOException {
        if (!failing.isAside()) {
            try {
                channel.flush();
                return;
            } catch (RuntimeException | Error failure) {
                failing.failed(failure);
            }
        }
        output.flush();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
