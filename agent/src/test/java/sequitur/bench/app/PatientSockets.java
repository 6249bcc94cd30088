package sequitur.bench.app;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Sockets from which a 421 is read a moment late: whoever closes the connection after it has done so by then. */
final class PatientSockets extends UnconnectedSockets {

    private static final int MOMENT = 100;

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new Patient(super.getInputStream());
            }
        };
    }

    private static final class Patient extends FilterInputStream {

        Patient(InputStream input) {
            super(input);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 2 && target[offset] == '4' && target[offset + 1] == '2' && target[offset + 2] == '1') {
                try {
                    Thread.sleep(MOMENT);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
            return count;
        }
    }
}
