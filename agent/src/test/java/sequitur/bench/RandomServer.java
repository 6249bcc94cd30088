package sequitur.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import sequitur.bench.RandomDialogue.Habit;

/** The server of a {@link RandomDialogue}. What it does hangs on what it is told, and never on how often it was asked before, but for one event. */
final class RandomServer implements AutoCloseable {

    private final RandomDialogue dialogue;
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<List<String>> connections = new CopyOnWriteArrayList<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final AtomicBoolean happened = new AtomicBoolean();

    RandomServer(RandomDialogue dialogue, ExecutorService threads) throws IOException {
        this.dialogue = dialogue;
        threads.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    client.setTcpNoDelay(true);
                    List<String> lines = new CopyOnWriteArrayList<>();
                    connections.add(lines);
                    threads.execute(() -> serve(client, lines));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What the clients said, content aside: one connection after the other, though the last words on one may come after the first on the next. */
    List<String> lines() {
        return connections.stream().flatMap(List::stream).toList();
    }

    /** Each message with each of its recipients: {@code m1@example.com local0@example.com}. */
    List<String> delivered() {
        return List.copyOf(delivered);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve(Socket client, List<String> lines) {
        try (client) {
            new Session(client, lines).run();
        } catch (IOException gone) {
            // So is the session.
        }
    }

    /** One connection. */
    private final class Session {
        private final Socket client;
        private final List<String> lines;
        private final BufferedReader reader;
        private boolean authenticated;
        private String sender = "";
        private final List<String> recipients = new ArrayList<>();
        private boolean open = true;
        private boolean twice;

        Session(Socket client, List<String> lines) throws IOException {
            this.client = client;
            this.lines = lines;
            this.reader = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        }

        void run() throws IOException {
            say("220 random.example");
            for (String line = reader.readLine(); open && line != null; line = open ? reader.readLine() : null) {
                lines.add(line);
                answer(line);
            }
        }

        private void answer(String line) throws IOException {
            String verb = line.split("[ :]", 2)[0];
            switch (verb) {
                case "EHLO", "HELO" -> {
                    reset();
                    ehlo();
                }
                case "AUTH" -> auth();
                case "STARTTLS" -> startTls();
                case "MAIL" -> mail(line);
                case "RCPT" -> rcpt(address(line));
                case "DATA" -> data();
                case "RSET" -> {
                    if (dialogue.has(Habit.KNOWS_NO_RSET)) {
                        say("500 5.5.1 Command unrecognized");
                        return;
                    }
                    boolean refused = dialogue.has(Habit.REFUSES_RSET) && sender.isEmpty();
                    reset();
                    say(refused ? "502 5.5.1 Not implemented" : "250 2.0.0 Ok");
                }
                case "QUIT" -> {
                    say("221 2.0.0 Bye");
                    open = false;
                }
                default -> say("250 2.0.0 Ok");
            }
        }

        private void ehlo() throws IOException {
            say("250-random.example");
            if (dialogue.has(Habit.OFFERS_AUTH)) {
                say("250-AUTH PLAIN");
            }
            if (dialogue.has(Habit.OFFERS_STARTTLS)) {
                say("250-STARTTLS");
            }
            say("250 8BITMIME");
        }

        private void auth() throws IOException {
            if (!dialogue.has(Habit.OFFERS_AUTH)) {
                say("502 5.5.1 Not implemented");
                return;
            }
            authenticated = dialogue.has(Habit.TAKES_PASSWORD);
            say(authenticated ? "235 2.7.0 Ok" : "535 5.7.8 Bad credentials");
            open = authenticated || !dialogue.has(Habit.CLOSES_AFTER_FAILED_AUTH);
        }

        private void startTls() throws IOException {
            boolean breaks = dialogue.has(Habit.OFFERS_STARTTLS) && dialogue.has(Habit.BREAKS_HANDSHAKE);
            say(breaks ? "220 2.0.0 Go" : "454 4.7.0 TLS not available");
            open = !breaks;
        }

        private void mail(String line) throws IOException {
            String from = address(line);
            Optional<String> event = event(from);
            if (event.isPresent() && !event.get().equals("TWICE")) {
                open = !event.get().equals("EOF") && !event.get().startsWith("421");
                if (!event.get().equals("EOF")) {
                    say(event.get());
                }
                return;
            }
            twice = event.isPresent();
            if (dialogue.has(Habit.KNOWS_NO_RSET)) {
                reset();
            }
            if (!sender.isEmpty()) {
                say("503 5.5.1 Nested MAIL");
            } else if (dialogue.has(Habit.WANTS_AUTH_AT_MAIL) && !authenticated) {
                say(dialogue.refusal());
            } else if (dialogue.has(Habit.TIES_SENDER_AT_MAIL) && authenticated && !from.startsWith("alice")) {
                say("553 5.7.1 <" + from + ">: Sender address rejected: not owned by user alice");
            } else {
                sender = from;
                say("250 2.1.0 Ok");
            }
        }

        private Optional<String> event(String from) {
            boolean now = from.replaceAll("\\D", "").equals(Integer.toString(dialogue.eventAt()));
            return now && happened.compareAndSet(false, true) ? Optional.of(dialogue.event()) : Optional.empty();
        }

        private void rcpt(String to) throws IOException {
            if (sender.isEmpty()) {
                say("503 5.5.1 Need MAIL");
            } else if (to.startsWith("reject")) {
                say("550 5.1.1 <" + to + ">: User unknown");
            } else if (dialogue.has(Habit.WANTS_AUTH_FOR_FOREIGNERS) && to.startsWith("foreign") && !authenticated) {
                say(dialogue.refusal());
            } else if (dialogue.has(Habit.TIES_SENDER_AT_RCPT) && authenticated && !sender.startsWith("alice")) {
                say("553 5.7.1 <" + sender + ">: Sender address rejected: not owned by user alice");
            } else {
                recipients.add(to);
                say("250 2.1.5 Ok");
            }
        }

        private void data() throws IOException {
            if (recipients.isEmpty()) {
                say("503 5.5.1 Need RCPT");
                return;
            }
            say("354 go");
            for (String line = reader.readLine(); line == null || !line.equals("."); line = reader.readLine()) {
                if (line == null) {
                    open = false;
                    return;
                }
            }
            recipients.forEach(to -> delivered.add(sender + " " + to));
            reset();
            say("250 2.0.0 queued" + (twice ? "\r\n250 2.0.0 queued again" : ""));
            twice = false;
        }

        private void reset() {
            sender = "";
            recipients.clear();
        }

        private void say(String reply) throws IOException {
            client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        private static String address(String line) {
            return line.substring(line.indexOf('<') + 1, Math.max(line.indexOf('<') + 1, line.indexOf('>')));
        }
    }
}
