package sequitur.examples.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Postfix and a real Exim on free ports of the loopback interface, from start to {@link #close()}.
 *
 * <p>One at a time on a machine: a second start ends the servers of the first. Ask {@link #unavailable()} before.
 */
public final class RealServers implements AutoCloseable {

    /** Where both listen. */
    public static final String HOST = "127.0.0.1";

    /** The user that both know. */
    public static final String USER = "alice";

    /** The password of {@link #trustStore()}. */
    public static final String TRUST_STORE_PASSWORD = "changeit";

    /** The recipient that both refuse at {@code RCPT}; they take every other one at {@code example.org}. */
    public static final String REFUSED_RECIPIENT = "reject@example.org";

    /** The implementations. */
    public enum Server {
        POSTFIX,
        EXIM
    }

    /** How a port wants to be spoken to. */
    public enum Setup {
        /** Offers {@code STARTTLS}, asks for nothing, takes mail to {@code example.org} alone. */
        MX,
        /** Offers {@code STARTTLS} and, in clear too, {@code AUTH PLAIN LOGIN}; refuses {@code MAIL} before {@code AUTH}. */
        SUBMISSION,
        /** Refuses {@code AUTH} and {@code MAIL} before {@code STARTTLS}, and {@code MAIL} before {@code AUTH}. */
        SUBMISSION_TLS,
        /** As {@link #SUBMISSION}, but says so only to {@code RCPT}. */
        SUBMISSION_AT_RCPT
    }

    private record Port(Server server, Setup setup) {}

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration DELIVERY = Duration.ofSeconds(20);

    private final Map<Port, Integer> ports;

    private RealServers(Map<Port, Integer> ports) {
        this.ports = ports;
    }

    /** Why the servers can't run here; empty where they can. */
    public static Optional<String> unavailable() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("the real servers run on Linux only");
        }
        try {
            if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                return Optional.of("the real servers need root");
            }
        } catch (IOException | UnsupportedOperationException failure) {
            return Optional.of("whether this is root can't be told: " + failure);
        }
        if (!Files.isRegularFile(state().resolve("installed"))) {
            return Optional.of(
                    "no real servers in " + state() + "; run src/test/real-servers/install.sh of the module examples");
        }
        return Optional.empty();
    }

    /** Starts both with empty mailboxes, and returns once they greet. */
    public static RealServers start(String password) {
        Map<Port, Integer> ports = freePorts();
        Map<String, String> environment = new HashMap<>(ports.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().server() + "_" + entry.getKey().setup() + "_PORT",
                        entry -> entry.getValue().toString())));
        environment.put("REAL_SERVERS_PASSWORD", password);
        run("start.sh", environment);
        return new RealServers(ports);
    }

    /** The port of this server with this set-up. */
    public int port(Server server, Setup setup) {
        Integer port = ports.get(new Port(server, setup));
        if (port == null) {
            throw new IllegalArgumentException(server + " has no " + setup);
        }
        return port;
    }

    /** A PKCS12 store with the certificate of both, which is for {@code localhost} and {@code 127.0.0.1}. */
    public Path trustStore() {
        return state().resolve("trust.p12");
    }

    /** The same certificate in PEM. */
    public Path certificate() {
        return state().resolve("cert/cert.pem");
    }

    /**
     * What this server delivered since the start: one text for each message and recipient, in no order. Lines end in LF; among the
     * headers are {@code Delivered-To} (one recipient of the envelope) and {@code Return-Path} (its sender; Exim spells it
     * {@code Return-path}). Waits until the server's queue is empty: what it has answered with 250 is there, and there is no more to come.
     */
    public List<String> delivered(Server server) {
        long deadline = System.nanoTime() + DELIVERY.toNanos();
        while (!queue(server).isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(server + " does not deliver " + queue(server));
            }
            pause();
        }
        return files(root(server).resolve("mail/new")).stream()
                .map(RealServers::text)
                .toList();
    }

    /** Stops both. */
    @Override
    public void close() {
        run("stop.sh", Map.of());
    }

    /** The files of the messages that the server has accepted and not yet delivered. */
    private static List<Path> queue(Server server) {
        Path spool = root(server).resolve("var/spool");
        return switch (server) {
            // Postfix makes a queue file executable when it is complete.
            case POSTFIX ->
                Stream.of("maildrop", "incoming", "active", "deferred")
                        .flatMap(folder -> files(spool.resolve("postfix").resolve(folder)).stream())
                        .filter(Files::isExecutable)
                        .toList();
            // Exim writes the file of the envelope last.
            case EXIM ->
                files(spool.resolve("exim4/input")).stream()
                        .filter(file -> file.getFileName().toString().endsWith("-H"))
                        .toList();
        };
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder, 1)) {
            return tree.filter(Files::isRegularFile).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<Port, Integer> freePorts() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            List<Port> wanted = Stream.of(Server.values())
                    .flatMap(server -> Stream.of(Setup.values()).map(setup -> new Port(server, setup)))
                    .toList();
            for (int i = 0; i < wanted.size(); i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return wanted.stream()
                    .collect(Collectors.toMap(
                            port -> port,
                            port -> sockets.get(wanted.indexOf(port)).getLocalPort()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            sockets.forEach(RealServers::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path state() {
        return Path.of(System.getenv().getOrDefault("REAL_SERVERS_FOLDER", "/var/tmp/sequitur-real-servers"));
    }

    private static Path root(Server server) {
        return state().resolve("root").resolve(server.name().toLowerCase(Locale.ROOT));
    }

    private static Path script(String name) {
        return Stream.of("src/test/real-servers", "examples/src/test/real-servers")
                .map(folder -> Path.of(folder, name).toAbsolutePath())
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("run this in the module examples: no " + name));
    }

    private static void run(String script, Map<String, String> environment) {
        try {
            // A file and no pipe: nothing here can wait for the servers themselves.
            Path output = Files.createTempFile("real-servers", ".txt");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder("bash", script(script).toString());
                builder.environment().putAll(environment);
                Process process = builder.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(script + " does not end:\n" + text(output));
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException(script + " failed:\n" + text(output));
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(script + " was interrupted", interrupted);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a delivery", interrupted);
        }
    }
}
