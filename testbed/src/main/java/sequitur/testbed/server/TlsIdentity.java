package sequitur.testbed.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A key and a self-signed certificate for localhost, made by the JDK's keytool; one per JVM, gone when it ends. */
final class TlsIdentity {
    private static final String ALIAS = "server";
    private static final String PASSWORD = "changeit";

    private final SSLContext sslContext;
    private final TrustStore trustStore;

    private TlsIdentity(SSLContext sslContext, TrustStore trustStore) {
        this.sslContext = sslContext;
        this.trustStore = trustStore;
    }

    /** The identity of all servers of this JVM; the first call takes about a second. */
    static TlsIdentity shared() {
        return Holder.SHARED;
    }

    SSLContext sslContext() {
        return sslContext;
    }

    TrustStore trustStore() {
        return trustStore;
    }

    /** Lays TLS over a connected socket, as the server, and does the handshake. */
    static SSLSocket startServing(@Nullable SSLContext sslContext, Socket socket) throws IOException {
        if (sslContext == null) {
            throw new IllegalStateException("This server has no certificate");
        }
        SSLSocket tls = (SSLSocket) sslContext
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return tls;
    }

    private static TlsIdentity create() throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory("sequitur-tls");
        Path keyFile = folder.resolve("key.p12");
        Path trustFile = folder.resolve("trust.p12");
        for (Path path : new Path[] {folder, keyFile, trustFile}) {
            path.toFile().deleteOnExit();
        }
        generateKey(keyFile);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(keyFile)) {
            keys.load(stored, PASSWORD.toCharArray());
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), null, null);
        storeTrust(trustFile, keys.getCertificate(ALIAS));
        return new TlsIdentity(context, new TrustStore(trustFile, PASSWORD));
    }

    private static void generateKey(Path keyFile) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=DNS:localhost,IP:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyFile.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output;
        try (InputStream printed = keytool.getInputStream()) {
            output = new String(printed.readAllBytes(), System.getProperty("native.encoding", "UTF-8"));
        }
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }

    private static void storeTrust(Path file, Certificate certificate) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, certificate);
        try (OutputStream target = Files.newOutputStream(file)) {
            trust.store(target, PASSWORD.toCharArray());
        }
    }

    private static final class Holder {
        static final TlsIdentity SHARED = load();

        private static TlsIdentity load() {
            try {
                return create();
            } catch (IOException | GeneralSecurityException failed) {
                throw new IllegalStateException("No certificate for the server", failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while keytool ran", interrupted);
            }
        }
    }
}
