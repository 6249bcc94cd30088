package sequitur.advice.framework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of the table of frameworks: how a framework is told from the names of classes, and how it spells what the library calls
 * {@code mail.smtp.host} and the like.
 *
 * @param id its name in lower case
 * @param title its name for a person
 * @param classes what the names of its classes begin with
 * @param companions classes of which one must be there as well; none if the first ones are enough
 * @param habits what it does of its own
 * @param spellings its words, by {@code name KEY} for what a setting is called and {@code set KEY} for the act of setting it
 */
public record Framework(
        String id,
        String title,
        List<String> classes,
        List<String> companions,
        Set<Habit> habits,
        Map<String, String> spellings) {

    /** What stands for every property that has no line of its own. */
    static final String ANY = "*";

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]+)\\}");

    /** What a framework does of its own. */
    public enum Habit {
        /** User name and password, once given, make the library authenticate, whatever {@code mail.smtp.auth} says. */
        CREDENTIALS_MEAN_AUTH
    }

    /** Keeps its own copies. */
    public Framework {
        classes = List.copyOf(classes);
        companions = List.copyOf(companions);
        habits = Set.copyOf(habits);
        spellings = Map.copyOf(spellings);
    }

    /**
     * Whether classes show that this framework made the mail session.
     *
     * @param className the name of a class on the stack, of the Authenticator, or of what made the session
     * @param present whether the app has a class of a name
     * @return true if the class is one of the framework's and a companion is there
     */
    boolean isShownBy(String className, Predicate<String> present) {
        return classes.stream().anyMatch(className::startsWith)
                && (companions.isEmpty() || companions.stream().anyMatch(present));
    }

    /**
     * What the framework calls a property of the library.
     *
     * @param property the library's name of it, as {@code mail.smtp.port}
     * @return the framework's name of it
     */
    public String name(String property) {
        return spelling("name", property).orElse(property);
    }

    /**
     * Puts a change into the framework's words.
     *
     * @param change the change
     * @return a clause that begins with a verb, without full stop
     */
    public String words(Change change) {
        if (change instanceof Change.Put put) {
            return assignment(put.property(), put.value());
        }
        if (change instanceof Change.Take take) {
            return "remove " + name(take.property());
        }
        if (change instanceof Change.LogIn logIn) {
            String prefix = "mail." + logIn.protocol();
            return Optional.ofNullable(spellings.get("set login"))
                    .orElseGet(() -> "set " + name(prefix + ".user") + " and " + name(prefix + ".password"));
        }
        return words(((Change.Act) change).words());
    }

    /**
     * Puts the framework's names into a text.
     *
     * @param text any text; the library's name of a property stands in braces, and so does {@code act KEY}
     * @return the text with the framework's words in place of the braces
     */
    public String words(String text) {
        Matcher braces = BRACES.matcher(text);
        StringBuilder words = new StringBuilder();
        while (braces.find()) {
            String word = braces.group(1);
            braces.appendReplacement(words, Matcher.quoteReplacement(spellings.getOrDefault(word, name(word))));
        }
        return braces.appendTail(words).toString();
    }

    private String assignment(String property, String value) {
        return Optional.ofNullable(spellings.get("set " + key(property) + "=" + value))
                .or(() -> spelling("set", property))
                .map(words -> words.replace("{value}", value))
                .orElseGet(() -> "set " + name(property) + "=" + value);
    }

    private Optional<String> spelling(String kind, String property) {
        return Optional.ofNullable(spellings.get(kind + " " + key(property)))
                .or(() -> Optional.ofNullable(spellings.get(kind + " " + ANY)))
                .map(words -> words.replace("{name}", property));
    }

    /** The part of a property's name that does not depend on the protocol; the whole name of one that belongs to none. */
    private static String key(String property) {
        String[] parts = property.split("\\.", 3);
        if (property.equals("mail.transport.protocol")) {
            return "protocol";
        }
        boolean ofProtocol = parts.length == 3 && !parts[1].equals("mime") && !parts[1].equals("debug");
        return ofProtocol ? parts[2] : property;
    }
}
