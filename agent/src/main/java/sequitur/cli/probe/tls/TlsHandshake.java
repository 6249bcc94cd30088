package sequitur.cli.probe.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** The client's side of one TLS handshake (RFC 8446), which goes on to its end whatever the certificate is. */
public final class TlsHandshake {

    private final String host;
    private final int port;
    private final Trust trust;
    private final Clock clock;
    private @Nullable TlsFacts facts;

    /**
     * Prepares one.
     *
     * @param host the name that the certificate has to be for
     * @param port the server's port
     * @param trust who may have signed the certificate
     * @param clock tells whether it is out of date
     */
    public TlsHandshake(String host, int port, Trust trust, Clock clock) {
        this.host = host;
        this.port = port;
        this.trust = trust;
        this.clock = clock;
    }

    /**
     * Does it.
     *
     * @param socket the connection in clear text
     * @return the connection under TLS
     * @throws IOException if there is no TLS at the other end, or none in common
     */
    public Socket over(Socket socket) throws IOException {
        CertificateWitness witness = new CertificateWitness(trust, clock);
        SSLSocket secured = (SSLSocket) context(witness).getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        facts = TlsFacts.of(secured.getSession(), witness, clock.instant());
        return secured;
    }

    /**
     * What it has shown.
     *
     * @return protocol, cipher and certificate; nothing if it did not come to its end
     */
    public Optional<TlsFacts> facts() {
        return Optional.ofNullable(facts);
    }

    private static SSLContext context(CertificateWitness witness) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {witness}, null);
            return context;
        } catch (GeneralSecurityException none) {
            throw new IOException("this JVM has no TLS", none);
        }
    }
}
