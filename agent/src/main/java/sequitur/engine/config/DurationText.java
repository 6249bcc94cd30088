package sequitur.engine.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as a person writes it: a whole number with its unit, as {@code 500ms}, {@code 30s}, {@code 5m} or {@code 1h}. */
public final class DurationText {

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})\\s?(ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofDays(1);

    private DurationText() {}

    /**
     * Reads one.
     *
     * @param text any text
     * @return the length of time; nothing if it is none, has no unit, or is longer than a day
     */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        return Optional.of(duration).filter(read -> read.compareTo(LONGEST) <= 0);
    }

    /**
     * Writes one.
     *
     * @param duration the length of time
     * @return it in the largest unit of which it is a whole number; parts of a millisecond are left out
     */
    public static String of(Duration duration) {
        long milliseconds = duration.toMillis();
        if (milliseconds % 1_000 != 0 || milliseconds == 0) {
            return milliseconds + "ms";
        }
        long seconds = milliseconds / 1_000;
        if (seconds % 60 != 0) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }
}
