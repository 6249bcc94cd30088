package sequitur.bench.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** An app that opens connections, and prints how many threads of a name there are before and then. */
public final class ThreadsApp {

    private ThreadsApp() {}

    /**
     * Opens them.
     *
     * @param arguments the name; the port; how many connections
     * @throws MessagingException if the server can't be reached
     */
    public static void main(String[] arguments) throws MessagingException {
        Session session = Session.getInstance(new Properties());
        List<Transport> transports = new ArrayList<>();
        System.out.println("before " + count(arguments[0]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            Transport transport = session.getTransport("smtp");
            transport.connect("localhost", Integer.parseInt(arguments[1]), null, null);
            transports.add(transport);
        }
        System.out.println("open " + count(arguments[0]));
        for (Transport transport : transports) {
            transport.close();
        }
    }

    private static long count(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .count();
    }
}
