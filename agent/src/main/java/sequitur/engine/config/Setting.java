package sequitur.engine.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;

/** The settings that there are, by their names: each says what values it takes, and what each value changes. */
final class Setting {

    /** What can be said of a host as well as of all hosts, by the end of its key. */
    private static final Map<String, Setting> OF_ANY = ofAny();

    /** What can be said of a host, by the end of its key. */
    static final Map<String, Setting> OF_HOST = ofHost();

    /** What can be said of the credentials for a host, by the end of its key. */
    static final Map<String, Setting> OF_CREDENTIALS = ofCredentials();

    /** What can be said in general, by its key without {@code sequitur.}. */
    static final Map<String, Setting> GENERAL = general();

    /** What has no place in a user name, the name of a variable or a path. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

    private final String values;
    private final boolean confidential;
    private final BiFunction<String, Path, Optional<UnaryOperator<Choices>>> change;

    private Setting(
            String values, boolean confidential, BiFunction<String, Path, Optional<UnaryOperator<Choices>>> change) {
        this.values = values;
        this.confidential = confidential;
        this.change = change;
    }

    /** The values that it can have, as a person would list them. */
    String values() {
        return values;
    }

    /** Whether its value is never shown, since somebody may have written a secret there. */
    boolean isConfidential() {
        return confidential;
    }

    /**
     * What a value changes; nothing if it is not one of the values.
     *
     * @param folder what a relative path is relative to
     */
    Optional<UnaryOperator<Choices>> change(String value, Path folder) {
        return change.apply(value, folder);
    }

    /** Nobody can vouch for all hosts at once. */
    private static Map<String, Setting> ofHost() {
        Boolean[] either = {true, false};
        Map<String, Setting> settings = new LinkedHashMap<>(OF_ANY);
        settings.put(
                "app-credentials",
                of(either, (choices, choice) -> choices.withTrust(trust -> trust.withAppCredentials(choice))));
        settings.put("tunnel", of(either, (choices, choice) -> choices.withTrust(trust -> trust.withTunnel(choice))));
        settings.put(
                "unverified-tls",
                of(either, (choices, choice) -> choices.withTrust(trust -> trust.withUnverifiedTls(choice))));
        return Collections.unmodifiableMap(settings);
    }

    private static Map<String, Setting> ofAny() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put("policy", of(Action.values(), Choices::withPolicy));
        settings.put("require.auth", of(Insistence.values(), Choices::withAuthentication));
        settings.put("require.tls", of(Insistence.values(), Choices::withTls));
        for (Rule rule : Rule.values()) {
            settings.put("rule." + rule.id(), of(Action.values(), (choices, action) -> choices.withRule(rule, action)));
        }
        return Collections.unmodifiableMap(settings);
    }

    private static Map<String, Setting> ofCredentials() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put(
                "username",
                confidential(
                        "the user's name",
                        (value, folder) -> text(value).map(name -> credentials -> credentials.withUsername(name))));
        settings.put(
                "password-env",
                confidential(
                        "the name of an environment variable",
                        (value, folder) -> text(value)
                                .filter(name -> name.indexOf('=') < 0)
                                .map(PasswordPlace.Variable::new)
                                .map(place -> credentials -> credentials.withPassword(place))));
        settings.put(
                "password-file",
                confidential(
                        "the path of a file",
                        (value, folder) -> text(value)
                                .flatMap(name -> path(name, folder))
                                .map(PasswordPlace.File::new)
                                .map(place -> credentials -> credentials.withPassword(place))));
        settings.put(
                "mechanisms",
                confidential(
                        join(Mechanism.values()) + ", one or more of them",
                        (value, folder) -> mechanisms(value)
                                .map(mechanisms -> credentials -> credentials.withMechanisms(mechanisms))));
        return Collections.unmodifiableMap(settings);
    }

    private static Map<String, Setting> general() {
        Boolean[] either = {true, false};
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put("enabled", of(either, Choices::withEnabled));
        settings.put("dry-run", of(either, Choices::withDryRun));
        settings.putAll(OF_ANY);
        Setting cleartext = of(
                either, (choices, choice) -> choices.withCredentials(credentials -> credentials.withCleartext(choice)));
        settings.put(Key.CREDENTIALS + "cleartext", new Setting(cleartext.values, true, cleartext.change));
        return Collections.unmodifiableMap(settings);
    }

    private static <V> Setting of(V[] values, BiFunction<Choices, V, Choices> change) {
        Map<String, UnaryOperator<Choices>> changes = new LinkedHashMap<>();
        for (V value : values) {
            changes.put(value.toString().toLowerCase(Locale.ROOT), choices -> change.apply(choices, value));
        }
        return new Setting(
                String.join(", ", changes.keySet()),
                false,
                (value, folder) -> Optional.ofNullable(changes.get(value.toLowerCase(Locale.ROOT))));
    }

    private static Setting confidential(
            String values, BiFunction<String, Path, Optional<UnaryOperator<CredentialChoices>>> change) {
        return new Setting(
                values,
                true,
                (value, folder) -> change.apply(value, folder).map(said -> choices -> choices.withCredentials(said)));
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() || CONTROL.matcher(value).find() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Path> path(String name, Path folder) {
        try {
            return Optional.of(folder.resolve(name));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    private static Optional<List<Mechanism>> mechanisms(String value) {
        List<Mechanism> mechanisms = new ArrayList<>();
        for (String name : SEPARATORS.split(value, -1)) {
            Optional<Mechanism> mechanism = Mechanism.of(name);
            if (mechanism.isEmpty()) {
                return Optional.empty();
            }
            mechanisms.add(mechanism.get());
        }
        return Optional.of(mechanisms);
    }

    private static String join(Mechanism... mechanisms) {
        return String.join(", ", Stream.of(mechanisms).map(Mechanism::name).toList());
    }
}
