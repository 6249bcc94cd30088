package sequitur.engine.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the settings among the environment variables. A key is written as OpenTelemetry writes its own: in capital letters, dots and
 * hyphens as underscores. There is no way back from that to the name of a host, which therefore stands in a variable of its own:
 * {@code SEQUITUR_HOST_RELAY=mx.example.com:587}, then {@code SEQUITUR_HOST_RELAY_POLICY=block}. A variable that is empty is not set.
 */
final class EnvironmentVariables {

    private static final String CONFIG = Notation.VARIABLE.written(GivenSettings.FILE_KEY);

    private static final Pattern HOST = Pattern.compile("SEQUITUR_HOST_([A-Z0-9]+)");
    private static final Pattern OF_HOST = Pattern.compile("SEQUITUR_(HOST|CREDENTIALS|REHEARSE)_([A-Z0-9]+)_(.+)");

    /** What Kubernetes sets in every pod for a service whose name begins with ours. */
    private static final Pattern OF_A_SERVICE = Pattern.compile(
            "SEQUITUR_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private final Map<String, String> variables;
    private final Problems problems;
    private final Map<String, String> hosts = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    private EnvironmentVariables(Map<String, String> variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
        for (Setting<?> setting : Setting.ALL) {
            setting.generalKey().ifPresent(key -> keys.put(Notation.VARIABLE.written(key), key));
        }
    }

    /** Takes all variables of ours; what can't be used is told to the problems, and also if they may not be read. */
    static GivenSettings read(Surroundings surroundings, Problems problems) {
        return surroundings
                .environment()
                .map(environment -> read(environment, surroundings.folder(), problems))
                .orElseGet(() -> forbidden(problems));
    }

    private static GivenSettings read(Map<String, String> environment, Path folder, Problems problems) {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.values().removeIf(String::isBlank);
        variables.keySet().removeIf(name -> OF_A_SERVICE.matcher(name).matches());
        Optional<String> file = Optional.ofNullable(variables.remove(CONFIG)).map(String::strip);
        EnvironmentVariables taken = new EnvironmentVariables(variables, problems);
        taken.takeHosts();
        return new GivenSettings(file, taken.entries(), folder);
    }

    private static GivenSettings forbidden(Problems problems) {
        problems.add(
                Source.Environment.NAME,
                () -> "the security manager forbids to read it.",
                "There are no settings from there.");
        return GivenSettings.NONE;
    }

    private void takeHosts() {
        variables.forEach((name, value) -> {
            Matcher host = HOST.matcher(name);
            if (host.matches()) {
                hosts.put(host.group(1), value.strip());
            }
        });
    }

    private List<ConfigEntry> entries() {
        List<ConfigEntry> entries = new ArrayList<>();
        variables.forEach((name, value) -> {
            if (!HOST.matcher(name).matches()) {
                key(name)
                        .ifPresent(key ->
                                entries.add(new ConfigEntry(new Source.Environment(name), key, name, value.strip())));
            }
        });
        return entries;
    }

    /** The key that is meant by a variable; an empty one if there is none such, nothing if it is not known for which host. */
    private Optional<String> key(String variable) {
        Matcher parts = OF_HOST.matcher(variable);
        if (keys.containsKey(variable) || !parts.matches()) {
            return Optional.of(keys.getOrDefault(variable, ""));
        }
        Scope scope = Scope.valueOf(parts.group(1));
        Optional<Setting<?>> setting = Setting.ALL.stream()
                .filter(known -> known.scopes().contains(scope)
                        && Notation.VARIABLE.spelled(known.name()).equals(parts.group(3)))
                .findFirst();
        if (setting.isEmpty()) {
            return Optional.of("");
        }
        String host = hosts.get(parts.group(2));
        if (host == null) {
            sayThatThereIsNoHost(variable, parts.group(2));
            return Optional.empty();
        }
        return Optional.of(scope.key(host, setting.get().name()));
    }

    private void sayThatThereIsNoHost(String variable, String name) {
        problems.add(
                new Source.Environment(variable),
                () -> "there is no variable SEQUITUR_HOST_" + name + " to say which host " + variable + " is about.",
                Problems.IGNORED);
    }
}
