package sequitur.engine.token;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sequitur.engine.secret.Secret;
import sequitur.engine.secret.UnusableSecretException;

/**
 * The access token of one credential: kept until shortly before it expires, and asked for by one thread at a time, however many wait.
 * After a failure nothing is asked for a while, and for twice as long each time. Time is that of {@link System#nanoTime()}, which no
 * clock that is set wrong can change.
 */
final class CredentialTokens {

    private static final String AGAIN = "send the message again";

    /** How long a thread waits for a token at most. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(5).toNanos();

    /** What an authorization server may ask for at most. */
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    /** A token is renewed so long before its end, or a tenth of its life if that is less. */
    private static final long MARGIN = Duration.ofMinutes(1).toNanos();

    private static final int MARGIN_SHARE = 10;

    /** A refused token is not asked for anew so soon after another one was refused. */
    private static final long FIRST_VAIN_PAUSE = Duration.ofMinutes(1).toNanos();

    private static final long LONGEST_VAIN_PAUSE = Duration.ofHours(1).toNanos();

    private final Origin origin;
    private final LongSupplier nanoTime;
    private final Duration limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private @Nullable Secret token;

    /** Whether the mail server has accepted it at least once. */
    private boolean proven;

    private long renewAt;
    private long endsAt;

    private @Nullable Fetch fetch;
    private @Nullable Exception failure;
    private long notBefore;
    private long pause;

    private long refusedUntil;
    private long refusedPause;

    CredentialTokens(Origin origin, LongSupplier nanoTime, Duration limit) {
        this.origin = origin;
        this.nanoTime = nanoTime;
        this.limit = limit;
        this.refusedUntil = nanoTime.getAsLong();
    }

    /** A copy of the token that counts; waits for one if there is none. */
    Secret take() throws TokenTrouble, UnusableSecretException {
        lock.lock();
        try {
            while (true) {
                long now = nanoTime.getAsLong();
                if (token != null && renewAt - now > 0) {
                    return token.copy();
                }
                if (fetch == null && !begin(now)) {
                    return whatThereIs(now);
                }
                await(now);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Another token than one that the mail server has refused: the one that counts by now, or a new one. Nothing if it has accepted none
     * since a new one was asked for not long ago.
     */
    Optional<Secret> another(AccessToken refused) throws TokenTrouble, UnusableSecretException {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (token != null && refused.is(token)) {
                if (!proven && refusedUntil - now > 0) {
                    return Optional.empty();
                }
                if (!proven) {
                    refusedPause = Math.min(LONGEST_VAIN_PAUSE, Math.max(FIRST_VAIN_PAUSE, refusedPause * 2));
                    refusedUntil = now + refusedPause;
                }
                token.close();
                token = null;
            }
        } finally {
            lock.unlock();
        }
        return Optional.of(take());
    }

    /** The mail server has accepted a token. */
    void accepted() {
        lock.lock();
        try {
            proven = true;
            refusedPause = 0;
            refusedUntil = nanoTime.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    /** Begins to ask for one; false if it is too soon after a failure. */
    private boolean begin(long now) {
        if (failure != null && notBefore - now > 0) {
            return false;
        }
        Fetch begun = new Fetch(now + limit.toNanos());
        fetch = begun;
        try {
            // Without the thread locals of the app, and without its class loader.
            Thread thread = new Thread(null, () -> fetch(begun), "sequitur-token", 0, false);
            thread.setContextClassLoader(null);
            thread.setDaemon(true);
            thread.start();
        } catch (Throwable noThread) {
            failed(TokenTrouble.passing("the JVM gives no thread to ask for an access token", AGAIN));
        }
        return true;
    }

    private void fetch(Fetch begun) {
        try {
            Issue issue = origin.get(begun);
            end(begun, () -> issued(issue));
        } catch (TokenTrouble | UnusableSecretException trouble) {
            end(begun, () -> failed(trouble));
        } catch (Throwable own) {
            String name = own.getClass().getSimpleName();
            end(
                    begun,
                    () -> failed(TokenTrouble.passing("the request for an access token failed with " + name, AGAIN)));
        }
    }

    private void end(Fetch ended, Runnable with) {
        lock.lock();
        try {
            if (fetch == ended) {
                with.run();
            }
        } finally {
            lock.unlock();
        }
    }

    private void issued(Issue issue) {
        long now = nanoTime.getAsLong();
        long life = issue.life().toNanos();
        if (token != null) {
            token.close();
        }
        token = issue.token();
        proven = false;
        endsAt = now + life;
        renewAt = endsAt - Math.min(MARGIN, life / MARGIN_SHARE);
        failure = null;
        pause = 0;
        over();
    }

    private void failed(Exception trouble) {
        long wish = 0;
        if (trouble instanceof TokenTrouble known) {
            Duration asked = known.pause();
            wish = (asked.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : asked).toNanos();
        }
        pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, pause * 2));
        notBefore = nanoTime.getAsLong() + Math.max(wish, pause);
        failure = trouble;
        over();
    }

    private void over() {
        fetch = null;
        changed.signalAll();
    }

    /** The token if it is good for a moment still, though a new one could not be had; else what went wrong. */
    private Secret whatThereIs(long now) throws TokenTrouble, UnusableSecretException {
        if (token != null && endsAt - now > 0) {
            return token.copy();
        }
        if (failure instanceof UnusableSecretException unusable) {
            throw new UnusableSecretException(unusable.reason());
        }
        throw failure instanceof TokenTrouble known
                ? known.again()
                : TokenTrouble.passing("an access token could not be had", AGAIN);
    }

    /** Waits once; whoever calls it looks again what there is. */
    @SuppressWarnings("WaitNotInLoop")
    private void await(long now) throws TokenTrouble {
        Fetch awaited = fetch;
        if (awaited == null) {
            return;
        }
        long left = awaited.deadline() - now;
        if (left <= 0) {
            failed(TokenTrouble.passing(
                    "there was no access token after " + limit.toSeconds() + " seconds: " + awaited.what(),
                    awaited.change()));
            awaited.giveUp();
            return;
        }
        try {
            changed.await(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
            throw TokenTrouble.passing("the thread was interrupted while it waited for an access token", AGAIN);
        }
    }
}
