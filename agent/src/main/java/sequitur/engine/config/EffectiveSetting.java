package sequitur.engine.config;

/**
 * A setting as it counts, for people. Words of others in it are as they came.
 *
 * @param key its key, as in a file
 * @param shown its value; four asterisks for what may be a secret in the wrong place
 * @param source where the value stands, or {@code default}
 * @param meaning what it does: sentences of plain English
 */
public record EffectiveSetting(String key, String shown, String source, String meaning) {}
