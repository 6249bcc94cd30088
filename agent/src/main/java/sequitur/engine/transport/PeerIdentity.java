package sequitur.engine.transport;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import sequitur.engine.config.HostTrust;
import sequitur.engine.config.Printable;
import sequitur.smtp.session.Connection;

/**
 * Checks that the server behind TLS is the one that the app names, before a password is inserted. The library may not have done
 * so: releases before Angus Mail compare no names unless {@code mail.smtp.ssl.checkserveridentity} is set, {@code
 * mail.smtp.ssl.trust} and a socket factory of the app's own may trust any certificate.
 *
 * <p>JSSE decides, as it does for HTTPS: the chain must lead to a certificate that this JVM trusts ({@code javax.net.ssl.trustStore},
 * else the JDK's own), and the certificate must be for the host (RFC 6125, RFC 2818 section 3.1). Nothing is compared here.
 */
public final class PeerIdentity {

    private static final int LONGEST_REASON = 160;

    /** Any certificate is trusted, so that there is nothing to check. */
    private static final String ANY = "*";

    /** JSSE's name for a certificate's key whose use is not known any more, once the handshake is over. */
    private static final String UNKNOWN_KEY_EXCHANGE = "UNKNOWN";

    private PeerIdentity() {}

    /**
     * Why no password may be sent to the server of this connection, as far as its identity goes.
     *
     * @param wire the transport
     * @param server the server that it should be
     * @param trust what the operator vouches for there
     * @param connection what is known of the connection
     * @return a clause; nothing if it is the server that it should be, if the operator vouches for it, or if there is no TLS to check
     */
    public static Optional<String> obstacle(Wire wire, MailServer server, HostTrust trust, Connection connection)
            throws Throwable {
        if (trust.unverifiedTls()) {
            return Optional.empty();
        }
        if (trustsAny(wire, server)) {
            return Optional.of("mail." + server.protocol() + ".ssl.trust=* lets any server stand in for "
                    + Printable.of(server.host()) + ", so no password was sent; " + wayOut(server));
        }
        if (!connection.tls()) {
            return Optional.empty();
        }
        try {
            check(wire.socket(), server.host());
            return Optional.empty();
        } catch (GeneralSecurityException | SSLPeerUnverifiedException unproved) {
            return Optional.of("the server's certificate does not prove that it is " + Printable.of(server.host())
                    + " (" + Printable.of(reason(unproved), LONGEST_REASON) + "), so no password was sent; "
                    + wayOut(server));
        }
    }

    private static boolean trustsAny(Wire wire, MailServer server) throws Throwable {
        return wire.mailSession()
                .property("mail." + server.protocol() + ".ssl.trust")
                .filter(trusted -> trusted.strip().equals(ANY))
                .isPresent();
    }

    private static String wayOut(MailServer server) {
        return "sequitur.host." + Printable.of(server.key()) + ".unverified-tls=true lets it go there";
    }

    private static void check(Socket socket, String host) throws GeneralSecurityException, SSLPeerUnverifiedException {
        if (!(socket instanceof SSLSocket tls)) {
            throw new SSLPeerUnverifiedException("there is no certificate");
        }
        SSLSession session = tls.getSession();
        Certificate[] presented = session.getPeerCertificates();
        X509Certificate[] chain = Arrays.copyOf(presented, presented.length, X509Certificate[].class);
        trustOfTheJvm().checkServerTrusted(chain, UNKNOWN_KEY_EXCHANGE, new FinishedHandshake(session, host));
    }

    private static X509ExtendedTrustManager trustOfTheJvm() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("this JVM has nothing that checks certificates");
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
