package sequitur.engine.config;

/**
 * A key and its value as somebody wrote them.
 *
 * @param source the file as it was named, or {@link AgentArguments#SOURCE}
 * @param line the line in the file, from 1; 0 where there are no lines
 * @param prefix what every key of this source begins with, empty for agent arguments
 * @param key the key with that prefix, if it has it
 * @param value the value without space around it
 */
record Entry(String source, int line, String prefix, String key, String value) {

    /** Tells where it stands; in place of a value, and of a key too, there may be a secret. */
    @Override
    public String toString() {
        return "Entry[" + source + ":" + line + "]";
    }
}
