package sequitur.engine.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import sequitur.engine.MovableClock;
import sequitur.engine.transport.MailServer;

class RefusedLoginsTest {

    private static final MailServer SERVER = new MailServer("smtp", "mx.example", 25);

    private final MovableClock clock = new MovableClock();
    private final RefusedLogins logins = new RefusedLogins(clock);

    @Test
    void aRefusedLoginRestsForAMinuteAndThenForTwiceAsLongUpToAnHour() {
        String login = login("alice", "old");
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            logins.refused(login);
            clock.advance(Duration.ofMinutes(minutes).minusMillis(1));
            assertThat(logins.obstacle(login))
                    .hasValueSatisfying(why -> assertThat(why).contains("not tried again for " + minutes + " minute"));
            clock.advance(Duration.ofMillis(1));
            assertThat(logins.obstacle(login)).isEmpty();
        }
    }

    @Test
    void anotherPasswordUserOrServerIsAnotherLogin() {
        logins.refused(login("alice", "old"));

        assertThat(logins.obstacle(login("alice", "new"))).isEmpty();
        assertThat(logins.obstacle(login("bob", "old"))).isEmpty();
        assertThat(logins.obstacle(
                        logins.fingerprint(new MailServer("smtp", "mx.example", 587), "alice", octets("old"))))
                .isEmpty();
        assertThat(logins.obstacle(login("alice", "old"))).isPresent();
    }

    @Test
    void oneThatIsAcceptedIsForgotten() {
        logins.refused(login("alice", "old"));
        logins.accepted(login("alice", "old"));

        assertThat(logins.obstacle(login("alice", "old"))).isEmpty();
    }

    @Test
    void nothingCanBeReadFromIt() {
        assertThat(login("alice", "old")).doesNotContain("alice", "old");
        assertThat(new RefusedLogins(Clock.systemUTC()).fingerprint(SERVER, "alice", octets("old")))
                .isNotEqualTo(login("alice", "old"));
    }

    private String login(String user, String password) {
        return logins.fingerprint(SERVER, user, octets(password));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
