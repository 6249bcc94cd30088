package sequitur.engine.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a transport reads: replies of the server's, and those in its place, each in its turn. */
final class ServerInput extends InputStream {

    private static final int SIZE = 8_192;

    private final Channel channel;
    private final InputStream input;
    private final Failing failing;
    private final ReplyEnd end = new ReplyEnd();

    /** What the server has said, and nobody has read yet. */
    private final byte[] incoming = new byte[SIZE];

    private int position;
    private int limit;

    private byte[] words = {};
    private int said;

    // Of the reply that is to be read now.
    private int discarded;
    private Optional<Long> arrived = Optional.empty();

    /**
     * Makes it.
     *
     * @param channel what is to be read
     * @param input what the server says
     * @param failing whether all that is read is to be that
     */
    ServerInput(Channel channel, InputStream input, Failing failing) {
        this.channel = channel;
        this.input = input;
        this.failing = failing;
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!failing.isAside() && length > 0) {
            try {
                return next(target, offset, length);
            } catch (RuntimeException | Error failure) {
                failing.failed(failure);
            }
        }
        return position < limit ? taken(target, offset, length) : input.read(target, offset, length);
    }

    private int next(byte[] target, int offset, int length) throws IOException {
        if (said == words.length) {
            Due due = channel.next();
            if (due == null) {
                return isThere() ? taken(target, offset, length) : -1;
            }
            long begun = System.nanoTime();
            if (due.kind() == Due.Kind.END || !isDue(due, begun)) {
                return -1;
            }
            if (due.kind() == Due.Kind.SERVERS) {
                return ofServer(due, begun, target, offset, length);
            }
            words = due.words();
            said = 0;
            answered();
        }
        return spoken(target, offset, length);
    }

    private int spoken(byte[] target, int offset, int length) {
        int count = Math.min(length, words.length - said);
        System.arraycopy(words, said, target, offset, count);
        said += count;
        return count;
    }

    private int taken(byte[] target, int offset, int length) {
        int count = Math.min(length, limit - position);
        System.arraycopy(incoming, position, target, offset, count);
        position += count;
        return count;
    }

    /** What comes before it is over; false if the server has ended the connection in the meantime. */
    private boolean isDue(Due due, long begun) throws IOException {
        if (due.stall() > 0) {
            channel.await(due.since() + due.stall(), begun);
            channel.release();
        }
        while (discarded < due.discarded()) {
            if (!isThere()) {
                return false;
            }
            discarded += end.isWith(incoming[position++]) ? 1 : 0;
        }
        return true;
    }

    private int ofServer(Due due, long begun, byte[] target, int offset, int length) throws IOException {
        if (!isThere()) {
            return -1;
        }
        if (due.delay() > 0) {
            long since = arrived.orElseGet(System::nanoTime);
            arrived = Optional.of(since);
            channel.await(since + due.delay(), begun);
        }
        int most = Math.min(length, limit - position);
        int count = 0;
        boolean over = false;
        while (count < most && !over) {
            over = end.isWith(incoming[position + count]);
            count++;
        }
        if (over) {
            answered();
        }
        return taken(target, offset, count);
    }

    private void answered() {
        channel.answered();
        discarded = 0;
        arrived = Optional.empty();
    }

    /** Whether the server has said something that nobody has read yet; waits for that if need be. */
    private boolean isThere() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, input.read(incoming, 0, SIZE));
        }
        return position < limit;
    }

    @Override
    public int available() throws IOException {
        if (!failing.isAside()) {
            try {
                return availableNext();
            } catch (RuntimeException | Error failure) {
                failing.failed(failure);
            }
        }
        return limit - position + input.available();
    }

    private int availableNext() throws IOException {
        if (said < words.length) {
            return words.length - said;
        }
        @Nullable Due due = channel.first();
        if (due == null || due.isPlain()) {
            return limit - position + input.available();
        }
        return due.kind() == Due.Kind.SPOKEN && due.discarded() == 0 ? due.words().length : 0;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
