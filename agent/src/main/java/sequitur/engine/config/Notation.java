package sequitur.engine.config;

import java.util.Locale;

/** How keys are written in a kind of source. */
enum Notation {
    /** As a property: {@code sequitur.host.mx.example.com.policy}. */
    PROPERTY("sequitur.", '.', "<host or glob[:port]>"),

    /** Among the agent arguments: the same, without {@code sequitur.}. */
    ARGUMENT("", '.', "<host or glob[:port]>"),

    /**
     * As an environment variable: {@code SEQUITUR_HOST_RELAY_POLICY}, where {@code SEQUITUR_HOST_RELAY} holds the host. Letters
     * are capital ones, dots and hyphens are underscores.
     */
    VARIABLE("SEQUITUR_", '_', "<NAME>");

    private final String prefix;
    private final char separator;
    private final String host;

    Notation(String prefix, char separator, String host) {
        this.prefix = prefix;
        this.separator = separator;
        this.host = host;
    }

    /** What every key begins with; may be empty. */
    String prefix() {
        return prefix;
    }

    /** What stands between the parts of a key. */
    char separator() {
        return separator;
    }

    /** What stands for any host in the list of the keys. */
    String host() {
        return host;
    }

    /** A key, or a part of one, as it is written there, without what every key begins with. */
    String spelled(String key) {
        return this == VARIABLE ? key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_') : key;
    }

    /** A key as it is written there. */
    String written(String key) {
        return prefix + spelled(key);
    }
}
