package sequitur.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sequitur.engine.report.relay.Received;

class NoticesTest {

    private final Received received = new Received();
    private final Notices notices = new Notices(received.relay());

    @Test
    void saysEachKeyOnce() {
        notices.once(null, "a", "first");
        notices.once(null, "a", "second");
        notices.once(getClass().getClassLoader(), "a", "third");
        notices.once(null, "b", "fourth");

        assertThat(received.lines()).containsExactly("WARN sequitur first", "WARN sequitur fourth");
    }

    @Test
    void isOneLineOfAscii() {
        notices.once(null, "a", "two\nlines {} of m\u00fcll");

        assertThat(received.lines()).containsExactly("WARN sequitur two\\u000alines {} of m\\u00fcll");
    }
}
