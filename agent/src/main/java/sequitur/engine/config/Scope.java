package sequitur.engine.config;

import java.util.List;

/** Of what a setting can be said; with it the form of its key, without what every key of a source begins with. */
enum Scope {
    /** Of all hosts. */
    GENERAL("", false),

    /** Of one host, or those of a glob. */
    HOST("host.", true),

    /** Of the credentials for one host, or those of a glob. */
    CREDENTIALS("credentials.", true),

    /** Of all such credentials. */
    ALL_CREDENTIALS("credentials.", false),

    /** Of what is rehearsed at one host, or those of a glob. */
    REHEARSE("rehearse.", true);

    /** What can be said of all hosts as well as of single ones. */
    static final List<Scope> GENERAL_OR_HOST = List.of(GENERAL, HOST);

    private final String beginning;
    private final boolean namesHost;

    Scope(String beginning, boolean namesHost) {
        this.beginning = beginning;
        this.namesHost = namesHost;
    }

    /** What the key begins with. */
    String beginning() {
        return beginning;
    }

    /** Whether there is a host in the key. */
    boolean namesHost() {
        return namesHost;
    }

    /** The key; the host counts only where one is named. */
    String key(String host, String name) {
        return beginning + (namesHost ? host + "." : "") + name;
    }
}
