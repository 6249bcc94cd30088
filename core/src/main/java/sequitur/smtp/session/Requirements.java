package sequitur.smtp.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a server insists on before it takes mail.
 *
 * @param tls whether TLS must be on (RFC 3207 section 4)
 * @param authentication whether the client must have authenticated (RFC 4954 section 6, RFC 6409 section 4.3)
 */
public record Requirements(Requirement tls, Requirement authentication) {

    /** Nothing is required. */
    public static final Requirements NONE = new Requirements(Requirement.NOT_NEEDED, Requirement.NOT_NEEDED);

    /** Checks that both are given. */
    public Requirements {
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(authentication, "authentication");
    }

    /** Written out, as that of a {@link Connection}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Requirements others && tls == others.tls && authentication == others.authentication;
    }

    @Override
    public int hashCode() {
        return Objects.hash(tls, authentication);
    }
}
