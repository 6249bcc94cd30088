package sequitur.compatibility.neighbour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** An app that sends its mail several times, and lives on until it is told to end. */
public final class RepeatingApp {

    private RepeatingApp() {}

    /**
     * Sends all.
     *
     * @param arguments those of {@link MailingApp}; how often; and the port of whoever says when to end
     * @throws IOException if there is nobody at that port
     */
    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < Integer.parseInt(arguments[5]); i++) {
            MailingApp.main(arguments);
        }
        try (Socket end = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[6]))) {
            while (end.getInputStream().read() >= 0) {
                // Nothing is ever sent: the end is all.
            }
        }
    }
}
