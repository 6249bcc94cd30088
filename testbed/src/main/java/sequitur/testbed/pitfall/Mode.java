package sequitur.testbed.pitfall;

import java.util.Locale;

/** How the agent takes part. */
public enum Mode {
    /** It is not attached. */
    WITHOUT,
    /** It is attached, and every rule is off. */
    OFF,
    /** Under policy=log. */
    LOG,
    /** Under policy=block. */
    BLOCK,
    /** Under policy=correct. */
    CORRECT;

    /** The mode as the expectations name it; the policy's own name, where there is one. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
