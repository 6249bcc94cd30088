package sequitur.engine.config;

/**
 * One fault in the configuration.
 *
 * @param source the file as it was named, or {@code agent arguments}, {@code system properties} or {@code environment}
 * @param line the line in the file, from 1; 0 where there are no lines or the whole is meant
 * @param message what is wrong and what is done about it: one line of plain English
 */
public record Problem(String source, int line, String message) {

    /**
     * The fault and its place.
     *
     * @return one line of printable ASCII, {@code source:line: message}
     */
    public String text() {
        return Printable.of(source) + (line == 0 ? ": " : ":" + line + ": ") + message;
    }
}
