package sequitur.engine.token;

import java.util.Arrays;
import java.util.Optional;
import sequitur.engine.secret.Secret;

/** An access token for one login. It is overwritten when it is closed. */
public final class AccessToken implements AutoCloseable {

    private final Secret secret;
    private final Optional<String> notice;

    AccessToken(Secret secret, Optional<String> notice) {
        this.secret = secret;
        this.notice = notice;
    }

    /**
     * The token.
     *
     * @return what nobody may see
     */
    public Secret secret() {
        return secret;
    }

    /**
     * What whoever runs the app has to hear about it.
     *
     * @return a sentence, without full stop; mostly nothing
     */
    public Optional<String> notice() {
        return notice;
    }

    /** Whether both are the same token. */
    boolean is(Secret other) {
        return Arrays.equals(secret.octets(), other.octets());
    }

    @Override
    public void close() {
        secret.close();
    }

    @Override
    public String toString() {
        return "AccessToken[****]";
    }
}
