package sequitur.engine.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import sequitur.engine.config.Printable;

/** What a server says in its 334 of a token that it does not take: JSON with a status and the scope that it wants (RFC 7628 section 3.2.2). */
public final class TokenError {

    private static final int LONGEST = 300;
    private static final int CODE = 4;

    private TokenError() {}

    /**
     * Reads it.
     *
     * @param reply a reply with code 334
     * @return the error, fit to be printed; nothing if the reply holds something else
     */
    public static Optional<String> in(String reply) {
        String text = reply.strip();
        if (text.length() <= CODE) {
            return Optional.empty();
        }
        try {
            String json = new String(Base64.getDecoder().decode(text.substring(CODE)), StandardCharsets.UTF_8);
            return json.startsWith("{")
                    ? Optional.of(Printable.of(json, LONGEST).toString())
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
