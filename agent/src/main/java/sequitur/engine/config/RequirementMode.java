package sequitur.engine.config;

/** Whether authentication or TLS is taken for a requirement of a server, whatever the server says. */
public enum RequirementMode {
    /** The agent decides by the port, by what the server offers and by what it has answered. */
    AUTO,
    /** It is required. */
    ALWAYS,
    /** It is not required. */
    NEVER
}
