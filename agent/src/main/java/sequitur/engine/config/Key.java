package sequitur.engine.config;

import java.util.Map;
import java.util.Optional;

/**
 * A valid key taken apart.
 *
 * @param host the host, glob and port as they were written; empty where the key is a general one
 * @param name the setting's name
 * @param definition the setting of that name
 */
record Key(String host, String name, Setting definition) {

    /** What every key in a file begins with. */
    static final String PREFIX = "sequitur.";

    /** What the keys for hosts begin with, after that. */
    static final String HOST = "host.";

    /** What the keys for the credentials of a host begin with, after that. */
    static final String CREDENTIALS = "credentials.";

    /** How long a key can be: a domain name has at most 253 characters, and an end follows it. */
    static final int LONGEST = 400;

    /** Takes the key of an entry apart; nothing if it is unknown. The host may still be none. */
    static Optional<Key> of(Entry entry) {
        if (entry.key().length() > LONGEST || !entry.key().startsWith(entry.prefix())) {
            return Optional.empty();
        }
        String name = entry.key().substring(entry.prefix().length());
        Setting general = Setting.GENERAL.get(name);
        if (general != null) {
            return Optional.of(new Key("", name, general));
        }
        if (name.startsWith(CREDENTIALS)) {
            return ofHost(name.substring(CREDENTIALS.length()), Setting.OF_CREDENTIALS);
        }
        return name.startsWith(HOST) ? ofHost(name.substring(HOST.length()), Setting.OF_HOST) : Optional.empty();
    }

    /** Whether the key is about all hosts. */
    boolean isGeneral() {
        return host.isEmpty();
    }

    /** What the key says something about: two keys of one topic can't both count. */
    String topic() {
        String about = HostPattern.parse(host).map(HostPattern::toString).orElse(host);
        return about + " " + (saysWhereThePasswordIs() ? "password" : name);
    }

    /** Whether the key is one of those that say where the password is. */
    boolean saysWhereThePasswordIs() {
        return name.startsWith("password-");
    }

    /** Host names have dots as well: the shortest end that is a setting's name is the name. */
    private static Optional<Key> ofHost(String text, Map<String, Setting> settings) {
        for (int dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
            String name = text.substring(dot + 1);
            Setting setting = settings.get(name);
            if (setting != null) {
                return Optional.of(new Key(text.substring(0, dot), name, setting));
            }
        }
        return Optional.empty();
    }
}
