package sequitur.cli.jvm;

/**
 * Whether the agent is in a JVM, or what it would find there.
 *
 * @param kind which of these
 * @param version the agent's version if it is attached, else empty
 * @param policy the policy that counts there in short, if the agent has read its settings, else empty
 */
public record AttachState(Kind kind, String version, String policy) {

    /** What is told apart. */
    public enum Kind {
        /** The agent is attached. */
        ATTACHED,
        /** It is not, and a mail transport is loaded. */
        LOADED,
        /** It is not, and no mail transport is loaded; one may be, when the app first sends mail. */
        NOT_LOADED,
        /** It is not, and the JVM does not tell which classes it has loaded. */
        UNKNOWN
    }
}
