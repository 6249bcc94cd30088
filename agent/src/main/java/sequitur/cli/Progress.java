package sequitur.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells on standard error how much was read, where somebody looks at it and it takes a while. */
final class Progress {

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int LOOKS = 1 << 20;
    private static final double MEGABYTE = 1 << 20;

    private final PrintWriter errors;
    private final boolean shown;
    private long read;
    private long looked;
    private long told = System.nanoTime();
    private boolean written;

    private Progress(PrintWriter errors, boolean shown) {
        this.errors = errors;
        this.shown = shown;
    }

    /** Progress for whoever sits at the terminal; none if standard error or output leads elsewhere. */
    static Progress at(PrintWriter errors) {
        return new Progress(errors, Terminal.isThere());
    }

    InputStream watch(InputStream octets) {
        return shown ? new Watched(octets) : octets;
    }

    /** Leaves the line empty for what comes next. */
    void end() {
        if (written) {
            errors.print("\r" + " ".repeat(40) + "\r");
            errors.flush();
        }
    }

    private void add(int count) {
        read += Math.max(0, count);
        if (read - looked > LOOKS) {
            looked = read;
            long now = System.nanoTime();
            if (now - told > BETWEEN.toNanos()) {
                told = now;
                written = true;
                errors.print(String.format(Locale.ROOT, "\rSequitur: %,.0f MB read", read / MEGABYTE));
                errors.flush();
            }
        }
    }

    /** Counts what is read. */
    private final class Watched extends FilterInputStream {

        Watched(InputStream octets) {
            super(octets);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            add(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            int count = super.read(target, start, length);
            add(count);
            return count;
        }
    }
}
