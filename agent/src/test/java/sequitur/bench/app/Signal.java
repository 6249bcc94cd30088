package sequitur.bench.app;

/** How an app tells its test that it has come to a certain point. */
public final class Signal {

    /** The system property that holds whoever is told: a {@link Runnable}, since an app shares only the JDK's types with the bench. */
    public static final String RECEIVER = "bench.signal";

    private Signal() {}

    /** Tells the test, and goes on when that is ready. */
    public static void give() {
        if (System.getProperties().get(RECEIVER) instanceof Runnable receiver) {
            receiver.run();
        }
    }
}
