package sequitur.engine.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import sequitur.engine.config.Grant;
import sequitur.engine.config.KeyAlgorithm;
import sequitur.engine.config.PasswordPlace;
import sequitur.engine.config.TokenSettings;
import sequitur.engine.secret.Secret;
import sequitur.engine.secret.SecretSource;
import sequitur.engine.secret.UnusableSecretException;
import sequitur.smtp.redaction.KnownSecrets;

/** A token endpoint that is asked for one credential's access tokens (RFC 6749 section 3.2). */
final class EndpointOrigin implements Origin {

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final long SECOND = 1_000;

    private final EndpointSettings settings;
    private final String user;
    private final SecretSource secrets;
    private final RefreshTokens refreshTokens;

    /** How far this machine's clock is ahead of the server's, in seconds, as far as that has stood in the way. */
    private volatile long clockAhead;

    EndpointOrigin(EndpointSettings settings, String user, SecretSource secrets) {
        this.settings = settings;
        this.user = user;
        this.secrets = secrets;
        this.refreshTokens = new RefreshTokens(secrets, settings);
    }

    /** What has become of the refresh token, if whoever runs the app should hear of it. */
    Optional<String> notice() {
        return refreshTokens.notice();
    }

    @Override
    public Issue get(Fetch fetch) throws TokenTrouble, UnusableSecretException {
        KnownSecrets known = new KnownSecrets();
        try {
            Response response = ask(fetch, known);
            boolean again = !response.isOk()
                    && response.showsWrongClock()
                    && response.clockAhead() != clockAhead
                    && settings.given().key().isPresent();
            if (again) {
                clockAhead = response.clockAhead();
                response = ask(fetch, known);
            }
            if (!response.isOk()) {
                throw new Refusal(settings, known).of(response);
            }
            Optional<Issue> issue = response.members().flatMap(Issue::of);
            if (issue.isEmpty()) {
                throw new Refusal(settings, known).noToken();
            }
            issue.get().refreshToken().ifPresent(refreshTokens::renewed);
            return issue.get();
        } finally {
            known.forget();
        }
    }

    private Response ask(Fetch fetch, KnownSecrets known) throws TokenTrouble, UnusableSecretException {
        EndpointCall call = new EndpointCall(settings.address(), settings.place());
        try (FormBody body = body(known)) {
            return call.send(body.octets(), fetch);
        } catch (IOException | GeneralSecurityException failure) {
            throw new Refusal(settings, known).unreached(failure);
        }
    }

    private FormBody body(KnownSecrets known) throws TokenTrouble, UnusableSecretException {
        FormBody body = new FormBody();
        Grant grant = settings.grant();
        Optional<SigningKey> key = key();
        String client = client(key);
        body.with(
                "grant_type",
                grant == Grant.JWT_BEARER ? JWT_BEARER : grant.name().toLowerCase(Locale.ROOT));
        body.with("client_id", client);
        Optional<String> scope = settings.scope();
        if (scope.isPresent()) {
            body.with("scope", scope.get());
        }
        switch (grant) {
            case REFRESH_TOKEN -> {
                try (Secret token = refreshTokens.current()) {
                    known.learn(token.octets());
                    body.with("refresh_token", token.octets());
                }
            }
            case JWT_BEARER -> {
                SigningKey signing = key.orElseThrow(() -> settings.unset("key-file"));
                body.with("assertion", learned(known, assertion(signing).of(client, user, audience(), scope, now())));
            }
            case CLIENT_CREDENTIALS -> {}
        }
        prove(body, client, grant == Grant.JWT_BEARER ? Optional.empty() : key, known);
        return body;
    }

    /** Proves who the client is: by its key, or by its secret; a client that has neither is a public one, which needs a refresh token. */
    private void prove(FormBody body, String client, Optional<SigningKey> key, KnownSecrets known)
            throws TokenTrouble, UnusableSecretException {
        Optional<PasswordPlace> place = settings.given().clientSecret();
        if (key.isPresent()) {
            String assertion = assertion(key.get()).of(client, client, audience(), Optional.empty(), now());
            body.with("client_assertion_type", ASSERTION).with("client_assertion", learned(known, assertion));
        } else if (place.isPresent()) {
            try (Secret secret = secrets.read(place.get())) {
                known.learn(secret.octets());
                body.with("client_secret", secret.octets());
            }
        } else if (settings.grant() == Grant.CLIENT_CREDENTIALS) {
            throw TokenTrouble.lasting(
                    "the client has nothing to prove itself with",
                    "set " + settings.key("client-secret-file") + ", .client-secret-env or .key-file");
        }
    }

    private Assertion assertion(SigningKey key) {
        TokenSettings given = settings.given();
        KeyAlgorithm algorithm = given.algorithm().orElseGet(() -> key.algorithm(settings.ofRsa()));
        Optional<String> keyId = given.keyId().or(() -> key.ofAccount("private_key_id"));
        return new Assertion(key, algorithm, keyId, settings.key("key-file"));
    }

    private Optional<SigningKey> key() throws TokenTrouble, UnusableSecretException {
        if (!(settings.given().key().orElse(null) instanceof PasswordPlace.File file)) {
            return Optional.empty();
        }
        try (Secret content = secrets.whole(file.path())) {
            return Optional.of(SigningKey.read(content, settings.key("key-file")));
        }
    }

    private String client(Optional<SigningKey> key) throws TokenTrouble {
        return settings.given()
                .clientId()
                .or(() -> key.flatMap(signing -> signing.ofAccount("client_email")))
                .orElseThrow(() -> settings.unset("client-id"));
    }

    private String audience() throws TokenTrouble {
        return settings.address().toString();
    }

    private long now() {
        return System.currentTimeMillis() / SECOND - clockAhead;
    }

    private static String learned(KnownSecrets known, String secret) {
        known.learn(secret.getBytes(StandardCharsets.US_ASCII));
        return secret;
    }
}
