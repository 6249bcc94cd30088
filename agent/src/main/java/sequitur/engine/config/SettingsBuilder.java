package sequitur.engine.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Settings in the making: takes source after source, the later over the earlier. */
final class SettingsBuilder {

    private static final int LONGEST_VALUE = 60;

    private final Problems problems;
    private final Map<HostPattern, SettingValues> hosts = new LinkedHashMap<>();
    private SettingValues general = SettingValues.NONE;

    SettingsBuilder(Problems problems) {
        this.problems = problems;
    }

    /** Takes all entries of one source, the later over the earlier. */
    void add(GivenSettings given) {
        Map<String, Integer> seen = new HashMap<>();
        given.entries().forEach(entry -> add(entry, given.folder().toAbsolutePath(), seen));
    }

    Settings settings() {
        Setting.REHEARSALS.check(hosts, problems);
        return new Settings(general, hosts);
    }

    private void add(ConfigEntry entry, Path folder, Map<String, Integer> seen) {
        Optional<Key> known = Key.of(entry.key());
        if (known.isEmpty()) {
            problem(entry, () -> UnknownKey.message(entry), Problems.IGNORED);
            return;
        }
        Key key = known.get();
        Optional<? extends SettingValue<?>> value = key.setting().read(entry, folder);
        if (value.isEmpty()) {
            problem(entry, () -> noValue(entry, key.setting()), Problems.IGNORED);
        } else if (!isTaken(value.get(), key)) {
            problem(entry, () -> noHost(entry, key.host()), Problems.IGNORED);
        } else {
            Integer earlier = seen.put(key.topic(), entry.source().line());
            if (earlier != null) {
                problem(entry, () -> again(entry, key.setting()), which(entry, earlier));
            }
        }
    }

    private boolean isTaken(SettingValue<?> value, Key key) {
        if (key.isGeneral()) {
            general = general.with(value);
            return true;
        }
        Optional<HostPattern> host = HostPattern.parse(key.host());
        host.ifPresent(
                pattern -> hosts.merge(pattern, SettingValues.NONE.with(value), (said, more) -> said.with(value)));
        return host.isPresent();
    }

    private void problem(ConfigEntry entry, Supplier<String> message, String consequence) {
        problems.add(entry.source(), message, consequence);
    }

    private static String noValue(ConfigEntry entry, Setting<?> setting) {
        String value = setting.isConfidential()
                ? "what is given here"
                : "\"" + Printable.of(entry.value(), LONGEST_VALUE) + "\"";
        return value + " is not a value of " + Printable.of(entry.written()) + "; valid values: "
                + setting.validValues() + ".";
    }

    private static String noHost(ConfigEntry entry, String host) {
        return "\"" + Printable.of(host) + "\" in " + Printable.of(entry.written())
                + " is neither a host name nor a glob nor an IPv6 address in brackets, with or without a port from 1 to"
                + " 65535.";
    }

    private static String again(ConfigEntry entry, Setting<?> setting) {
        String what = setting.saysWhereThePasswordIs() ? "\" says again where the password is." : "\" is set again.";
        return "\"" + Printable.of(entry.written()) + what;
    }

    private static String which(ConfigEntry entry, int earlier) {
        return earlier == 0
                ? "The later one counts."
                : "Line " + entry.source().line() + " counts, line " + earlier + " does not.";
    }
}
