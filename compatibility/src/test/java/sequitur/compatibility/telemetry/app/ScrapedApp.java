package sequitur.compatibility.telemetry.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** An app that sends its mail, and then prints what an agent beside it offers to Prometheus. */
public final class ScrapedApp {

    /** The system property that says how many milliseconds it goes on when it has sent its mail. */
    public static final String PAUSE = "pause";

    private ScrapedApp() {}

    /**
     * Sends mail and prints.
     *
     * @param arguments where the metrics are, and the servers' ports; nothing is asked for where that is {@code -}
     * @throws IOException if there are no metrics
     * @throws InterruptedException if this thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String[] ports = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, ports, 0, ports.length);
        Mails.send(ports);
        Thread.sleep(Integer.getInteger(PAUSE, 0));
        if (!arguments[0].equals("-")) {
            try (InputStream page = new URL(arguments[0]).openStream()) {
                new String(page.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("sequitur"))
                        .forEach(System.out::println);
            }
        }
    }
}
