package sequitur.examples.run;

import java.util.List;

/**
 * A JVM that has run to its end.
 *
 * @param exitCode its exit code
 * @param output what it wrote to standard output, line by line
 * @param errors what it wrote to standard error, line by line
 */
public record Finished(int exitCode, List<String> output, List<String> errors) {}
