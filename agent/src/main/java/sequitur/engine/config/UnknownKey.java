package sequitur.engine.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a key that there is not. Its value is never shown: it may be a secret. */
final class UnknownKey {

    private static final int LONGEST = 100;
    private static final String RULE = "rule.";
    private static final String HOST_PLACE = "<host or glob[:port]>.";
    private static final Pattern PASSWORD = Pattern.compile("(?i)\\.(password|passwd|pass|secret|token)$");

    private UnknownKey() {}

    /** Names the key, and the one that is meant or, if none is near, those that there are. */
    static String message(Entry entry) {
        String hint = suggestion(entry)
                .map(meant -> "did you mean \"" + Printable.of(meant, LONGEST) + "\"?")
                .orElseGet(() -> valid(entry) + ".");
        return "unknown key \"" + Printable.of(entry.key(), LONGEST) + "\"; " + hint + " It is ignored.";
    }

    private static Optional<String> suggestion(Entry entry) {
        if (entry.key().length() > Key.LONGEST || isPassword(entry)) {
            return Optional.empty();
        }
        List<String> candidates = candidates(entry);
        return Spelling.nearest(entry.key(), candidates)
                .or(() -> Spelling.nearest(entry.prefix() + entry.key(), candidates));
    }

    private static List<String> candidates(Entry entry) {
        String host = entry.prefix() + Key.HOST;
        if (entry.key().startsWith(host)) {
            return candidates(entry.key(), host.length(), Setting.OF_HOST.keySet());
        }
        List<String> candidates = new ArrayList<>();
        Setting.GENERAL.keySet().forEach(name -> candidates.add(entry.prefix() + name));
        if (isAboutCredentials(entry)) {
            int start = entry.prefix().length() + Key.CREDENTIALS.length();
            candidates.addAll(candidates(entry.key(), start, Setting.OF_CREDENTIALS.keySet()));
        }
        return candidates;
    }

    /** A host name ends at one of the dots, nobody knows at which. */
    private static List<String> candidates(String key, int host, Collection<String> names) {
        List<String> candidates = new ArrayList<>();
        for (int dot = key.indexOf('.', host); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            String start = key.substring(0, dot + 1);
            names.forEach(name -> candidates.add(start + name));
        }
        return candidates;
    }

    private static boolean isAboutCredentials(Entry entry) {
        return entry.key().startsWith(entry.prefix() + Key.CREDENTIALS);
    }

    private static String valid(Entry entry) {
        if (entry.key().contains(RULE)) {
            return "the rules are "
                    + Setting.OF_HOST.keySet().stream()
                            .filter(name -> name.startsWith(RULE))
                            .map(name -> name.substring(RULE.length()))
                            .collect(Collectors.joining(", "));
        }
        if (isPassword(entry)) {
            return "a password is never written here, only where it is: in a file, or in an environment variable; "
                    + keys(entry, credentials());
        }
        if (isAboutCredentials(entry)) {
            return keys(entry, credentials());
        }
        String host = Key.HOST + HOST_PLACE;
        Stream<String> keys = Stream.of(
                "enabled",
                "dry-run",
                "policy",
                "rule.<id>",
                "require.auth",
                "require.tls",
                host + "policy",
                host + "rule.<id>",
                host + "require.auth",
                host + "require.tls",
                host + "app-credentials",
                host + "tunnel",
                host + "unverified-tls");
        return keys(entry, Stream.concat(keys, credentials()));
    }

    /** Whether somebody wanted to write down the password itself. */
    private static boolean isPassword(Entry entry) {
        return isAboutCredentials(entry) && PASSWORD.matcher(entry.key()).find();
    }

    private static Stream<String> credentials() {
        return Stream.concat(
                Setting.OF_CREDENTIALS.keySet().stream().map(name -> Key.CREDENTIALS + HOST_PLACE + name),
                Stream.of(Key.CREDENTIALS + "cleartext"));
    }

    private static String keys(Entry entry, Stream<String> names) {
        return "the keys are " + names.map(name -> entry.prefix() + name).collect(Collectors.joining(", "));
    }
}
