package sequitur.engine.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sequitur.engine.secret.Secret;
import sequitur.engine.secret.UnusableSecretException;

/** How long a token is kept, and when another one is asked for. */
@Timeout(60)
class CredentialTokensTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Time stands still unless a test moves it; it begins just before the number runs over. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

    private final AtomicInteger asked = new AtomicInteger();

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static Issue issue(String token, long seconds) {
        return new Issue(new Secret(token.getBytes(UTF_8)), Duration.ofSeconds(seconds), Optional.empty());
    }

    private CredentialTokens counting(long life) {
        return new CredentialTokens(fetch -> issue("token-" + asked.incrementAndGet(), life), now::get, LIMIT);
    }

    private static String text(CredentialTokens tokens) throws TokenTrouble, UnusableSecretException {
        try (Secret token = tokens.take()) {
            return new String(token.octets(), UTF_8);
        }
    }

    @Test
    void aTokenIsKeptUntilShortlyBeforeItsEnd() throws Exception {
        CredentialTokens tokens = counting(3_600);

        assertThat(text(tokens)).isEqualTo("token-1");
        pass(Duration.ofSeconds(3_539));
        assertThat(text(tokens)).isEqualTo("token-1");
        pass(Duration.ofSeconds(1));
        assertThat(text(tokens)).isEqualTo("token-2");
    }

    /** A tenth of its life where a minute would be too much. */
    @Test
    void aShortLivedTokenIsKeptAsWell() throws Exception {
        CredentialTokens tokens = counting(5);

        assertThat(text(tokens)).isEqualTo("token-1");
        pass(Duration.ofMillis(4_499));
        assertThat(text(tokens)).isEqualTo("token-1");
        pass(Duration.ofMillis(1));
        assertThat(text(tokens)).isEqualTo("token-2");
    }

    @Test
    void howeverManyThreadsWaitOneAsks() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CredentialTokens tokens = new CredentialTokens(
                fetch -> {
                    asked.incrementAndGet();
                    asking.countDown();
                    await(answer);
                    return issue("the token", 3_600);
                },
                now::get,
                LIMIT);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<String>> taken = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                taken.add(threads.submit(() -> text(tokens)));
            }
            await(asking);
            answer.countDown();

            for (Future<String> each : taken) {
                assertThat(each.get()).isEqualTo("the token");
            }
            assertThat(asked).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void afterAFailureNobodyAsksForAWhileAndForTwiceAsLongEachTime() throws Exception {
        CredentialTokens tokens = failing(TokenTrouble.passing("it is down", "wait"));

        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            int before = asked.get();
            assertTrouble(tokens, "it is down");
            assertThat(asked).hasValue(before + 1);
            pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertTrouble(tokens, "it is down");
            assertThat(asked).hasValue(before + 1);
            pass(Duration.ofMillis(1));
        }
    }

    @Test
    void theAuthorizationServersOwnWishIsHonoured() throws Exception {
        CredentialTokens tokens = failing(TokenTrouble.passing("too many", "wait", Duration.ofSeconds(90)));

        assertTrouble(tokens, "too many");
        pass(Duration.ofSeconds(89));
        assertTrouble(tokens, "too many");
        assertThat(asked).hasValue(1);
        pass(Duration.ofSeconds(1));
        assertTrouble(tokens, "too many");
        assertThat(asked).hasValue(2);
    }

    /** A day is what no server means. */
    @Test
    void aWishIsHonouredForAnHourAtMost() throws Exception {
        CredentialTokens tokens = failing(TokenTrouble.passing("too many", "wait", Duration.ofDays(1)));

        assertTrouble(tokens, "too many");
        pass(Duration.ofHours(1));
        assertTrouble(tokens, "too many");
        assertThat(asked).hasValue(2);
    }

    @Test
    void aTokenThatIsStillGoodServesWhereANewOneCannotBeHad() throws Exception {
        CredentialTokens tokens = new CredentialTokens(
                fetch -> {
                    if (asked.incrementAndGet() > 1) {
                        throw TokenTrouble.passing("it is down", "wait");
                    }
                    return issue("the first", 600);
                },
                now::get,
                LIMIT);

        assertThat(text(tokens)).isEqualTo("the first");
        pass(Duration.ofSeconds(560));
        assertThat(text(tokens)).isEqualTo("the first");
        assertThat(asked).hasValue(2);
        pass(Duration.ofSeconds(41));
        assertTrouble(tokens, "it is down");
    }

    @Test
    void nobodyWaitsLongerThanTheLimitAndTheRequestIsGivenUp() throws Exception {
        CountDownLatch givenUp = new CountDownLatch(1);
        CredentialTokens tokens = new CredentialTokens(
                fetch -> {
                    asked.incrementAndGet();
                    fetch.endedBy(givenUp::countDown, "the endpoint has not answered", "the.setting");
                    await(givenUp);
                    throw TokenTrouble.passing("too late to be told", "wait");
                },
                System::nanoTime,
                Duration.ofMillis(300));

        assertThatExceptionOfType(TokenTrouble.class).isThrownBy(tokens::take).satisfies(trouble -> {
            assertThat(trouble.reason()).startsWith("there was no access token after 0 seconds: the endpoint");
            assertThat(trouble.change()).isEqualTo("check the.setting");
        });
        assertThat(givenUp.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aRefusedTokenIsReplacedOnceAndThenNotForAMinute() throws Exception {
        CredentialTokens tokens = counting(3_600);
        AccessToken first = new AccessToken(tokens.take(), Optional.empty());

        AccessToken second = new AccessToken(tokens.another(first).orElseThrow(), Optional.empty());
        assertThat(new String(second.secret().octets(), UTF_8)).isEqualTo("token-2");
        // Whoever had the first one gets the one that counts now.
        assertThat(tokens.another(first).map(token -> new String(token.octets(), UTF_8)))
                .contains("token-2");
        assertThat(tokens.another(second)).isEmpty();
        assertThat(asked).hasValue(2);

        pass(Duration.ofMinutes(1));
        assertThat(tokens.another(second)).isPresent();
        assertThat(asked).hasValue(3);
        // In vain again: for twice as long.
        AccessToken third = new AccessToken(tokens.take(), Optional.empty());
        pass(Duration.ofMinutes(1));
        assertThat(tokens.another(third)).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(tokens.another(third)).isPresent();
    }

    @Test
    void oneThatWasAcceptedInBetweenMakesGood() throws Exception {
        CredentialTokens tokens = counting(3_600);
        AccessToken first = new AccessToken(tokens.take(), Optional.empty());
        AccessToken second = new AccessToken(tokens.another(first).orElseThrow(), Optional.empty());

        tokens.accepted();

        assertThat(tokens.another(second)).isPresent();
    }

    @Test
    void whoeverIsInterruptedStaysSo() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CredentialTokens tokens = new CredentialTokens(
                fetch -> {
                    await(never);
                    return issue("too late", 1);
                },
                now::get,
                LIMIT);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(TokenTrouble.class).isThrownBy(tokens::take);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    private CredentialTokens failing(TokenTrouble trouble) {
        return new CredentialTokens(
                fetch -> {
                    asked.incrementAndGet();
                    throw trouble.again();
                },
                now::get,
                LIMIT);
    }

    private static void assertTrouble(CredentialTokens tokens, String reason) {
        assertThatExceptionOfType(TokenTrouble.class).isThrownBy(tokens::take).withMessage(reason);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
