package sequitur.testbed.server;

import java.util.Locale;

/** The commands that the server knows. */
enum Verb {
    EHLO,
    HELO,
    LHLO,
    STARTTLS,
    AUTH,
    XCLIENT,
    MAIL,
    RCPT,
    DATA,
    BDAT,
    RSET,
    NOOP,
    VRFY,
    EXPN,
    HELP,
    QUIT;

    /** Whether the line is this command: its first word, in any case, is this verb and nothing longer. */
    boolean begins(String line) {
        return wordOf(line).toUpperCase(Locale.ROOT).equals(name());
    }

    /** What follows the verb and the space behind it. */
    static String argumentOf(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? "" : line.substring(space + 1);
    }

    private static String wordOf(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }
}
