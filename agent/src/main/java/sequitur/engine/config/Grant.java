package sequitur.engine.config;

/** By what an access token is asked for at a token endpoint. */
public enum Grant {
    /** The client's own credentials (RFC 6749 section 4.4). */
    CLIENT_CREDENTIALS,
    /** A refresh token, which a person has consented to once (RFC 6749 section 6). */
    REFRESH_TOKEN,
    /** An assertion about the user, signed with a private key (RFC 7523 section 2.1). */
    JWT_BEARER
}
