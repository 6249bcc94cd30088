package sequitur.engine.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import sequitur.smtp.Action;
import sequitur.smtp.Rule;

/** The settings that there are, by their names: each is a list of values, and what each value changes. */
final class Setting {

    /** What can be said of a host, by the end of its key. */
    static final Map<String, Setting> OF_HOST = ofHost();

    /** What can be said in general, by its key without {@code sequitur.}. */
    static final Map<String, Setting> GENERAL = general();

    private final Map<String, UnaryOperator<Choices>> changes;

    private Setting(Map<String, UnaryOperator<Choices>> changes) {
        this.changes = changes;
    }

    /** The values that it can have, in lower case. */
    Set<String> values() {
        return Collections.unmodifiableSet(changes.keySet());
    }

    /** What a value changes, in any case of letters; nothing if it is not one of the values. */
    Optional<UnaryOperator<Choices>> change(String value) {
        return Optional.ofNullable(changes.get(value.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Setting> ofHost() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put("policy", of(Action.values(), Choices::withPolicy));
        settings.put("require.auth", of(Insistence.values(), Choices::withAuthentication));
        settings.put("require.tls", of(Insistence.values(), Choices::withTls));
        for (Rule rule : Rule.values()) {
            settings.put("rule." + rule.id(), of(Action.values(), (choices, action) -> choices.withRule(rule, action)));
        }
        return Collections.unmodifiableMap(settings);
    }

    private static Map<String, Setting> general() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put("enabled", of(new Boolean[] {true, false}, Choices::withEnabled));
        settings.putAll(OF_HOST);
        return Collections.unmodifiableMap(settings);
    }

    private static <V> Setting of(V[] values, BiFunction<Choices, V, Choices> change) {
        Map<String, UnaryOperator<Choices>> changes = new LinkedHashMap<>();
        for (V value : values) {
            changes.put(value.toString().toLowerCase(Locale.ROOT), choices -> change.apply(choices, value));
        }
        return new Setting(changes);
    }
}
