package sequitur.engine.report.relay;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import sequitur.engine.config.Printable;

/** The last resort: standard error, for all but what only a debugging person wants to know. */
public final class StandardError implements LogTarget {

    private static final int LONGEST = 2_000;

    private final Supplier<PrintStream> stream;

    private StandardError(Supplier<PrintStream> stream) {
        this.stream = stream;
    }

    /** Standard error as the application has it, which may lead to its logging. */
    static StandardError ofTheApplication() {
        return new StandardError(() -> System.err);
    }

    /** The standard error that the JVM was started with, whatever the application has put in its place since. */
    static StandardError ofTheJvm() {
        PrintStream original = new PrintStream(new FileOutputStream(FileDescriptor.err), true);
        return new StandardError(() -> original);
    }

    /**
     * Says something where no logging may be asked.
     *
     * @param line one line
     */
    public static void say(String line) {
        System.err.println(Printable.of(line, LONGEST));
    }

    @Override
    public boolean accept(@Nullable ClassLoader application, Message message) {
        message.taken().accept(message.level() != Level.DEBUG);
        if (message.level() == Level.DEBUG) {
            return true;
        }
        PrintStream errors = stream.get();
        errors.println(message.level() + " " + message.logger() + ": " + message.text());
        if (message.failure() != null) {
            message.failure().printStackTrace(errors);
        }
        return true;
    }
}
