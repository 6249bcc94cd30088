package sequitur.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A token endpoint that answers as it is told, on the loopback interface. */
public final class ScriptedEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** What it answers. */
    public interface Answer {

        /** Answers a request with this body. */
        void give(HttpExchange exchange, String body) throws IOException;
    }

    private ScriptedEndpoint(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/token", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies.add(body);
            answer.give(exchange, body);
            exchange.close();
        });
        server.start();
    }

    /** One that answers so. */
    public static ScriptedEndpoint answering(Answer answer) throws IOException {
        return new ScriptedEndpoint(answer);
    }

    /** One that always says this. */
    public static ScriptedEndpoint saying(int code, String text) throws IOException {
        return new ScriptedEndpoint((exchange, body) -> say(exchange, code, text));
    }

    /** Gives a text. */
    public static void say(HttpExchange exchange, int code, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
    }

    /** Where it is. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/token";
    }

    /** What it was asked. */
    public List<String> bodies() {
        return bodies;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
