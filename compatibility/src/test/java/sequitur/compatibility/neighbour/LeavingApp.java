package sequitur.compatibility.neighbour;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An app that sends a MAIL too many to each of its servers, which are its own, and then ends. Prints their ports. */
public final class LeavingApp {

    /** How it ends. */
    enum Way {
        /** {@code main} comes to its end. */
        RETURN,
        /** By {@code System.exit}, right after the last command. */
        EXIT,
        /** By {@code System.exit} while it holds the lock of its last Transport. */
        EXIT_UNDER_LOCK,
        /** {@code main} comes to its end, and only then all is sent, in a shutdown hook. */
        SEND_IN_HOOK,
        /** {@code main} comes to its end, after all was sent on a thread that is a daemon. */
        RETURN_AFTER_DAEMON
    }

    private LeavingApp() {}

    /**
     * Sends, and ends.
     *
     * @param arguments the way to end, how many servers, and, if {@code java.util.logging} is to have a handler that never comes back,
     *     the word {@code blocked}
     * @throws Exception if the servers can't be opened
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 2) {
            Logger.getLogger("").addHandler(new BlockedHandler());
        }
        List<ServerSocket> servers = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            servers.add(new ServerSocket(0, 1, InetAddress.getByName("localhost")));
            System.out.println("port " + servers.get(i).getLocalPort());
        }
        daemon(() -> servers.forEach(LeavingApp::serve));
        Way way = Way.valueOf(arguments[0]);
        Runnable sending = () -> servers.forEach(server -> send(server.getLocalPort(), way));
        switch (way) {
            case RETURN, EXIT, EXIT_UNDER_LOCK -> sending.run();
            case SEND_IN_HOOK -> Runtime.getRuntime().addShutdownHook(new Thread(sending));
            case RETURN_AFTER_DAEMON -> daemon(sending).join();
        }
        if (way == Way.EXIT) {
            System.exit(0);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void send(int port, Way way) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "app.example.com");
        properties.setProperty("mail.smtp.quitwait", "false");
        try {
            SMTPTransport transport =
                    (SMTPTransport) Session.getInstance(properties).getTransport("smtp");
            transport.connect("localhost", port, null, null);
            synchronized (transport) {
                transport.issueCommand("MAIL FROM:<news@example.com>", 250);
                transport.issueCommand("MAIL FROM:<news@example.com>", 250);
                if (way == Way.EXIT_UNDER_LOCK) {
                    System.exit(0);
                }
            }
            transport.close();
        } catch (MessagingException failed) {
            System.out.println(failed);
        }
    }

    private static void serve(ServerSocket server) {
        try (Socket client = server.accept();
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream replies = client.getOutputStream();
            replies.write("220 ready\r\n".getBytes(StandardCharsets.ISO_8859_1));
            for (String line = lines.readLine();
                    line != null && !line.toUpperCase(Locale.ROOT).startsWith("QUIT");
                    line = lines.readLine()) {
                replies.write("250 fine\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException gone) {
            // It does not wait for the reply to QUIT.
        }
    }

    private static final class BlockedHandler extends Handler {
        @Override
        public void publish(LogRecord event) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
