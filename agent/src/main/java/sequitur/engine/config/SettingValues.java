package sequitur.engine.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the configuration says of one host, or of all of them: an immutable value. What is not said stays as it is elsewhere. */
final class SettingValues {

    /** Nothing is said. */
    static final SettingValues NONE = new SettingValues(Map.of());

    /** By the setting's subject. */
    private final Map<String, SettingValue<?>> said;

    private SettingValues(Map<String, SettingValue<?>> said) {
        this.said = said;
    }

    /** The same with one more value, which takes the place of an earlier one. */
    SettingValues with(SettingValue<?> value) {
        Map<String, SettingValue<?>> more = new LinkedHashMap<>(said);
        more.put(value.setting().subject(), value);
        return new SettingValues(more);
    }

    /** What is said of a setting, with its place. */
    @SuppressWarnings("unchecked")
    <T> Optional<SettingValue<T>> find(Setting<T> setting) {
        // The value was made by this very setting, so it has its type.
        return Optional.ofNullable((SettingValue<T>) said.get(setting.subject()))
                .filter(value -> value.setting() == setting);
    }

    /** What is said of a setting. */
    <T> Optional<T> get(Setting<T> setting) {
        return find(setting).map(SettingValue::value);
    }

    /** All that is said. */
    Collection<SettingValue<?>> all() {
        return said.values();
    }
}
