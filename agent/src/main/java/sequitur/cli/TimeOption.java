package sequitur.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sequitur.engine.config.DurationText;
import sequitur.engine.config.Printable;

/** Reads a length of time. */
final class TimeOption implements ITypeConverter<Duration> {

    private static final int LONGEST_SHOWN = 60;

    @Override
    public Duration convert(String text) {
        return DurationText.parse(text)
                .orElseThrow(() ->
                        new TypeConversionException("it may be a number with its unit, as 500ms, 10s or 5m, not \""
                                + Printable.of(text, LONGEST_SHOWN) + "\""));
    }
}
