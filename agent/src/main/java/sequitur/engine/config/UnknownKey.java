package sequitur.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a key that there is not. Its value is never shown: it may be a secret. */
final class UnknownKey {

    private static final int LONGEST = 100;
    private static final String RULE = "rule.";

    private UnknownKey() {}

    /** Names the key, and the one that is meant or, if none is near, those that there are. */
    static String message(Entry entry) {
        String hint = suggestion(entry)
                .map(meant -> "did you mean \"" + Printable.of(meant, LONGEST) + "\"?")
                .orElseGet(() -> valid(entry) + ".");
        return "unknown key \"" + Printable.of(entry.key(), LONGEST) + "\"; " + hint + " It is ignored.";
    }

    private static Optional<String> suggestion(Entry entry) {
        if (entry.key().length() > Key.LONGEST) {
            return Optional.empty();
        }
        List<String> candidates = candidates(entry);
        return Spelling.nearest(entry.key(), candidates)
                .or(() -> Spelling.nearest(entry.prefix() + entry.key(), candidates));
    }

    private static List<String> candidates(Entry entry) {
        String host = entry.prefix() + Key.HOST;
        if (!entry.key().startsWith(host)) {
            return Setting.GENERAL.keySet().stream()
                    .map(name -> entry.prefix() + name)
                    .toList();
        }
        List<String> candidates = new ArrayList<>();
        for (int dot = entry.key().indexOf('.', host.length());
                dot >= 0;
                dot = entry.key().indexOf('.', dot + 1)) {
            String start = entry.key().substring(0, dot + 1);
            Setting.OF_HOST.keySet().forEach(name -> candidates.add(start + name));
        }
        return candidates;
    }

    private static String valid(Entry entry) {
        if (entry.key().contains(RULE)) {
            return "the rules are "
                    + Setting.OF_HOST.keySet().stream()
                            .filter(name -> name.startsWith(RULE))
                            .map(name -> name.substring(RULE.length()))
                            .collect(Collectors.joining(", "));
        }
        String host = Key.HOST + "<host or glob[:port]>.";
        return "the keys are "
                + Stream.of(
                                "enabled",
                                "policy",
                                "rule.<id>",
                                "require.auth",
                                "require.tls",
                                host + "policy",
                                host + "rule.<id>",
                                host + "require.auth",
                                host + "require.tls")
                        .map(name -> entry.prefix() + name)
                        .collect(Collectors.joining(", "));
    }
}
