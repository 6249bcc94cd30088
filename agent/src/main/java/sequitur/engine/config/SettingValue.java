package sequitur.engine.config;

/**
 * A value of a setting, and where it stands.
 *
 * @param setting the setting
 * @param value the value
 * @param source where it was said
 */
record SettingValue<T>(Setting<T> setting, T value, Source source) {

    /** The value as a person may see it. */
    String shown() {
        return setting.shown(value);
    }

    /** Tells the setting alone: the value may be a secret in the wrong place. */
    @Override
    public String toString() {
        return "SettingValue[" + setting.name() + "]";
    }
}
