package sequitur.cli;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sequitur.engine.config.Host;
import sequitur.engine.config.Printable;

/**
 * The server that a probe is to ask, as it stands on the command line: {@code HOST} or {@code HOST:PORT}, an IPv6 address in brackets
 * where a port follows.
 *
 * @param host a name or an address, without brackets
 * @param port the port, if it was given
 */
record ProbedServer(String host, OptionalInt port) {

    private static final int LONGEST_SHOWN = 100;
    private static final int LAST_PORT = 65_535;
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.%a-z]+)\\](?::([0-9]{1,5}))?");
    private static final Pattern NAMED = Pattern.compile("([^:\\[\\]/@]+)(?::([0-9]{1,5}))?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]+:[0-9A-Fa-f:.]+(?:%[0-9A-Za-z]+)?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]+(?:%[0-9A-Za-z]+)?");

    /** Reads one. */
    static final class Converter implements ITypeConverter<ProbedServer> {
        @Override
        public ProbedServer convert(String written) {
            Matcher bracketed = BRACKETED.matcher(written);
            if (bracketed.matches()) {
                return of(written, bracketed);
            }
            if (ADDRESS.matcher(written).matches() && written.indexOf(':') != written.lastIndexOf(':')) {
                return new ProbedServer(written, OptionalInt.empty());
            }
            Matcher named = NAMED.matcher(written);
            if (!named.matches()) {
                throw unusable(written);
            }
            return of(written, named);
        }

        private static ProbedServer of(String written, Matcher parts) {
            String host = Host.of(parts.group(1)).text();
            if (!HOST.matcher(host).matches()) {
                throw unusable(written);
            }
            if (parts.group(2) == null) {
                return new ProbedServer(host, OptionalInt.empty());
            }
            int port = Integer.parseInt(parts.group(2));
            if (port < 1 || port > LAST_PORT) {
                throw new TypeConversionException("a port is a number from 1 to 65535, not " + port);
            }
            return new ProbedServer(host, OptionalInt.of(port));
        }

        private static TypeConversionException unusable(String written) {
            return new TypeConversionException(
                    "it may be smtp.example.com, smtp.example.com:587 or [2001:db8::1]:587, not \""
                            + Printable.of(written, LONGEST_SHOWN) + "\"");
        }
    }
}
