package sequitur.examples.attached;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * the message's number, so that it does not depend on who comes first; each is struck once at most.
 */
final class DroppingServer implements AutoCloseable {

    /** Where a connection is dropped. */
    enum Place {
        MAIL,
        RCPT,
        DATA,
        CONTENT,
        DOT_UNREAD,
        DOT_TAKEN
    }

    private static final int ONE_IN = 20;

    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final List<Integer> delivered = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<Integer, Place> struck = new ConcurrentHashMap<>();
    private final long seed;

    DroppingServer(long seed) throws IOException {
        this.seed = seed;
        thread(this::accept).start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The numbers of the messages that were taken, as often as they were. */
    List<Integer> delivered() {
        return List.copyOf(delivered);
    }

    /** How many connections were dropped at a place. */
    long dropped(Place place) {
        return struck.values().stream().filter(place::equals).count();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Where a message of this number is struck; half of those that are at MAIL, where nothing is lost yet. */
    private @Nullable Place place(int number) {
        Random random = new Random(seed * 31 + number);
        random.nextInt();
        if (random.nextInt(ONE_IN) != 0) {
            return null;
        }
        Place[] places = Place.values();
        return random.nextBoolean() ? Place.MAIL : places[random.nextInt(places.length)];
    }

    private boolean strikes(int number, Place here) {
        return place(number) == here && struck.putIfAbsent(number, here) == null;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                thread(() -> serve(client)).start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dropping server");
        thread.setDaemon(true);
        return thread;
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            converse(client);
        } catch (IOException gone) {
            // The client was faster.
        }
    }

    /** Gives back when the connection is to be dropped, or has ended. */
    private void converse(Socket client) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 localhost");
        int number = -1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String verb = line.split(" ", 2)[0];
            if (verb.equals("MAIL")) {
                boolean nested = number >= 0;
                number = Integer.parseInt(line.replaceAll("\\D", ""));
                if (nested) {
                    say(client, "503 5.5.1 nested MAIL");
                    continue;
                }
            }
            for (Place place : List.of(Place.MAIL, Place.RCPT, Place.DATA)) {
                if (verb.equals(place.name()) && strikes(number, place)) {
                    return;
                }
            }
            switch (verb) {
                case "DATA" -> {
                    say(client, "354 go");
                    if (!isTaken(client, reader, number)) {
                        return;
                    }
                    number = -1;
                }
                case "RSET" -> {
                    number = -1;
                    say(client, "250 ok");
                }
                case "QUIT" -> {
                    say(client, "221 bye");
                    return;
                }
                default -> say(client, "250 ok");
            }
        }
    }

    private boolean isTaken(Socket client, BufferedReader reader, int number) throws IOException {
        for (String line = reader.readLine(); !".".equals(line); line = reader.readLine()) {
            if (line == null || strikes(number, Place.CONTENT)) {
                return false;
            }
        }
        if (strikes(number, Place.DOT_UNREAD)) {
            return false;
        }
        delivered.add(number);
        if (strikes(number, Place.DOT_TAKEN)) {
            return false;
        }
        say(client, "250 ok");
        return true;
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
