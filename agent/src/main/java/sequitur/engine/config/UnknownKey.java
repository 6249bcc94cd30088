package sequitur.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sequitur.smtp.rule.Rule;

/** What is said of a key that there is not. Its value is never shown: it may be a secret. */
final class UnknownKey {

    private static final int LONGEST = 100;
    private static final Pattern PASSWORD = Pattern.compile("(?i)[._](password|passwd|pass|secret|token)$");

    private final Notation notation;
    private final String written;

    private UnknownKey(Notation notation, String written) {
        this.notation = notation;
        this.written = written;
    }

    /** Names the key, and the one that is meant or, if none is near, those that there are. */
    static String message(ConfigEntry entry) {
        return new UnknownKey(entry.source().notation(), entry.written()).message();
    }

    private String message() {
        String hint = suggestion()
                .map(meant -> "did you mean \"" + Printable.of(meant, LONGEST) + "\"?")
                .orElseGet(() -> valid() + ".");
        return "unknown key \"" + Printable.of(written, LONGEST) + "\"; " + hint;
    }

    private Optional<String> suggestion() {
        if (written.length() > Key.LONGEST || isPassword()) {
            return Optional.empty();
        }
        List<String> candidates = candidates();
        return Spelling.nearest(written, candidates)
                .or(() -> Spelling.nearest(notation.prefix() + written, candidates));
    }

    private List<String> candidates() {
        for (Scope scope : List.of(Scope.HOST, Scope.REHEARSE)) {
            if (isAbout(scope)) {
                return candidates(scope);
            }
        }
        List<String> candidates = new ArrayList<>();
        for (Setting<?> setting : Setting.ALL) {
            setting.generalKey().map(notation::written).ifPresent(candidates::add);
        }
        if (isAbout(Scope.CREDENTIALS)) {
            candidates.addAll(candidates(Scope.CREDENTIALS));
        }
        return candidates;
    }

    /** A host name ends at one of the separators, nobody knows at which. */
    private List<String> candidates(Scope scope) {
        List<String> candidates = new ArrayList<>();
        int host = notation.written(scope.beginning()).length();
        int end = written.indexOf(notation.separator(), host);
        while (end >= 0) {
            String start = written.substring(0, end + 1);
            Setting.ALL.stream()
                    .filter(setting -> setting.scopes().contains(scope))
                    .forEach(setting -> candidates.add(start + notation.spelled(setting.name())));
            end = written.indexOf(notation.separator(), end + 1);
        }
        return candidates;
    }

    private boolean isAbout(Scope scope) {
        return written.startsWith(notation.written(scope.beginning()));
    }

    private String valid() {
        if (written.contains(notation.spelled(Setting.RULE))) {
            return "the rules are "
                    + Stream.of(Rule.values())
                            .map(Rule::id)
                            .map(notation::spelled)
                            .collect(Collectors.joining(", "));
        }
        if (isPassword()) {
            return "a password is never written here, only where it is: in a file, or in an environment variable; "
                    + keys(Scope.CREDENTIALS.beginning());
        }
        if (isAbout(Scope.REHEARSE)) {
            return keys(Scope.REHEARSE.beginning()) + "; " + RehearsalSettings.ANY + " is one of " + Cue.list();
        }
        return keys(isAbout(Scope.CREDENTIALS) ? Scope.CREDENTIALS.beginning() : "");
    }

    /** Whether somebody wanted to write down the password itself. */
    private boolean isPassword() {
        return isAbout(Scope.CREDENTIALS) && PASSWORD.matcher(written).find();
    }

    private String keys(String beginning) {
        return "the keys are "
                + Setting.keys(notation.host())
                        // What is rehearsed is told to those who want to rehearse.
                        .filter(key -> key.startsWith(beginning)
                                && (!beginning.isEmpty() || !key.startsWith(Scope.REHEARSE.beginning())))
                        .map(notation::written)
                        .collect(Collectors.joining(", "));
    }
}
