package sequitur.cli.probe;

import java.util.Locale;
import sequitur.engine.config.Printable;

/** Texts of a probe as a person reads them. */
final class Words {

    private static final long MEGA = 1_000_000;
    private static final long KILO = 1_000;

    private Words() {}

    /** A server's words among ours, on one line of ASCII. */
    static String printable(String text) {
        return Printable.of(text).toString();
    }

    /** A number of octets. */
    static String size(long octets) {
        if (octets >= MEGA) {
            return String.format(Locale.ROOT, "%.1f MB", (double) octets / MEGA);
        }
        return octets >= KILO ? octets / KILO + " kB" : octets + " octets";
    }
}
