package sequitur.cli;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sequitur.engine.config.Printable;

/** In what form a command answers. Its names are what stands behind {@code --format}. */
enum OutputFormat {
    /** For people. */
    TEXT,
    /** One JSON object a line, and nothing else. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the form by its name. */
    static final class Converter implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String name) {
            return Arrays.stream(values())
                    .filter(format -> format.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException("it may be text or json, not \"" + Printable.of(name) + "\""));
        }
    }
}
