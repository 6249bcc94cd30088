package sequitur.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether somebody sits at a terminal, and how wide it is. */
final class Terminal {

    /** What a terminal has that does not tell its width. */
    private static final int USUAL = 80;

    private static final int NARROWEST = 40;
    private static final int WIDEST = 200;

    private Terminal() {}

    /** Whether standard input and output lead to a terminal. */
    @SuppressWarnings("SystemConsoleNull") // From Java 22 on the console itself is asked.
    static boolean isThere() {
        @Nullable Console console = System.console();
        return console != null && isTerminal(console);
    }

    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException failure) {
            return false;
        }
    }

    /**
     * How many columns a line may have.
     *
     * @param environment the environment, in which COLUMNS may stand
     * @return 40 to 200
     */
    static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (!columns.matches("[0-9]{1,4}") || Integer.parseInt(columns) == 0) {
            return USUAL;
        }
        return Math.min(WIDEST, Math.max(NARROWEST, Integer.parseInt(columns)));
    }
}
