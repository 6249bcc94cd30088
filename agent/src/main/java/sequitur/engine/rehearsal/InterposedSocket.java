package sequitur.engine.rehearsal;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A socket to take streams from, and for nothing else: a transport that makes its streams is shown it in place of its own. */
final class InterposedSocket extends Socket {

    private final InputStream input;
    private final OutputStream output;

    InterposedSocket(InputStream input, OutputStream output) {
        this.input = input;
        this.output = output;
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }
}
