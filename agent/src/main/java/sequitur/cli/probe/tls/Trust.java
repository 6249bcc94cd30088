package sequitur.cli.probe.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whom a client trusts to have signed a server's certificate. */
public final class Trust {

    private final X509ExtendedTrustManager judge;

    private Trust(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /**
     * What this JVM trusts: the JDK's own store, or the one that {@code -Djavax.net.ssl.trustStore} names.
     *
     * @return the trust
     * @throws GeneralSecurityException if the store can't be read
     */
    public static Trust ofJvm() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return new Trust(judge(factory));
    }

    /**
     * What a file of certificates holds, and nothing else.
     *
     * @param file certificates in PEM, one or more, or one in DER
     * @return the trust
     * @throws IOException if it can't be read
     * @throws GeneralSecurityException if there is no certificate in it
     */
    public static Trust ofFile(Path file) throws IOException, GeneralSecurityException {
        try (InputStream stream = Files.newInputStream(file)) {
            Collection<? extends java.security.cert.Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(stream);
            if (found.isEmpty()) {
                throw new CertificateException("there is no certificate in it");
            }
            return of(List.copyOf(found));
        }
    }

    /** These alone are trusted, for themselves and for what they have signed. */
    static Trust of(List<? extends java.security.cert.Certificate> certificates)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("trusted" + i, certificates.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return new Trust(judge(factory));
    }

    /** Checks who has signed a chain, and when it is valid. */
    void check(X509Certificate[] chain, String keyExchange) throws CertificateException {
        judge.checkServerTrusted(chain, keyExchange);
    }

    /**
     * Checks a certificate's names alone, by the JDK's own rule: what is trusted for itself can only be wrong in its name.
     *
     * @throws CertificateException if it is for other names than the one that the socket's handshake was begun with
     */
    static void checkName(X509Certificate certificate, String keyExchange, Socket socket) throws CertificateException {
        try {
            of(List.of(certificate)).judge.checkServerTrusted(new X509Certificate[] {certificate}, keyExchange, socket);
        } catch (CertificateException wrong) {
            throw wrong;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509ExtendedTrustManager judge(TrustManagerFactory factory) {
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this JVM has no trust manager for X.509"));
    }
}
