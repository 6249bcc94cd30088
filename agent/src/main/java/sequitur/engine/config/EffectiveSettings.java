package sequitur.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists all that counts: each setting of all hosts, each rule, and then what is said of single hosts. */
final class EffectiveSettings {

    private final SettingValues general;
    private final HostSettings elsewhere;
    private final List<EffectiveSetting> listed = new ArrayList<>();

    private EffectiveSettings(SettingValues general) {
        this.general = general;
        this.elsewhere = HostSettings.DEFAULT.with(general);
    }

    /** The settings in the order of {@link Setting#ALL}; then the hosts in their order, each with what is said of it. */
    static List<EffectiveSetting> of(SettingValues general, List<Map.Entry<HostPattern, SettingValues>> hosts) {
        EffectiveSettings settings = new EffectiveSettings(general);
        Setting.ALL.forEach(settings::addGeneral);
        hosts.forEach(host -> settings.addHost(host.getKey().text(), host.getValue()));
        return List.copyOf(settings.listed);
    }

    private void addGeneral(Setting<?> setting) {
        setting.generalKey()
                .ifPresent(key -> action(elsewhere, setting)
                        .ifPresentOrElse(
                                action -> addAction(key, setting, action),
                                () -> ofAllHosts(setting).ifPresent(value -> add(key, value.shown(), value))));
    }

    private void addHost(String host, SettingValues said) {
        HostSettings there = elsewhere.with(said);
        for (SettingValue<?> value : said.all()) {
            Setting<?> setting = value.setting();
            String shown = action(there, setting).orElseGet(value::shown);
            setting.keyFor(host).ifPresent(key -> add(key, shown, value));
        }
    }

    /** A rule or precaution has an action in any case: its own, or what the policy makes of it. */
    private void addAction(String key, Setting<?> setting, String action) {
        String source = general.find(setting)
                .map(value -> value.source().text())
                .orElseGet(() -> "sequitur.policy, "
                        + ofAllHosts(Setting.POLICY).orElseThrow().source().text());
        add(key, action, source, setting.meaning());
    }

    private static Optional<String> action(HostSettings settings, Setting<?> setting) {
        return setting.rule()
                .map(settings.policy()::action)
                .or(() -> setting.precaution().map(settings::action))
                .map(Setting.POLICY::shown);
    }

    private <T> Optional<SettingValue<T>> ofAllHosts(Setting<T> setting) {
        return general.find(setting).or(setting::standardValue);
    }

    private void add(String key, String shown, SettingValue<?> value) {
        add(key, shown, value.source().text(), value.setting().meaning());
    }

    private void add(String key, String shown, String source, String meaning) {
        listed.add(new EffectiveSetting(Notation.PROPERTY.written(key), shown, source, meaning));
    }
}
