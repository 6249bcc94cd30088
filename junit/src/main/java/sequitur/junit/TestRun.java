package sequitur.junit;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/** All tests of this run: the agent that listens for them, and the end, where what belongs to no test makes the run fail. */
final class TestRun implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final Scope all = new Scope(
            Scope.Kind.CONTAINER,
            "this run",
            Optional.empty(),
            "",
            Set.of(),
            new RehearsedTest(settings -> "no test runs"));
    private final Scopes scopes = new Scopes(all);
    private final AttachedAgent agent;

    /**
     * Begins it.
     *
     * @throws IllegalStateException if there is no agent, and none can be attached
     */
    TestRun() {
        agent = AttachedAgent.ofThisJvm();
        agent.listen(scopes, scopes);
    }

    AttachedAgent agent() {
        return agent;
    }

    Scopes scopes() {
        return scopes;
    }

    Scope all() {
        return all;
    }

    /**
     * Ends it.
     *
     * @throws AssertionError if a rule was broken on a thread of which nobody knows to which test it belongs, or after its class had ended
     */
    @Override
    public void close() {
        agent.leave(scopes, scopes);
        all.complaint().ifPresent(complaint -> {
            throw new AssertionError(complaint);
        });
    }
}
