package sequitur.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which test an event belongs to: that of the thread on which it happens, or of the thread which has started that one. A thread that is older than the
 * test, as those of a pool are, belongs to the one test that runs; where several run at the same time, to their class, and else to the whole run.
 */
final class Scopes implements Consumer<Map<String, Object>>, Supplier<String> {

    @SuppressWarnings("ThreadLocalUsage") // There is one of these for all tests of a run.
    private final InheritableThreadLocal<@Nullable Scope> current = new InheritableThreadLocal<>();

    private final Set<Scope> running = ConcurrentHashMap.newKeySet();
    private final Scope run;

    /**
     * Makes them.
     *
     * @param run all tests, which takes what belongs to none
     */
    Scopes(Scope run) {
        this.run = run;
    }

    /**
     * A test begins, or a class of tests, on this thread.
     *
     * @return what this thread belonged to before; to be given to {@link #end}
     */
    Optional<Scope> begin(Scope scope) {
        Optional<Scope> before = Optional.ofNullable(current.get());
        current.set(scope);
        running.add(scope);
        return before;
    }

    /** It ends: this thread belongs again to what it belonged to. */
    void end(Scope scope, Optional<Scope> before) {
        scope.close();
        running.remove(scope);
        before.filter(Scope::isOpen).ifPresentOrElse(current::set, current::remove);
    }

    @Override
    public void accept(Map<String, Object> event) {
        here().ifPresent(scope -> scope.take(event));
    }

    @Override
    public String get() {
        return here().map(Scope::settings).orElse("");
    }

    /** What this thread belongs to; nothing where no test of ours runs, and it was not started by one. */
    Optional<Scope> here() {
        Scope own = current.get();
        if (own == null && running.isEmpty()) {
            return Optional.empty();
        }
        if (own != null && own.isOpen() && own.isTestIn(own)) {
            return Optional.of(own);
        }
        Scope container = openAround(own);
        List<Scope> tests =
                running.stream().filter(scope -> scope.isTestIn(container)).toList();
        return Optional.of(tests.size() == 1 ? tests.get(0) : container);
    }

    /** The innermost that is still open, from a class outwards. */
    private Scope openAround(@Nullable Scope inner) {
        Optional<Scope> scope = Optional.ofNullable(inner);
        while (scope.isPresent() && !scope.get().isOpen()) {
            scope = scope.get().parent();
        }
        return scope.orElse(run);
    }
}
