package sequitur.bench.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An app whose Transport writes several commands and then reads several replies, and takes another one with the same URLName for
 * the same. Each argument is one connection: a number of the Transport, and what is done with it. Prints what each reply was.
 */
public final class PipeliningApp {

    private PipeliningApp() {}

    /**
     * Does what it is told.
     *
     * @param arguments the port and a timeout in milliseconds; then for each group of Transports its steps, with {@code |}
     *     between them: {@code 1>NOOP} writes a line to the first, {@code 1<} reads a reply from it, {@code 1=NOOP} does both,
     *     {@code 1.} closes it, and {@code !} gives a {@link Signal}
     * @throws MessagingException if a server can't be reached
     */
    public static void main(String[] arguments) throws MessagingException {
        Properties properties = new Properties(System.getProperties());
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.timeout", arguments[1]);
        Session session = Session.getInstance(properties);
        for (String group : List.of(arguments).subList(2, arguments.length)) {
            System.out.println(String.join(" ", told(session, Integer.parseInt(arguments[0]), group)));
        }
    }

    private static List<String> told(Session session, int port, String group) throws MessagingException {
        List<String> told = new ArrayList<>();
        List<Pipelining> transports = new ArrayList<>();
        for (String step : group.split("\\|", -1)) {
            if (step.equals("!")) {
                Signal.give();
                continue;
            }
            int number = step.charAt(0) - '0';
            while (transports.size() < number) {
                Pipelining transport =
                        new Pipelining(session, new URLName("smtp", "localhost", port, null, null, null));
                transport.connect("localhost", port, null, null);
                transports.add(transport);
            }
            transports.get(number - 1).step(step.charAt(1), step.substring(2), told);
        }
        for (Pipelining transport : transports) {
            transport.close();
        }
        return told;
    }

    /** A Transport that is what its URLName is. */
    private static final class Pipelining extends SMTPTransport {

        private final URLName name;

        Pipelining(Session session, URLName name) {
            super(session, name);
            this.name = name;
        }

        synchronized void step(char what, String line, List<String> told) {
            try {
                switch (what) {
                    case '>' -> sendCommand(line);
                    case '<' -> told.add(Integer.toString(readServerResponse()));
                    case '=' -> told.add(Integer.toString(simpleCommand(line)));
                    default -> close();
                }
            } catch (MessagingException failure) {
                told.add(failure.getClass().getSimpleName());
            } catch (NullPointerException closed) {
                // What the library makes of a reply that is read after close().
                told.add("closed");
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pipelining transport && name.equals(transport.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
