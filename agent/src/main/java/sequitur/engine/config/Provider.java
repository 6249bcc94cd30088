package sequitur.engine.config;

/** Who gives access tokens, where the configuration names a provider and need not say the rest. */
public enum Provider {
    /** Microsoft Entra ID, for Exchange Online. */
    MICROSOFT365,
    /** Google, for Gmail and Google Workspace. */
    GOOGLE
}
