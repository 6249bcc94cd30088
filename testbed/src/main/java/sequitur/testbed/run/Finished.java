package sequitur.testbed.run;

import java.util.List;

/**
 * An app that has run to its end, in a JVM of its own or on the bench.
 *
 * @param exitCode the exit code of its JVM, or what that would be
 * @param output what it wrote to standard output, line by line
 * @param errors what it wrote to standard error, line by line
 */
public record Finished(int exitCode, List<String> output, List<String> errors) {}
