package sequitur.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sequitur.engine.config.Printable;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;

/** What a server may be known to insist on. Its names are what stands behind {@code --require}. */
enum Insisted {
    /** Authentication before mail. */
    AUTH,
    /** TLS before mail and authentication. */
    TLS;

    /** What the model has to know of a server that insists on these. */
    static Requirements requirements(Collection<Insisted> insisted) {
        return new Requirements(requirement(insisted.contains(TLS)), requirement(insisted.contains(AUTH)));
    }

    private static Requirement requirement(boolean insisted) {
        return insisted ? Requirement.NEEDED : Requirement.NOT_NEEDED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds one by its name. */
    static final class Converter implements ITypeConverter<Insisted> {
        @Override
        public Insisted convert(String name) {
            return Arrays.stream(values())
                    .filter(insisted -> insisted.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "it may be auth, tls or auth,tls, not \"" + Printable.of(name) + "\""));
        }
    }
}
