package sequitur.testbed.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A client that sends what it is told, however wrong it is. */
final class RawClient implements AutoCloseable {
    private final TrustStore trustStore;
    private Socket socket;
    private InputStream input;

    private RawClient(TrustStore trustStore, Socket socket) throws IOException {
        this.trustStore = trustStore;
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(5000);
    }

    /** Connects and does not read the greeting. */
    static RawClient connect(StrictMailServer server) throws IOException {
        return new RawClient(server.trustStore(), new Socket(InetAddress.getLoopbackAddress(), server.port()));
    }

    /** Connects, by TLS, and does not read the greeting. */
    static RawClient connectTls(StrictMailServer server) throws IOException, GeneralSecurityException {
        RawClient client = connect(server);
        client.startTls();
        return client;
    }

    /** Sends one line and reads the reply. */
    String say(String line) throws IOException {
        send(line + "\r\n");
        return reply();
    }

    /** Sends octets as they are. */
    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Reads one reply, its lines separated by line feeds; empty if the server has hung up. */
    String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        while (true) {
            String line = line();
            reply.append(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return reply.toString();
            }
            reply.append('\n');
        }
    }

    /** Does the TLS handshake. */
    void startTls() throws IOException, GeneralSecurityException {
        SSLSocket tls = (SSLSocket)
                sslContext(trustStore).getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        tls.startHandshake();
        socket = tls;
        input = new BufferedInputStream(tls.getInputStream());
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = input.read(); octet >= 0 && octet != '\n'; octet = input.read()) {
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static SSLContext sslContext(TrustStore trustStore) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(trustStore.path())) {
            trusted.load(file, trustStore.password().toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
