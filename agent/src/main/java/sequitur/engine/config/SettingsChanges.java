package sequitur.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between the settings that counted and those that count now.
 *
 * @param before what was said of all hosts
 * @param now what is said of them
 * @param hostsBefore what was said of single ones
 * @param hostsNow what is said of them
 */
record SettingsChanges(
        SettingValues before,
        SettingValues now,
        List<Map.Entry<HostPattern, SettingValues>> hostsBefore,
        List<Map.Entry<HostPattern, SettingValues>> hostsNow) {

    /** A clause for each key, in the order of the keys. */
    List<String> clauses() {
        List<String> clauses = new ArrayList<>();
        for (Setting<?> setting : Setting.ALL) {
            setting.generalKey().ifPresent(key -> add(clauses, key, setting, before, now));
        }
        Map<HostPattern, SettingValues> old = byHost(hostsBefore);
        Map<HostPattern, SettingValues> all = new LinkedHashMap<>(old);
        all.putAll(byHost(hostsNow));
        for (HostPattern host : all.keySet()) {
            for (Setting<?> setting : Setting.ALL) {
                setting.keyFor(host.text())
                        .ifPresent(key -> add(
                                clauses,
                                key,
                                setting,
                                old.getOrDefault(host, SettingValues.NONE),
                                byHost(hostsNow).getOrDefault(host, SettingValues.NONE)));
            }
        }
        return clauses;
    }

    private static Map<HostPattern, SettingValues> byHost(List<Map.Entry<HostPattern, SettingValues>> hosts) {
        Map<HostPattern, SettingValues> byHost = new LinkedHashMap<>();
        hosts.forEach(host -> byHost.put(host.getKey(), host.getValue()));
        return byHost;
    }

    private static <T> void add(
            List<String> clauses, String key, Setting<T> setting, SettingValues before, SettingValues now) {
        Optional<T> was = before.get(setting);
        Optional<T> is = now.get(setting);
        if (was.equals(is)) {
            return;
        }
        String written = Notation.PROPERTY.written(key);
        if (setting.isConfidential()) {
            clauses.add(written + (is.isEmpty() ? " is no longer set" : was.isEmpty() ? " is set" : " is another one"));
        } else {
            clauses.add(written
                    + is.map(value -> "=" + setting.shown(value)).orElse(" is no longer set")
                    + was.map(value -> " (was " + setting.shown(value) + ")").orElse(" (was not set)"));
        }
    }
}
