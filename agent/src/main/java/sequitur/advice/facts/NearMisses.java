package sequitur.advice.facts;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what somebody set when he meant a property: another name, another place, another form. */
final class NearMisses {

    private static final int SHORT = 6;

    /** Releases that read no objects, not even Booleans. */
    private static final Set<String> TEXT_ALONE = Set.of("1.3", "1.4", "1.4.0", "1.4.1");

    private NearMisses() {}

    /**
     * Why a property does not have the value that is wanted, though somebody seems to have set it.
     *
     * @param facts the facts
     * @param property the property's name
     * @param wanted the value that it should have
     * @return one sentence, property names in braces; nothing if nobody seems to have set it
     */
    static Optional<String> of(Facts facts, String property, String wanted) {
        return inItsForm(facts, property, wanted)
                .or(() -> underAnotherProtocol(facts, property))
                .or(() -> underAnotherName(facts, property))
                .or(() -> inTheJvm(facts, property, wanted));
    }

    private static Optional<String> inItsForm(Facts facts, String property, String wanted) {
        MailProperties session = facts.session();
        boolean onlyText = facts.release().filter(TEXT_ALONE::contains).isPresent();
        if (session.isPassedOver(property) || (onlyText && session.isObject(property))) {
            return Optional.of("{" + property + "} is set to an object, and the library reads only text there.");
        }
        return session.value(property)
                .filter(value -> !value.equalsIgnoreCase(wanted))
                .map(value -> {
                    boolean opposite = value.equalsIgnoreCase(wanted.equals("true") ? "false" : "true");
                    boolean flag = wanted.equals("true") || wanted.equals("false");
                    String is = "{" + property + "} is set to \"" + value + "\"";
                    return flag && !opposite ? is + ", and the library takes only true and false." : is + ".";
                });
    }

    private static Optional<String> underAnotherProtocol(Facts facts, String property) {
        String suffix = KnownProperties.suffix(property);
        String other = facts.protocol().equals("smtps") ? "smtp" : "smtps";
        String name = "mail." + other + "." + suffix;
        boolean belongsToProtocol = !suffix.isEmpty() && property.equals(facts.property(suffix));
        return belongsToProtocol && facts.session().has(name)
                ? Optional.of(name + " is set, but this transport's protocol is " + facts.protocol()
                        + " and reads only mail." + facts.protocol() + ".* names.")
                : Optional.empty();
    }

    private static Optional<String> underAnotherName(Facts facts, String property) {
        return unknown(facts).stream()
                .filter(name -> isMeant(KnownProperties.suffix(name), KnownProperties.suffix(property)))
                .findFirst()
                .map(name -> name + " is set, but the library has no property of that name.");
    }

    private static Optional<String> inTheJvm(Facts facts, String property, String wanted) {
        boolean flag = KnownProperties.kind(property)
                .filter(kind -> kind == KnownProperties.Kind.FLAG)
                .isPresent();
        boolean there = flag ? facts.jvm().has(property, wanted) : facts.jvm().has(property);
        return there && !facts.session().has(property)
                ? Optional.of(
                        "-D" + property + " is set for the JVM, but this mail session has properties of its own and"
                                + " does not see it.")
                : Optional.empty();
    }

    /** The names in the mail session that belong to a transport and that no release reads. */
    static Set<String> unknown(Facts facts) {
        Set<String> names = new TreeSet<>(facts.session().names());
        names.removeIf(name -> !KnownProperties.isOfTransport(name)
                || KnownProperties.kind(name).isPresent());
        return names;
    }

    private static boolean isMeant(String written, String suffix) {
        Optional<String> listed = KnownProperties.meantBy(written);
        return listed.isPresent()
                ? listed.get().equals(suffix)
                : nearest(written).equals(suffix);
    }

    /** The known suffix that is fewest letters away; empty text if even that one is too far. */
    private static String nearest(String written) {
        String nearest = "";
        int least = written.length() <= SHORT ? 2 : 3;
        for (String suffix : KnownProperties.suffixes()) {
            int distance = LetterDistance.between(written, suffix);
            if (distance < least) {
                nearest = suffix;
                least = distance;
            }
        }
        return nearest;
    }
}
