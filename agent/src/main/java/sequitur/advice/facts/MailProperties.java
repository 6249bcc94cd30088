package sequitur.advice.facts;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The properties of a mail session, or those of the JVM that look like a mail session's: their names, and the values that tell no
 * secret. Of a password, a user's name or anything that the library does not know only the name is kept.
 */
public final class MailProperties {

    /** No properties. */
    public static final MailProperties NONE = new MailProperties(Map.of());

    /** What a value is made of. */
    enum Form {
        /** A text. */
        TEXT,
        /** A Boolean. */
        BOOLEAN,
        /** An Integer. */
        INTEGER,
        /** Something else. */
        OTHER
    }

    /**
     * A value.
     *
     * @param form what it is made of
     * @param text the value as text, if it may be kept
     */
    private record Value(Form form, Optional<String> text) {}

    private final Map<String, Value> values;

    private MailProperties(Map<String, Value> values) {
        this.values = values;
    }

    /**
     * Takes what may be kept of properties.
     *
     * @param properties the properties by their names, defaults included; those whose names do not begin with {@code mail.} are
     *     passed over
     * @return the properties
     */
    public static MailProperties of(Map<String, ?> properties) {
        Map<String, Value> kept = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith("mail.") && value != null) {
                kept.put(name, new Value(form(value), text(name, value)));
            }
        });
        return new MailProperties(kept);
    }

    /**
     * The names of the properties.
     *
     * @return them, in the order of letters
     */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /**
     * Whether a property is set, be it to the empty text.
     *
     * @param name its name
     * @return true if it is
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * The value of a property.
     *
     * @param name its name
     * @return the value as text; nothing if it is not set or its value is not kept
     */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).flatMap(Value::text);
    }

    /**
     * Whether a property has a value, the case of letters aside, as the library compares flags.
     *
     * @param name its name
     * @param value the value
     * @return true if it has that value
     */
    public boolean has(String name, String value) {
        return value(name).filter(value::equalsIgnoreCase).isPresent();
    }

    /**
     * Whether a property is an object that the library does not read as such: it takes Booleans for flags and Integers for numbers, and
     * nothing but text for all else.
     *
     * @param name its name
     * @return true if the library passes it over
     */
    boolean isPassedOver(String name) {
        Value value = values.get(name);
        if (value == null || value.form() == Form.TEXT) {
            return false;
        }
        return switch (KnownProperties.kind(name).orElse(KnownProperties.Kind.OBJECT)) {
            case FLAG -> value.form() != Form.BOOLEAN;
            case NUMBER -> value.form() != Form.INTEGER;
            case WORDS, PRIVATE -> true;
            case OBJECT -> false;
        };
    }

    /** Whether a property is an object of any kind. */
    boolean isObject(String name) {
        Value value = values.get(name);
        return value != null && value.form() != Form.TEXT;
    }

    private static Form form(Object value) {
        if (value instanceof String) {
            return Form.TEXT;
        }
        if (value instanceof Boolean) {
            return Form.BOOLEAN;
        }
        return value instanceof Integer ? Form.INTEGER : Form.OTHER;
    }

    private static Optional<String> text(String name, Object value) {
        boolean told = value instanceof String || value instanceof Boolean || value instanceof Number;
        String text = Objects.toString(value);
        return KnownProperties.kind(name)
                .filter(kind ->
                        told && isHarmless(kind, text.toLowerCase(Locale.ROOT).strip()))
                .map(kind -> text);
    }

    /** Whether a value is one of its kind, or a slip of one: a secret under the wrong name is neither. */
    private static boolean isHarmless(KnownProperties.Kind kind, String value) {
        return switch (kind) {
            case FLAG -> value.matches("true|false|yes|no|on|off|0|1|");
            case NUMBER -> value.matches("-?[0-9]{0,10}");
            case WORDS -> true;
            case PRIVATE, OBJECT -> false;
        };
    }

    /** Tells the names alone. */
    @Override
    public String toString() {
        return "MailProperties" + values.keySet();
    }
}
