package sequitur.engine.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The settings that make up rehearsals: for each cue an answer, and when it is given. */
final class RehearsalSettings {

    /** What stands for any cue in the documents. */
    static final String ANY = "<verb>";

    private static final List<Scope> SCOPES = List.of(Scope.REHEARSE);
    private static final int MOST = 1_000_000;
    private static final int MOST_A_MINUTE = 10_000;

    private final Map<Cue, Setting<RehearsedAnswer>> answers = new EnumMap<>(Cue.class);
    private final Map<Cue, Setting<Integer>> after = new EnumMap<>(Cue.class);
    private final Map<Cue, Setting<Integer>> perMinute = new EnumMap<>(Cue.class);
    private final Map<Cue, Setting<Integer>> every = new EnumMap<>(Cue.class);
    private final Map<Cue, Setting<Integer>> times = new EnumMap<>(Cue.class);
    private final Setting<AddressGlobs> addresses;

    /** Makes the settings. */
    RehearsalSettings() {
        addAnswers();
        number(after, "after", MOST, "So many commands are left to the server before one is answered.");
        number(
                perMinute,
                "per-minute",
                MOST_A_MINUTE,
                "Of the others so many a minute are left to the server, which is a limit as some servers have one.");
        number(
                every,
                "every",
                MOST,
                "Of the rest only each such one is answered: 10 means the 10th, the 20th and so on.");
        number(times, "times", MOST, "So often it is answered at most, over all connections of the app.");
        addresses = Setting.made(
                Cue.RCPT.id() + ".address",
                SCOPES,
                ValidValues.addresses(),
                Optional.empty(),
                "Which recipients are meant. Others are left to the server, and are not counted.");
    }

    private void addAnswers() {
        for (Cue cue : Cue.values()) {
            answers.put(
                    cue,
                    Setting.made(
                            cue.id(),
                            SCOPES,
                            ValidValues.rehearsed(cue),
                            Optional.empty(),
                            "What is answered in the server's place, where sequitur.rehearse is true. The verbs: "
                                    + Cue.list() + "."));
        }
    }

    private static void number(Map<Cue, Setting<Integer>> settings, String name, int most, String meaning) {
        for (Cue cue : Cue.values()) {
            settings.put(
                    cue,
                    Setting.made(cue.id() + "." + name, SCOPES, ValidValues.number(most), Optional.empty(), meaning));
        }
    }

    /** The end of a setting's keys in the documents, where those for all cues stand as one. */
    static String documentedName(String name) {
        int dot = name.indexOf('.');
        return name.endsWith(".address") ? name : ANY + (dot < 0 ? "" : name.substring(dot));
    }

    /** What is rehearsed at a cue where this is said of a host; nothing if no answer is. */
    Optional<Rehearsal> find(Cue cue, HostPattern host, SettingValues said) {
        Setting<RehearsedAnswer> setting = of(answers, cue);
        return said.get(setting)
                .map(answer -> new Rehearsal(
                        Notation.PROPERTY.written(setting.keyFor(host.text()).orElseThrow()),
                        cue,
                        answer,
                        said.get(of(after, cue)).orElse(0),
                        said.get(of(perMinute, cue)).orElse(0),
                        said.get(of(every, cue)).orElse(1),
                        said.get(of(times, cue)).orElse(0),
                        cue == Cue.RCPT ? said.get(addresses).orElse(AddressGlobs.ALL) : AddressGlobs.ALL));
    }

    /** How many answers are said of a host. */
    long count(SettingValues said) {
        return answers.values().stream()
                .filter(setting -> said.find(setting).isPresent())
                .count();
    }

    /** Tells what is said of when to answer where no answer is said. */
    void check(Map<HostPattern, SettingValues> hosts, Problems problems) {
        hosts.forEach((host, said) -> {
            for (Cue cue : Cue.values()) {
                if (said.find(of(answers, cue)).isEmpty()) {
                    conditions(cue)
                            .forEach(setting -> said.find(setting)
                                    .ifPresent(value -> problems.add(
                                            value.source(), () -> noAnswer(host, cue, setting), Problems.IGNORED)));
                }
            }
        });
    }

    private List<Setting<?>> conditions(Cue cue) {
        List<Setting<?>> conditions =
                new ArrayList<>(List.of(of(after, cue), of(perMinute, cue), of(every, cue), of(times, cue)));
        if (cue == Cue.RCPT) {
            conditions.add(addresses);
        }
        return conditions;
    }

    private static String noAnswer(HostPattern host, Cue cue, Setting<?> condition) {
        String beginning = Printable.of(Notation.PROPERTY.written(Scope.REHEARSE.key(host.text(), "")))
                .toString();
        return "\"" + beginning + condition.name() + "\" says when to answer, and nothing says what; set " + beginning
                + cue.id() + " as well.";
    }

    private static <T> Setting<T> of(Map<Cue, Setting<T>> settings, Cue cue) {
        return Objects.requireNonNull(settings.get(cue));
    }
}
