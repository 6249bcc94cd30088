package sequitur.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import sequitur.engine.MovableClock;
import sequitur.engine.report.LearnedRequirement;
import sequitur.engine.transport.MailServer;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;

/** What refusals have shown of a server: kept for a time, and of so many servers. */
class LearnedRequirementsTest {

    private static final Requirements AUTH = new Requirements(Requirement.NOT_NEEDED, Requirement.NEEDED);
    private static final Requirements TLS = new Requirements(Requirement.NEEDED, Requirement.NOT_NEEDED);
    private static final Requirements BOTH = new Requirements(Requirement.NEEDED, Requirement.NEEDED);

    private final MovableClock clock = new MovableClock();
    private final LearnedRequirements learned = new LearnedRequirements(clock);

    @Test
    void whatAServerShowsAddsUp() {
        assertThat(learned.of(server(25))).isEqualTo(Requirements.NONE);
        assertThat(learned.add(server(25), AUTH)).isTrue();
        assertThat(learned.add(server(25), AUTH)).isFalse();
        assertThat(learned.add(server(25), TLS)).isTrue();

        assertThat(learned.of(server(25))).isEqualTo(BOTH);
        assertThat(learned.of(server(587))).isEqualTo(Requirements.NONE);
    }

    @Test
    void whatIsConfiguredStays() {
        learned.add(server(25), AUTH);

        assertThat(learned.over(server(25), TLS)).isEqualTo(BOTH);
        assertThat(learned.over(server(587), TLS)).isEqualTo(TLS);
    }

    @Test
    void itIsForgottenAfterATime() {
        learned.add(server(25), AUTH);
        clock.advance(LearnedRequirements.LIFE);
        assertThat(learned.of(server(25))).isEqualTo(AUTH);

        clock.advance(Duration.ofMillis(1));
        assertThat(learned.of(server(25))).isEqualTo(Requirements.NONE);
    }

    @Test
    void theHourDoesNotBeginAnewWithEachRefusal() {
        learned.add(server(25), AUTH);
        clock.advance(LearnedRequirements.LIFE);
        learned.add(server(25), AUTH);
        clock.advance(Duration.ofMillis(1));

        assertThat(learned.of(server(25))).isEqualTo(Requirements.NONE);
    }

    @Test
    void whatCanNotBeGivenIsForgotten() {
        learned.add(server(25), BOTH);
        learned.forget(server(25));

        assertThat(learned.of(server(25))).isEqualTo(Requirements.NONE);
    }

    @Test
    void allThatIsKnownCanBeShown() {
        Instant start = clock.instant();
        learned.add(server(25), AUTH);
        clock.advance(Duration.ofMinutes(1));
        learned.add(server(587), BOTH);
        assertThat(learned.all())
                .extracting(
                        LearnedRequirement::getServer,
                        LearnedRequirement::getRequirement,
                        LearnedRequirement::getLearnedAt,
                        LearnedRequirement::getExpires)
                .containsExactlyInAnyOrder(
                        tuple(server(25).address(), "auth", start.toString(), later(start, 60)),
                        tuple(server(587).address(), "tls", later(start, 1), later(start, 61)),
                        tuple(server(587).address(), "auth", later(start, 1), later(start, 61)));

        clock.advance(LearnedRequirements.LIFE.minusMillis(1));
        assertThat(learned.all())
                .extracting(LearnedRequirement::getServer)
                .doesNotContain(server(25).address());
    }

    private static String later(Instant start, int minutes) {
        return start.plus(Duration.ofMinutes(minutes)).toString();
    }

    @Test
    void theServerThatWasLeastAskedForGoesFirst() {
        learned.add(server(0), AUTH);
        for (int port = 1; port < LearnedRequirements.MOST_SERVERS; port++) {
            learned.add(server(port), AUTH);
        }
        assertThat(learned.of(server(0))).isEqualTo(AUTH);

        learned.add(server(LearnedRequirements.MOST_SERVERS), AUTH);

        assertThat(learned.of(server(0))).isEqualTo(AUTH);
        assertThat(learned.of(server(1))).isEqualTo(Requirements.NONE);
    }

    private static MailServer server(int port) {
        return new MailServer("smtp", "mx.example", port);
    }
}
