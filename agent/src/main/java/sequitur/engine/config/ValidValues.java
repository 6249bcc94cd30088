package sequitur.engine.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that a setting can have.
 *
 * @param listed the values as a person would list them
 * @param reading makes a value of a text, where a relative path is relative to the folder; nothing if it is none of the values
 * @param showing makes a text of a value, in which there is no secret even if somebody has written one there
 */
record ValidValues<T>(
        String listed, BiFunction<String, Path, Optional<T>> reading, Function<? super T, String> showing) {

    /** Yes or no. */
    static final ValidValues<Boolean> SWITCH = oneOf(true, false);

    /** What stands for a value that may be a secret in the wrong place. */
    private static final String HIDDEN = "****";

    /** What has no place in a user name, the name of a variable or a path. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

    /** One of these, by its name in any case of letters. */
    @SafeVarargs
    static <T> ValidValues<T> oneOf(T... values) {
        Map<String, T> byName = new LinkedHashMap<>();
        for (T value : values) {
            byName.put(name(value), value);
        }
        return new ValidValues<>(
                String.join(", ", byName.keySet()),
                (text, folder) -> Optional.ofNullable(byName.get(text.toLowerCase(Locale.ROOT))),
                ValidValues::name);
    }

    /** Any text of one line. */
    static ValidValues<String> text(String listed) {
        return new ValidValues<>(listed, (text, folder) -> line(text), text -> HIDDEN);
    }

    /** A variable with a password in it. */
    static ValidValues<PasswordPlace> variable() {
        return new ValidValues<>(
                "the name of an environment variable",
                (text, folder) ->
                        line(text).filter(name -> name.indexOf('=') < 0).map(PasswordPlace.Variable::new),
                place -> HIDDEN);
    }

    /** The path of a file that holds no secret. */
    static ValidValues<Path> path() {
        return new ValidValues<>(
                "the path of a file",
                (text, folder) -> line(text).flatMap(name -> path(name, folder)),
                path -> Printable.of(path.toString()).toString());
    }

    /** A file with a password in it. */
    static ValidValues<PasswordPlace> file() {
        return new ValidValues<>(
                "the path of a file",
                (text, folder) -> line(text).flatMap(name -> path(name, folder)).map(PasswordPlace.File::new),
                place -> HIDDEN);
    }

    /** One or more SASL mechanisms. */
    static ValidValues<List<Mechanism>> mechanisms() {
        return new ValidValues<>(
                joined(List.of(Mechanism.values())) + ", one or more of them",
                (text, folder) -> mechanisms(text),
                ValidValues::joined);
    }

    /** A length of time with its unit. */
    static ValidValues<Duration> duration() {
        return new ValidValues<>(
                "a number with its unit, as 500ms, 30s, 5m or 1h",
                (text, folder) -> DurationText.parse(text),
                DurationText::of);
    }

    /** One or more places in the app. */
    static ValidValues<CallSites> callSites() {
        return new ValidValues<>(
                "class or method names with their package, * for any characters, one or more of them",
                (text, folder) -> CallSites.parse(text),
                CallSites::text);
    }

    /** What a rehearsal can do at a cue. */
    static ValidValues<RehearsedAnswer> rehearsed(Cue cue) {
        return new ValidValues<>(
                "a reply with which the mail does not go on, as 451 4.7.1 Try later; drop; stall 30s; slow 10s, up to 1h",
                (text, folder) -> RehearsedAnswer.parse(text)
                        .filter(answer ->
                                !(answer instanceof RehearsedAnswer.Spoken spoken && cue.isAcceptance(spoken.code()))),
                RehearsedAnswer::text);
    }

    /** A whole number, from 1. */
    static ValidValues<Integer> number(int most) {
        return new ValidValues<>(
                "a whole number from 1 to " + most,
                (text, folder) -> NUMBER.matcher(text).matches()
                        ? Optional.of(Integer.parseInt(text)).filter(number -> number <= most)
                        : Optional.empty(),
                number -> Integer.toString(number));
    }

    /** One or more addresses. */
    static ValidValues<AddressGlobs> addresses() {
        return new ValidValues<>(
                "addresses, * for any characters, one or more of them",
                (text, folder) -> AddressGlobs.parse(text),
                AddressGlobs::text);
    }

    private static String name(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> line(String text) {
        return text.isEmpty() || CONTROL.matcher(text).find() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Path> path(String name, Path folder) {
        try {
            return Optional.of(folder.resolve(name));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    private static Optional<List<Mechanism>> mechanisms(String text) {
        List<Mechanism> mechanisms = new ArrayList<>();
        for (String name : SEPARATORS.split(text, -1)) {
            Optional<Mechanism> mechanism = Mechanism.of(name);
            if (mechanism.isEmpty()) {
                return Optional.empty();
            }
            mechanisms.add(mechanism.get());
        }
        return Optional.of(mechanisms);
    }

    private static String joined(List<Mechanism> mechanisms) {
        Stream<String> names = mechanisms.stream().map(Mechanism::name);
        return names.collect(Collectors.joining(", "));
    }
}
