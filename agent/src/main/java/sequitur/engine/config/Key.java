package sequitur.engine.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A valid key taken apart.
 *
 * @param host the host, glob and port as they were written; empty where the key is about all hosts
 * @param setting the setting that it is the key of
 */
record Key(String host, Setting<?> setting) {

    /** How long a key can be: a domain name has at most 253 characters, and an end follows it. */
    static final int LONGEST = 400;

    private static final Map<Scope, Map<String, Setting<?>>> SETTINGS = settings();

    /** Takes a key apart, without what every key of its source begins with; nothing if it is unknown. The host may still be none. */
    static Optional<Key> of(String key) {
        if (key.length() > LONGEST) {
            return Optional.empty();
        }
        for (Scope scope : Scope.values()) {
            Optional<Key> found = key.startsWith(scope.beginning())
                    ? of(key.substring(scope.beginning().length()), scope)
                    : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether the key is about all hosts. */
    boolean isGeneral() {
        return host.isEmpty();
    }

    /** What the key says something about: two keys of one topic can't both count. */
    String topic() {
        String about = HostPattern.parse(host).map(HostPattern::toString).orElse(host);
        return about + " " + setting.subject();
    }

    private static Optional<Key> of(String text, Scope scope) {
        Map<String, Setting<?>> settings = SETTINGS.getOrDefault(scope, Map.of());
        if (!scope.namesHost()) {
            return Optional.<Setting<?>>ofNullable(settings.get(text)).map(setting -> new Key("", setting));
        }
        // Host names have dots as well: the shortest end that is a setting's name is the name.
        for (int dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
            Setting<?> setting = settings.get(text.substring(dot + 1));
            if (setting != null) {
                return Optional.of(new Key(text.substring(0, dot), setting));
            }
        }
        return Optional.empty();
    }

    private static Map<Scope, Map<String, Setting<?>>> settings() {
        Map<Scope, Map<String, Setting<?>>> settings = new EnumMap<>(Scope.class);
        for (Setting<?> setting : Setting.ALL) {
            for (Scope scope : setting.scopes()) {
                settings.computeIfAbsent(scope, first -> new HashMap<>()).put(setting.name(), setting);
            }
        }
        return settings;
    }
}
