package sequitur.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What an app on the bench writes: while this is open, standard output, standard error and what is logged under {@code sequitur} end
 * up here. Logging stands among the lines of standard error, as a JVM of its own would have it.
 */
final class Console implements AutoCloseable {

    /** What the engine logs under. */
    private final Logger logger = Logger.getLogger("sequitur");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream formerOutput = System.out;
    private final PrintStream formerErrors = System.err;
    private final PrintStream toErrors = new PrintStream(errors, true, StandardCharsets.UTF_8);
    private final Handler handler = new ToErrors();

    Console() {
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(toErrors);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    /** What was written to standard output so far, line by line. */
    List<String> output() {
        return lines(output);
    }

    /** What was written to standard error or logged so far, line by line. */
    List<String> errors() {
        return lines(errors);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        System.setOut(formerOutput);
        System.setErr(formerErrors);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Writes level and text, as examples have the JDK's own logging do. */
    private final class ToErrors extends Handler {

        @Override
        public void publish(LogRecord event) {
            toErrors.println(event.getLevel().getName() + ": " + event.getMessage());
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(toErrors);
            }
        }

        @Override
        public void flush() {
            toErrors.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
