package sequitur.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitTest {

    private final TimeLimit limit = new TimeLimit(Duration.ofSeconds(7));

    @ParameterizedTest
    @CsvSource({"0, 7000", "60000, 7000", "3000, 3000"})
    void theShorterTimeCountsAndTheAppsOwnComesBack(int own, int during) throws SocketException {
        Socket socket = new TimedSocket();
        socket.setSoTimeout(own);

        limit.begin(Optional.of(socket));
        assertThat(socket.getSoTimeout()).isEqualTo(during);

        limit.end();
        assertThat(socket.getSoTimeout()).isEqualTo(own);
    }

    @Test
    void itGoesOnOverTls() throws SocketException {
        Socket below = new TimedSocket();
        Socket above = new TimedSocket();
        limit.begin(Optional.of(below));
        limit.goesOnOver(above);
        above.setSoTimeout(7_000);

        limit.end();

        assertThat(above.getSoTimeout()).isZero();
    }

    @Test
    void aNewConnectionHasItsOwn() throws SocketException {
        Socket first = new TimedSocket();
        Socket second = new TimedSocket();
        second.setSoTimeout(9_000);
        limit.begin(Optional.of(first));
        limit.begin(Optional.of(second));
        assertThat(second.getSoTimeout()).isEqualTo(7_000);

        limit.end();

        assertThat(second.getSoTimeout()).isEqualTo(9_000);
    }

    @Test
    void withoutASocketNothingIsLimited() {
        limit.begin(Optional.empty());
        limit.end();
    }

    /** A socket that is never connected, and keeps what it is told. */
    private static final class TimedSocket extends Socket {
        private int timeout;

        @Override
        public synchronized void setSoTimeout(int milliseconds) {
            timeout = milliseconds;
        }

        @Override
        public synchronized int getSoTimeout() {
            return timeout;
        }
    }
}
