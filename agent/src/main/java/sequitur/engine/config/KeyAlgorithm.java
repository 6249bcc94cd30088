package sequitur.engine.config;

/** The algorithms by which a JSON Web Token is signed here (RFC 7518 section 3.1). */
public enum KeyAlgorithm {
    /** RSA with SHA-256. */
    RS256,
    /** RSA with PSS and SHA-256. */
    PS256,
    /** ECDSA with the curve P-256 and SHA-256. */
    ES256
}
