package sequitur.compatibility.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a server writes from its start until it is told to end. */
final class ServerConsole {

    private static final int MINUTES = 8;

    private ServerConsole() {}

    /**
     * Runs a server until it writes a certain line, then ends it in the way of the operating system.
     *
     * @param server the server's command
     * @param up says of a line whether it is the one
     * @return all lines up to the server's end, of standard output and standard error
     * @throws IOException if it can't be started
     * @throws InterruptedException if this thread is interrupted; the server is killed then, as after eight minutes
     */
    static List<String> of(ProcessBuilder server, Predicate<String> up) throws IOException, InterruptedException {
        Process process = server.redirectErrorStream(true).start();
        try (BufferedReader reader = process.inputReader()) {
            CompletableFuture.delayedExecutor(MINUTES, TimeUnit.MINUTES).execute(() -> kill(process));
            List<String> console = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                console.add(line);
                if (up.test(line)) {
                    // Not the process itself, which would close the stream.
                    process.toHandle().destroy();
                }
            }
            process.waitFor();
            return console;
        } finally {
            kill(process);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
