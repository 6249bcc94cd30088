package sequitur.engine.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.Ssl;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.ScriptedEndpoint;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.TokenSettings;
import sequitur.engine.secret.SecretSource;

/** What a token endpoint is asked, octet by octet; what is made of its answers stands in the tests with a mail server. */
@Timeout(60)
class EndpointOriginTest {

    private static final String KEY = "sequitur.credentials.mx.example.";
    private static final String ANSWER = "{\"access_token\":\"the-token\",\"token_type\":\"bearer\",\"expires_in\":60}";

    @TempDir
    private Path folder = Path.of("");

    private TokenSettings settings(String... lines) throws IOException {
        Path file = Files.createTempFile(folder, "sequitur", ".properties");
        Files.write(file, Arrays.stream(lines).map(line -> KEY + line).toList());
        return CurrentSettings.ofThisJvm(file.toString(), folder)
                .now()
                .forHost("mx.example", 25)
                .credentials()
                .tokens();
    }

    private static EndpointOrigin origin(TokenSettings settings) {
        return new EndpointOrigin(
                new EndpointSettings(settings, KEY),
                "alice@mx.example",
                new SecretSource(Map.of("SECRET", "s+e c/r=t")::get));
    }

    private static Fetch fetch() {
        return new Fetch(System.nanoTime());
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], UTF_8)));
    }

    private String secret(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, content);
        return name;
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    @Test
    void aClientWithASecretIsAskedForAsAForm() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.saying(200, ANSWER)) {
            Issue issue = origin(settings(
                            "token-endpoint=" + endpoint.address(),
                            "client-id=a&b",
                            "client-secret-env=SECRET",
                            "scope=one two"))
                    .get(fetch());

            assertThat(new String(issue.token().octets(), UTF_8)).isEqualTo("the-token");
            assertThat(issue.life()).hasSeconds(60);
            assertThat(endpoint.bodies())
                    .containsExactly(
                            "grant_type=client_credentials&client_id=a%26b&scope=one+two&client_secret=s%2Be+c%2Fr%3Dt");
        }
    }

    @Test
    void aNewRefreshTokenIsUsedFromThenOnAndWrittenOnlyIfThatIsWanted() throws Exception {
        List<String> given = new ArrayList<>(List.of("second", "third", "fourth", "fifth", "sixth"));
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((exchange, body) -> ScriptedEndpoint.say(
                exchange, 200, ANSWER.replace("}", ",\"refresh_token\":\"" + given.remove(0) + "\"}")))) {
            String file = secret("refresh", "first\n");
            String[] lines = {"token-endpoint=" + endpoint.address(), "client-id=app", "refresh-token-file=" + file};
            EndpointOrigin origin = origin(settings(lines));

            origin.get(fetch());
            origin.get(fetch());
            assertThat(origin.notice()).get().asString().contains("kept in memory alone", "refresh-token-rewrite=true");
            assertThat(folder.resolve(file)).hasContent("first");
            // Somebody has put another one there: that counts.
            secret("refresh", "other\n");
            origin.get(fetch());
            assertThat(endpoint.bodies().stream().map(body -> form(body).get("refresh_token")))
                    .containsExactly("first", "second", "other");

            String[] more = Arrays.copyOf(lines, 4);
            more[3] = "refresh-token-rewrite=true";
            EndpointOrigin writing = origin(settings(more));
            writing.get(fetch());
            assertThat(folder.resolve(file)).hasContent("fifth");
            assertThat(Files.getPosixFilePermissions(folder.resolve(file))).hasSize(2);
            assertThat(writing.notice()).isEmpty();
            writing.get(fetch());
            assertThat(form(endpoint.bodies().get(4))).containsEntry("refresh_token", "fifth");
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA, '', RS256", "RSA, ps256, PS256", "EC, '', ES256"})
    void aClientSignsInPlaceOfItsSecret(String kind, String chosen, String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (kind.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        KeyPair pair = generator.generateKeyPair();
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.saying(200, ANSWER)) {
            origin(settings(
                            "token-endpoint=" + endpoint.address(),
                            "client-id=app",
                            "key-file=" + secret("key.pem", pem(pair)),
                            "key-id=k1",
                            chosen.isEmpty() ? "scope=x" : "key-algorithm=" + chosen))
                    .get(fetch());

            Map<String, String> form = form(endpoint.bodies().get(0));
            assertThat(form)
                    .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                    .doesNotContainKey("client_secret");
            SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
            assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
            assertThat(assertion.getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
            assertThat(assertion.getHeader().getKeyID()).isEqualTo("k1");
            assertThat(assertion.verify(
                            kind.equals("EC")
                                    ? new ECDSAVerifier((ECPublicKey) pair.getPublic())
                                    : new RSASSAVerifier((RSAPublicKey) pair.getPublic())))
                    .isTrue();
            assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("app");
            assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo("app");
            assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(endpoint.address());
            assertThat(assertion.getJWTClaimsSet().getJWTID()).isNotEmpty();
        }
    }

    /** A service account of Google's, with the file that Google gives. */
    @Test
    void anAssertionStandsForTheUser() throws Exception {
        KeyPair pair = rsa();
        String account =
                "{\"type\":\"service_account\",\"private_key_id\":\"k2\",\"client_email\":\"svc@project.example\","
                        + "\"private_key\":" + Json.quoted(pem(pair)) + "}";
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.saying(200, ANSWER)) {
            origin(settings(
                            "provider=google",
                            "token-endpoint=" + endpoint.address(),
                            "key-file=" + secret("account.json", account)))
                    .get(fetch());

            Map<String, String> form = form(endpoint.bodies().get(0));
            assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
            SignedJWT assertion = SignedJWT.parse(form.get("assertion"));
            assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
            assertThat(assertion.getHeader().getKeyID()).isEqualTo("k2");
            assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic())))
                    .isTrue();
            assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("svc@project.example");
            assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo("alice@mx.example");
            assertThat(assertion.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("https://mail.google.com/");
        }
    }

    /** Whatever the app has made the default for its own requests. */
    @Test
    void anEndpointThatDoesNotProveItsNameGetsNothing() throws Exception {
        SSLSocketFactory factory = HttpsURLConnection.getDefaultSSLSocketFactory();
        HostnameVerifier verifier = HttpsURLConnection.getDefaultHostnameVerifier();
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new TrustsAll()}, null);
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(
                false, null, null, false, new OAuth2TokenProvider(), Set.of(), new MockWebServerWrapper(new Ssl())));
        server.start();
        try {
            HttpsURLConnection.setDefaultSSLSocketFactory(trusting.getSocketFactory());
            HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
            EndpointOrigin origin = origin(settings(
                    "token-endpoint=" + server.tokenEndpointUrl("mail"), "client-id=app", "client-secret-env=SECRET"));

            assertThatExceptionOfType(TokenTrouble.class)
                    .isThrownBy(() -> origin.get(fetch()))
                    .satisfies(trouble -> {
                        assertThat(trouble.reason()).contains("does not prove who it is", "so nothing was sent");
                        assertThat(trouble.change()).contains("token-endpoint", "javax.net.ssl.trustStore");
                    });
        } finally {
            HttpsURLConnection.setDefaultSSLSocketFactory(factory);
            HttpsURLConnection.setDefaultHostnameVerifier(verifier);
            server.shutdown();
        }
    }

    /** What apps do that ought not to. */
    private static final class TrustsAll implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** One octet now and then: no single read takes too long, and the whole does. */
    @Test
    void anEndpointThatTricklesIsGivenUp() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((exchange, body) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream output = exchange.getResponseBody()) {
                for (int i = 0; i < 600; i++) {
                    output.write(' ');
                    output.flush();
                    Thread.sleep(50);
                }
            } catch (IOException | InterruptedException gone) {
                left.countDown();
            }
        })) {
            CredentialTokens tokens = new CredentialTokens(
                    origin(settings(
                            "token-endpoint=" + endpoint.address(), "client-id=app", "client-secret-env=SECRET")),
                    System::nanoTime,
                    Duration.ofSeconds(1));

            assertThatExceptionOfType(TokenTrouble.class)
                    .isThrownBy(tokens::take)
                    .satisfies(trouble -> {
                        assertThat(trouble.reason())
                                .isEqualTo("there was no access token after 1 seconds: localhost has not answered");
                        assertThat(trouble.change()).isEqualTo("check " + KEY + "token-endpoint");
                    });
            assertThat(left.await(30, TimeUnit.SECONDS))
                    .as("the connection was closed")
                    .isTrue();
        }
    }

    /** The authorization server's own time counts for what is signed. */
    @Test
    void aClockThatIsTenMinutesOffDoesNotStandInTheWay() throws Exception {
        KeyPair pair = rsa();
        try (MockWebServer endpoint = new MockWebServer()) {
            endpoint.setDispatcher(new SlowClock());
            endpoint.start();
            EndpointOrigin origin = origin(settings(
                    "token-endpoint=" + endpoint.url("/token"),
                    "client-id=app",
                    "key-file=" + secret("key.pem", pem(pair))));

            assertThat(origin.get(fetch()).life()).hasSeconds(60);
            assertThat(endpoint.getRequestCount()).isEqualTo(2);
            origin.get(fetch());
            assertThat(endpoint.getRequestCount()).isEqualTo(3);
        }
    }

    /** An authorization server that is ten minutes behind. */
    private static final class SlowClock extends Dispatcher {

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            Instant theirs = Instant.now().minusSeconds(600);
            Instant said = issued(request.getBody().readUtf8());
            boolean good = Math.abs(said.getEpochSecond() - theirs.getEpochSecond()) < 120;
            return new MockResponse()
                    .setResponseCode(good ? 200 : 400)
                    .setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs.atOffset(ZoneOffset.UTC)))
                    .setBody(good ? ANSWER : "{\"error\":\"invalid_client\"}");
        }
    }

    private static Instant issued(String body) {
        try {
            return SignedJWT.parse(form(body).get("client_assertion"))
                    .getJWTClaimsSet()
                    .getIssueTime()
                    .toInstant();
        } catch (ParseException malformed) {
            return Instant.EPOCH;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provider=microsoft365 | tenant is not set",
                "provider=google;client-id=x | neither sequitur.credentials.mx.example.refresh-token-file nor",
                "token-endpoint=https://login.example/token | client-id is not set",
                "token-endpoint=https://login.example/token;client-id=x | the client has nothing to prove itself with",
                "token-endpoint=https://login.example/token;client-id=x;grant=refresh_token | refresh-token-file is not set",
                "token-endpoint=https://login.example/token;client-id=x;grant=jwt_bearer | key-file is not set",
                "token-endpoint=https://login.example/token;client-id=x;key-file=plain | holds no private key",
                "token-endpoint=https://login.example/token;client-id=x;key-file=pkcs1 | run: openssl pkcs8 -topk8 -nocrypt",
            })
    void whatIsMissingIsNamed(String lines, String reason) throws Exception {
        secret("plain", "nothing");
        secret("pkcs1", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----");
        EndpointOrigin origin = origin(settings(lines.split(";")));

        assertThatExceptionOfType(TokenTrouble.class)
                .isThrownBy(() -> origin.get(fetch()))
                .withMessageContaining(reason);
    }

    @Test
    void theProvidersAreKnown() throws Exception {
        EndpointSettings microsoft =
                new EndpointSettings(settings("provider=microsoft365", "tenant=contoso.onmicrosoft.com"), KEY);
        assertThat(microsoft.address())
                .hasToString("https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token");
        assertThat(microsoft.scope()).contains("https://outlook.office365.com/.default");
        EndpointSettings user = new EndpointSettings(
                settings("provider=microsoft365", "tenant=contoso.com", "refresh-token-file=r"), KEY);
        assertThat(user.scope()).contains("https://outlook.office.com/SMTP.Send offline_access");
        EndpointSettings google = new EndpointSettings(settings("provider=google", "refresh-token-file=r"), KEY);
        assertThat(google.address()).hasToString("https://oauth2.googleapis.com/token");
        assertThat(google.scope()).contains("https://mail.google.com/");
    }
}
