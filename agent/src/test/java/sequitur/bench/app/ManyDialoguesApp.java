package sequitur.bench.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many {@link EnvelopesApp}s in one, some of them at the same time, each with a server of its own. */
public final class ManyDialoguesApp {

    /** Most of the time each waits for the other side, not for a processor. */
    private static final int AT_A_TIME = 48;

    private ManyDialoguesApp() {}

    /**
     * Runs them, and prints a line for each in their order.
     *
     * @param arguments for each the arguments of {@link EnvelopesApp} with a vertical bar between them
     * @throws Exception if one ends otherwise than it should
     */
    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        List<Future<List<String>>> told = new ArrayList<>();
        for (String argument : arguments) {
            told.add(threads.submit(() -> EnvelopesApp.told(argument.split("\\|", -1))));
        }
        threads.shutdown();
        for (Future<List<String>> each : told) {
            System.out.println(String.join(" ; ", each.get()));
        }
    }
}
