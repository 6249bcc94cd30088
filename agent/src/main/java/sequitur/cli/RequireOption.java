package sequitur.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sequitur.engine.config.Printable;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;

/** What stands behind {@code --require}: what a server is known to insist on. */
enum RequireOption {
    /** Authentication before mail. */
    AUTH,
    /** TLS before mail and authentication. */
    TLS;

    /** What the model has to know of a server that insists on these. */
    static Requirements requirements(Collection<RequireOption> required) {
        return new Requirements(requirement(required.contains(TLS)), requirement(required.contains(AUTH)));
    }

    private static Requirement requirement(boolean required) {
        return required ? Requirement.NEEDED : Requirement.NOT_NEEDED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds one by its name. */
    static final class Converter implements ITypeConverter<RequireOption> {
        @Override
        public RequireOption convert(String name) {
            return Arrays.stream(values())
                    .filter(option -> option.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "it may be auth, tls or auth,tls, not \"" + Printable.of(name) + "\""));
        }
    }
}
