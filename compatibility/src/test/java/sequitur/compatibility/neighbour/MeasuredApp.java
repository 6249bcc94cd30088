package sequitur.compatibility.neighbour;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** An app that sends its mail, and then asks for the metrics that an agent beside it offers, if there is one. */
public final class MeasuredApp {

    /** The system property that holds where the metrics are. */
    static final String METRICS = "metrics";

    private MeasuredApp() {}

    /**
     * Sends all, and tells whether there are metrics of the JVM.
     *
     * @param arguments those of {@link MailingApp}
     * @throws IOException if there are no metrics where they were said to be
     */
    public static void main(String[] arguments) throws IOException {
        MailingApp.main(arguments);
        String address = System.getProperty(METRICS);
        if (address != null) {
            try (InputStream metrics = new URL(address).openStream()) {
                String text = new String(metrics.readAllBytes(), StandardCharsets.UTF_8);
                System.out.println("metrics: " + text.contains("jvm_threads"));
            }
        }
    }
}
