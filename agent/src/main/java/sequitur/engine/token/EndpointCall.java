package sequitur.engine.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * One request to a token endpoint, by the JDK's own client of HTTP, which knows the proxies of this JVM. Whatever the app has made
 * the default for its own requests does not count here: the certificate is checked as the JDK checks it, for the host's name, and no
 * redirection is followed.
 */
final class EndpointCall {

    private static final int LARGEST = 1 << 16;
    private static final int REFUSED = 400;
    private static final int MILLISECONDS = 10_000;
    private static final long SECOND = 1_000;

    private final URI address;
    private final String setting;

    /**
     * Makes one.
     *
     * @param address the endpoint's
     * @param setting the setting that leads there, for a person
     */
    EndpointCall(URI address, String setting) {
        this.address = address;
        this.setting = setting;
    }

    /** Sends the body, and overwrites what it was given of it. */
    Response send(byte[] body, Fetch fetch) throws IOException, GeneralSecurityException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        fetch.endedBy(connection::disconnect, address.getHost() + " has not answered", setting);
        try {
            prepare(connection);
            try (OutputStream output = connection.getOutputStream()) {
                output.write(body);
            }
            return response(connection);
        } finally {
            Arrays.fill(body, (byte) 0);
            connection.disconnect();
        }
    }

    private void prepare(HttpURLConnection connection) throws IOException, GeneralSecurityException {
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(trustOfTheJvm().getSocketFactory());
            secure.setHostnameVerifier((host, session) -> false);
        } else if (!"http".equalsIgnoreCase(address.getScheme())) {
            throw new GeneralSecurityException("the app has a client for https of its own");
        }
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(MILLISECONDS);
        connection.setReadTimeout(MILLISECONDS);
        connection.setAuthenticator(new ProxyLogin());
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("User-Agent", "Sequitur");
        connection.setRequestProperty("Connection", "close");
    }

    private static SSLContext trustOfTheJvm() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static Response response(HttpURLConnection connection) throws IOException {
        int code = connection.getResponseCode();
        byte[] text = new byte[LARGEST];
        int length = 0;
        @Nullable InputStream input = code >= REFUSED ? connection.getErrorStream() : connection.getInputStream();
        if (input != null) {
            try (input) {
                length = input.readNBytes(text, 0, LARGEST);
            }
        }
        try {
            long date = connection.getDate();
            return new Response(
                    code,
                    Json.object(new String(text, 0, length, StandardCharsets.UTF_8)),
                    retryAfter(connection.getHeaderField("Retry-After")),
                    date == 0 ? 0 : (System.currentTimeMillis() - date) / SECOND);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** Given in seconds by those that give tokens; a date would need a clock that is right. */
    private static Duration retryAfter(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    /** The app's passwords are for its proxies; the endpoint gets none of them. */
    private static final class ProxyLogin extends Authenticator {

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            @Nullable Authenticator ofTheApp = Authenticator.getDefault();
            return getRequestorType() == RequestorType.PROXY && ofTheApp != null
                    ? ofTheApp.requestPasswordAuthenticationInstance(
                            getRequestingHost(),
                            getRequestingSite(),
                            getRequestingPort(),
                            getRequestingProtocol(),
                            getRequestingPrompt(),
                            getRequestingScheme(),
                            getRequestingURL(),
                            RequestorType.PROXY)
                    : null;
        }
    }
}
