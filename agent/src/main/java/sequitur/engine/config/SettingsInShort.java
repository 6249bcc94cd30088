package sequitur.engine.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sequitur.smtp.policy.Action;

/**
 * Settings in some words, for a line in a log.
 *
 * @param general what is said of all hosts
 * @param hosts what is said of single ones
 */
record SettingsInShort(SettingValues general, List<Map.Entry<HostPattern, SettingValues>> hosts) {

    /** The kinds of places, the strongest first. */
    private static final List<Class<? extends Source>> BY_STRENGTH = List.of(
            Source.AgentArgument.class, Source.SystemProperty.class, Source.Environment.class, Source.InFile.class);

    /** The policy, and how much else there is that can change it. */
    String policy() {
        List<String> exceptions = new ArrayList<>();
        count(
                exceptions,
                general.all().stream().filter(SettingsInShort::isOfARule).count(),
                "rule");
        count(exceptions, hosts.stream().filter(SettingsInShort::isOfMore).count(), "host");
        String policy = Setting.POLICY.shown(value(Setting.POLICY));
        return (value(Setting.ENABLED) ? policy : Setting.POLICY.shown(Action.OFF))
                + (value(Setting.DRY_RUN) ? ", as a dry run" : "")
                + (value(Setting.REHEARSE) ? ", in a rehearsal" : "")
                + (exceptions.isEmpty() ? "" : ", with settings for " + String.join(" and ", exceptions));
    }

    /** What is to be known of a rehearsal, or of one that there could be: sentences; nothing if nobody has said anything of that. */
    Optional<String> rehearsal() {
        long answers = hosts.stream()
                .mapToLong(host -> Setting.REHEARSALS.count(host.getValue()))
                .sum();
        String say = answers == 1
                ? "1 setting of sequitur.rehearse.<host> says"
                : answers + " settings of sequitur.rehearse.<host> say";
        if (!value(Setting.REHEARSE)) {
            return answers == 0
                    ? Optional.empty()
                    : Optional.of("This is no rehearsal: what " + say
                            + " counts from the start of an app with sequitur.rehearse=true.");
        }
        return Optional.of(
                answers == 0
                        ? "This is a rehearsal, and no answer is set: set sequitur.rehearse.<host>.<verb>, for example"
                                + " sequitur.rehearse.*.mail=451 4.7.1 Try later."
                        : "This is a rehearsal: Sequitur answers in the server's place, as " + say
                                + ". Mail fails on purpose, as long" + " as sequitur.rehearse is true (" + place()
                                + ").");
    }

    private String place() {
        return general.find(Setting.REHEARSE)
                .map(value -> value.source().text())
                .orElse("");
    }

    /** The places of all values that are set. */
    List<String> origins() {
        return Stream.concat(Stream.of(general), hosts.stream().map(Map.Entry::getValue))
                .flatMap(values -> values.all().stream())
                .map(SettingValue::source)
                .sorted(Comparator.comparing(source -> BY_STRENGTH.indexOf(source.getClass())))
                .map(Source::name)
                .distinct()
                .toList();
    }

    private static void count(List<String> counts, long count, String what) {
        if (count > 0) {
            counts.add(count + " " + what + (count == 1 ? "" : "s"));
        }
    }

    /** Whether more is said of a host than what is rehearsed there. */
    private static boolean isOfMore(Map.Entry<HostPattern, SettingValues> host) {
        return !host.getValue().all().stream().allMatch(value -> value.setting().isOfRehearsal());
    }

    private static boolean isOfARule(SettingValue<?> value) {
        return value.setting().rule().isPresent();
    }

    private <T> T value(Setting<T> setting) {
        return general.get(setting).orElseGet(setting::standard);
    }
}
