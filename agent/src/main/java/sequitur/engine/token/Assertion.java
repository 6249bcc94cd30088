package sequitur.engine.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import sequitur.engine.config.KeyAlgorithm;

/** A signed JSON Web Token that stands for a client or a user (RFC 7523 section 3). It counts for five minutes. */
final class Assertion {

    private static final long LIFE = 300;

    private final SigningKey key;
    private final KeyAlgorithm algorithm;
    private final Optional<String> keyId;
    private final String setting;

    Assertion(SigningKey key, KeyAlgorithm algorithm, Optional<String> keyId, String setting) {
        this.key = key;
        this.algorithm = algorithm;
        this.keyId = keyId;
        this.setting = setting;
    }

    /**
     * Makes one.
     *
     * @param issuer the client
     * @param subject the client, or the user
     * @param audience the address of the token endpoint
     * @param scope what is asked for; nothing in an assertion that stands for a client
     * @param now the time at the authorization server, in seconds
     */
    String of(String issuer, String subject, String audience, Optional<String> scope, long now) throws TokenTrouble {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("alg", Json.quoted(algorithm.name()));
        header.put("typ", Json.quoted("JWT"));
        keyId.ifPresent(id -> header.put("kid", Json.quoted(id)));
        key.thumbprint().ifPresent(print -> header.put("x5t#S256", Json.quoted(print)));
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("iss", Json.quoted(issuer));
        claims.put("sub", Json.quoted(subject));
        claims.put("aud", Json.quoted(audience));
        scope.ifPresent(asked -> claims.put("scope", Json.quoted(asked)));
        claims.put("jti", Json.quoted(UUID.randomUUID().toString()));
        claims.put("iat", Long.toString(now));
        claims.put("nbf", Long.toString(now));
        claims.put("exp", Long.toString(now + LIFE));
        return key.signed(object(header), object(claims), algorithm, setting);
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> Json.quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
