package sequitur.cli.probe.socket;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A time limit for something that is done on a connection, however it waits: for octets that come one a minute, in a handshake, or to write.
 * When the time is up the connection is closed, and with it the wait ends.
 */
public final class Limit {

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(Limit::daemon);

    private Limit() {}

    /**
     * What is done.
     *
     * @param <T> what comes of it
     */
    public interface Deed<T> {

        /**
         * Does it.
         *
         * @return what came of it
         * @throws IOException if the connection failed, or was closed since the time is up
         */
        T get() throws IOException;
    }

    /**
     * Does something within a time.
     *
     * @param <T> what comes of it
     * @param time how long it may take
     * @param connection what is closed when the time is up; closing it must not wait
     * @param deed what is done
     * @return what came of it
     * @throws SocketTimeoutException if the time was up before
     * @throws IOException if it failed otherwise
     */
    public static <T> T within(Duration time, Closeable connection, Deed<T> deed) throws IOException {
        AtomicBoolean up = new AtomicBoolean();
        ScheduledFuture<?> end = CLOCK.schedule(
                () -> {
                    up.set(true);
                    closeQuietly(connection);
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return deed.get();
        } catch (IOException failed) {
            throw up.get() ? new SocketTimeoutException("Read timed out") : failed;
        } finally {
            end.cancel(false);
        }
    }

    static void closeQuietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "time limit");
        thread.setDaemon(true);
        return thread;
    }
}
