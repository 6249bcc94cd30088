package sequitur.engine.rehearsal;

import java.util.function.Consumer;

/** Whether something of our own went wrong on a connection: from then on transport and server speak to each other as if nobody stood between. */
final class Failing {

    private final Consumer<Throwable> told;
    private boolean aside;

    /**
     * Nothing went wrong yet.
     *
     * @param told is told of it
     */
    Failing(Consumer<Throwable> told) {
        this.told = told;
    }

    /** It did. Never throws. */
    void failed(Throwable failure) {
        aside = true;
        try {
            told.accept(failure);
        } catch (RuntimeException | Error untellable) {
            // The app goes on, and that is what counts.
        }
    }

    /** Whether it did. */
    boolean isAside() {
        return aside;
    }
}
