package sequitur.engine.config;

/**
 * One fault in the configuration.
 *
 * @param source the file as it was named, or {@code agent arguments}, {@code system properties} or {@code environment}
 * @param line the line in the file, from 1; 0 where there are no lines or the whole is meant
 * @param message what is wrong: a sentence of plain English
 * @param consequence what is done about it where an app starts with it: a sentence, or empty
 */
public record Problem(String source, int line, String message, String consequence) {

    /**
     * The fault and its place, for those whose app goes on with it.
     *
     * @return one line of printable ASCII, {@code source:line: message}
     */
    public String text() {
        return refusal() + (consequence.isEmpty() ? "" : " " + consequence);
    }

    /**
     * The fault and its place, for those whose settings are not taken.
     *
     * @return one line of printable ASCII
     */
    public String refusal() {
        return Printable.of(source) + (line == 0 ? ": " : ":" + line + ": ") + message;
    }
}
