package sequitur.cli.probe.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets every certificate pass, so that the handshake comes to its end, and keeps what is wrong with it. Who asks decides then what may
 * be said on such a connection: nothing secret before the verdict was read.
 */
final class CertificateWitness extends X509ExtendedTrustManager {

    private final Trust trust;
    private final Clock clock;
    private final List<X509Certificate> chain = new ArrayList<>();
    private @Nullable Flaw flaw;

    CertificateWitness(Trust trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /** The certificates that the server has sent, its own first. */
    List<X509Certificate> chain() {
        return List.copyOf(chain);
    }

    /** The first thing that is wrong with them. */
    Optional<Flaw> flaw() {
        return Optional.ofNullable(flaw);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String keyExchange, Socket socket) {
        chain.addAll(List.of(sent));
        flaw = untrusted(sent, keyExchange)
                .or(() -> misnamed(sent[0], keyExchange, socket))
                .orElse(null);
    }

    private Optional<Flaw> untrusted(X509Certificate[] sent, String keyExchange) {
        Instant now = clock.instant();
        if (now.isAfter(sent[0].getNotAfter().toInstant())) {
            return Optional.of(Flaw.EXPIRED);
        }
        if (now.isBefore(sent[0].getNotBefore().toInstant())) {
            return Optional.of(Flaw.NOT_YET_VALID);
        }
        try {
            trust.check(sent, keyExchange);
            return Optional.empty();
        } catch (CertificateException refused) {
            return Optional.of(why(sent, refused));
        }
    }

    private static Flaw why(X509Certificate[] sent, CertificateException refused) {
        if (!isOfAnUnknownIssuer(refused)) {
            return Flaw.REFUSED;
        }
        if (sent.length > 1) {
            return Flaw.ISSUER_UNKNOWN;
        }
        boolean ownIssuer = sent[0].getIssuerX500Principal().equals(sent[0].getSubjectX500Principal());
        return ownIssuer ? Flaw.SELF_SIGNED : Flaw.ISSUER_NOT_SENT;
    }

    /** A store without any certificate says it in a way of its own. */
    private static boolean isOfAnUnknownIssuer(CertificateException refused) {
        @Nullable Throwable link = refused;
        boolean unknown = false;
        while (link != null && !unknown) {
            String name = link.getClass().getName();
            unknown = name.endsWith("CertPathBuilderException") || name.endsWith("InvalidAlgorithmParameterException");
            link = link.getCause();
        }
        return unknown;
    }

    private static Optional<Flaw> misnamed(X509Certificate own, String keyExchange, Socket socket) {
        try {
            Trust.checkName(own, keyExchange, socket);
            return Optional.empty();
        } catch (CertificateException otherName) {
            return Optional.of(Flaw.OTHER_NAME);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String keyExchange) throws CertificateException {
        throw new CertificateException("asked without a connection");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String keyExchange, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("asked without a socket");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String keyExchange) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String keyExchange, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String keyExchange, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
