package sequitur.engine.config;

/**
 * A key and its value as somebody wrote them.
 *
 * @param source where they stand
 * @param key the key without what every key of such a source begins with; empty if it does not begin so
 * @param written the key as it was written
 * @param value the value without space around it
 */
record ConfigEntry(Source source, String key, String written, String value) {

    /** The entry for a key in the notation of its source; not for environment variables, which have another one. */
    static ConfigEntry of(Source source, String written, String value) {
        String prefix = source.notation().prefix();
        String key = written.startsWith(prefix) ? written.substring(prefix.length()) : "";
        return new ConfigEntry(source, key, written, value.strip());
    }

    /** Tells where it stands; in place of a value, and of a key too, there may be a secret. */
    @Override
    public String toString() {
        return "ConfigEntry[" + source.name() + ":" + source.line() + "]";
    }
}
