package sequitur.engine.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rehearsal does in the server's place. */
public sealed interface RehearsedAnswer {

    /** For so long a wait lasts at most. */
    Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * A reply is given.
     *
     * @param code its code, from 200 to 599
     * @param lines its lines, as a server would say them
     */
    record Spoken(int code, List<String> lines) implements RehearsedAnswer {

        private static final int MOST_LINES = 20;

        /** RFC 5321 section 4.2: three digits, then a space or a hyphen and text, or nothing at all; 4.5.3.1.5: 512 octets with CR LF. */
        private static final Pattern LINE = Pattern.compile("([2-5][0-9]{2})(?:([ -])[ -~]{0,506})?");

        /** Keeps its own copy. */
        public Spoken {
            lines = List.copyOf(lines);
        }

        /** Lines are parted by LF, or by a backslash and {@code n}, which is one in a properties file and nowhere else. */
        private static Optional<RehearsedAnswer> read(String text) {
            List<String> lines = Arrays.stream(text.split("\\R|\\\\n", -1))
                    .map(String::strip)
                    .toList();
            if (lines.size() > MOST_LINES) {
                return Optional.empty();
            }
            String code = "";
            for (int i = 0; i < lines.size(); i++) {
                Matcher line = LINE.matcher(lines.get(i));
                boolean more = line.matches() && "-".equals(line.group(2));
                if (!line.matches()
                        || more == (i == lines.size() - 1)
                        || !line.group(1).startsWith(code)) {
                    return Optional.empty();
                }
                code = line.group(1);
            }
            return Optional.of(new Spoken(Integer.parseInt(code), lines));
        }

        @Override
        public String text() {
            return String.join("\\n", lines);
        }
    }

    /** The connection ends without a word. */
    record Dropped() implements RehearsedAnswer {
        @Override
        public String text() {
            return "drop";
        }
    }

    /**
     * Nothing is said and nothing reaches the server for a time; then all goes on as if that had not been.
     *
     * @param time for how long
     */
    record Stalled(Duration time) implements RehearsedAnswer {
        @Override
        public String text() {
            return "stall " + DurationText.of(time);
        }
    }

    /**
     * The server's own reply comes late.
     *
     * @param time by how much
     */
    record Slowed(Duration time) implements RehearsedAnswer {
        @Override
        public String text() {
            return "slow " + DurationText.of(time);
        }
    }

    /** As a person writes it. */
    String text();

    /** Reads one; nothing if it is none. */
    static Optional<RehearsedAnswer> parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        return switch (words[0]) {
            case "drop" -> words.length == 1 ? Optional.of(new Dropped()) : Optional.empty();
            case "stall" -> time(words).map(Stalled::new);
            case "slow" -> time(words).map(Slowed::new);
            default -> Spoken.read(text.strip());
        };
    }

    private static Optional<Duration> time(String... words) {
        return words.length < 2
                ? Optional.empty()
                : DurationText.parse(words[1]).filter(time -> time.compareTo(LONGEST_WAIT) <= 0);
    }
}
