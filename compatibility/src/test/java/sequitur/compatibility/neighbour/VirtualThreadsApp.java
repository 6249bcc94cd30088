package sequitur.compatibility.neighbour;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** An app of many virtual threads that share a few transports, and looks which of them were pinned to their carriers. */
public final class VirtualThreadsApp {

    private static final int THREADS = 1_000;
    private static final int TRANSPORTS = 20;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    private final Session session;
    private final String host;
    private final int port;
    private final BlockingQueue<Transport> pool = new LinkedBlockingQueue<>();
    private final AtomicInteger sent = new AtomicInteger();

    private VirtualThreadsApp(Session session, String host, int port) {
        this.session = session;
        this.host = host;
        this.port = port;
    }

    /**
     * Sends a message on each thread, and prints how many were sent, and how often a thread was pinned: by the control alone, and in the
     * agent's code.
     *
     * @param arguments host, port, and a file for the recording
     * @throws Exception if that can't be done
     */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.timeout", "60000");
        VirtualThreadsApp app =
                new VirtualThreadsApp(Session.getInstance(properties), arguments[0], Integer.parseInt(arguments[1]));
        // Threads that need a class wait while another one initializes it, and are pinned meanwhile, by whatever class.
        app.fillPool();
        for (int i = 0; i < 2 * TRANSPORTS; i++) {
            app.send();
        }
        Path file = Path.of(arguments[2]);
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withoutThreshold().withStackTrace();
            recording.start();
            app.sendAll();
            recording.stop();
            recording.dump(file);
        }
        System.out.println("sent " + app.sent);
        List<RecordedEvent> pinned = RecordingFile.readAllEvents(file);
        System.out.println("control " + (count(pinned, Control.class.getName()) > 0));
        System.out.println("agent " + count(pinned, "sequitur.engine.") + count(pinned, "sequitur.smtp."));
    }

    private void fillPool() throws MessagingException {
        for (int i = 0; i < TRANSPORTS; i++) {
            pool.add(session.getTransport("smtp"));
        }
    }

    private void sendAll() throws Exception {
        // The name of a method that Java 17 has not.
        ExecutorService threads = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        threads.execute(Control::touch);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(this::send);
        }
        threads.shutdown();
        if (!threads.awaitTermination(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("not all are sent after three minutes");
        }
        for (Transport transport : pool) {
            transport.close();
        }
    }

    private void send() {
        Transport transport = null;
        try {
            transport = pool.take();
            if (!transport.isConnected()) {
                transport.connect(host, port, null, null);
            }
            MimeMessage message = new MimeMessage(session);
            message.setFrom("sender@client.example");
            message.setText("Hello");
            message.saveChanges();
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress("one@b.example")});
            sent.incrementAndGet();
        } catch (MessagingException failure) {
            System.out.println("failed " + failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            if (transport != null) {
                pool.add(transport);
            }
        }
    }

    private static long count(List<RecordedEvent> pinned, String beginning) throws IOException {
        return pinned.stream()
                .filter(event -> event.getEventType().getName().equals(PINNED) && event.getStackTrace() != null)
                .filter(event -> event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith(beginning)))
                .count();
    }

    /** A class whose initializer waits, which pins the thread: so it is known that the recording tells of such threads. */
    private static final class Control {

        static {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }

        private Control() {}

        static void touch() {
            // To be initialized is all.
        }
    }
}
