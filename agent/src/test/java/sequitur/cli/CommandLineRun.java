package sequitur.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A run of the command line in this JVM.
 *
 * @param code its exit code
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
public record CommandLineRun(int code, List<String> output, List<String> errors) {

    public static CommandLineRun of(String... arguments) {
        return with("", arguments);
    }

    /** A run with something on standard input. */
    static CommandLineRun with(String input, String... arguments) {
        return with(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static CommandLineRun with(byte[] input, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = SequiturCommand.run(
                arguments,
                List.of(),
                new ByteArrayInputStream(input),
                new PrintWriter(output),
                new PrintWriter(errors));
        return new CommandLineRun(
                code,
                output.toString().lines().toList(),
                errors.toString().lines().toList());
    }
}
