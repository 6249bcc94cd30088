package sequitur.bench;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real authorization server, on the loopback interface: it gives tokens that live as long as it is told, and says which are good. */
final class AuthorizationServer implements AutoCloseable {

    private static final String ISSUER = "mail";
    private static final String AUDIENCE = "smtp";

    /** Servers allow for clocks that differ. */
    private static final long LEEWAY = 3;

    private static final JsonMapper JSON = new JsonMapper();

    private final MockOAuth2Server server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<TokenRequest> requests =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    private AuthorizationServer(long life, String audience) {
        OAuth2Config config = new OAuth2Config(
                false, null, null, true, new OAuth2TokenProvider(), Set.of(new Tokens(life, audience)));
        server = new MockOAuth2Server(config);
        server.start();
    }

    /** One whose tokens live so many seconds. */
    static AuthorizationServer withTokensOf(long seconds) {
        return new AuthorizationServer(seconds, AUDIENCE);
    }

    /** One whose tokens are for another server than ours. */
    static AuthorizationServer forAnotherAudience() {
        return new AuthorizationServer(60, "imap");
    }

    /** Where tokens are asked for. */
    String endpoint() {
        return server.tokenEndpointUrl(ISSUER).toString();
    }

    /** Where a mail server asks about a token, with its own name and password in the address. */
    String introspection(String client, String secret) {
        return (server.baseUrl().toString() + ISSUER + "/introspect")
                .replace("://", "://" + client + ":" + secret + "@");
    }

    /** How many tokens were given. */
    int requests() {
        return requests.size();
    }

    /** The requests for tokens. */
    List<TokenRequest> asked() {
        return List.copyOf(requests);
    }

    /** Whether a token is one of this server's, is for the mail server, and has not expired: asked by HTTP (RFC 7662). */
    boolean isGood(String token) {
        String credentials = Base64.getEncoder().encodeToString("smtp:smtp".getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl().toString() + ISSUER + "/introspect"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        try {
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            JsonNode said = JSON.readTree(answer);
            return said.path("active").asBoolean(false)
                    && said.path("exp").asLong(0) + LEEWAY > Instant.now().getEpochSecond()
                    && said.path("aud").toString().contains(AUDIENCE);
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /** What is in the tokens. */
    private final class Tokens extends DefaultOAuth2TokenCallback {

        private final String audience;

        Tokens(long life, String audience) {
            super(ISSUER, "app", "JWT", List.of(audience), Map.of(), life);
            this.audience = audience;
        }

        @Override
        public List<String> audience(TokenRequest request) {
            requests.add(request);
            return List.of(audience);
        }
    }
}
