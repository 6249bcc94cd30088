package sequitur.engine.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import sequitur.engine.secret.Secret;

/**
 * What an authorization server has given.
 *
 * @param token the access token
 * @param life how long it is good for from now on
 * @param refreshToken the refresh token that takes the place of the one before, if there is one
 */
record Issue(Secret token, Duration life, Optional<Secret> refreshToken) {

    /** What counts where the server does not say how long a token lives; a refused one is asked for anew in any case. */
    private static final Duration UNSAID = Duration.ofMinutes(5);

    /** Nobody renews a token after so long a time without an occasion of its own. */
    private static final long LONGEST = Duration.ofDays(30).toSeconds();

    /** What may stand in a token where SASL carries it (RFC 6750 section 2.1, and what stands in tokens of today). */
    private static final String TOKEN = "[\\x21-\\x7e]+";

    /** The members of a response in which there is a token (RFC 6749 section 5.1); nothing if there is none that can be used. */
    static Optional<Issue> of(Map<String, String> members) {
        String token = members.getOrDefault("access_token", "");
        String type = members.getOrDefault("token_type", "Bearer");
        return token.matches(TOKEN) && type.equalsIgnoreCase("Bearer")
                ? Optional.of(new Issue(
                        secret(token),
                        life(members),
                        Optional.ofNullable(members.get("refresh_token")).map(Issue::secret)))
                : Optional.empty();
    }

    private static Secret secret(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Duration life(Map<String, String> members) {
        String said = members.getOrDefault("expires_in", "");
        if (!said.matches("\\d{1,18}")) {
            return UNSAID;
        }
        return Duration.ofSeconds(Math.min(LONGEST, Long.parseLong(said)));
    }

    @Override
    public String toString() {
        return "Issue[****]";
    }
}
