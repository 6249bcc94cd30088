package sequitur.cli.probe.socket;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks names up, and does not wait longer than it may. */
public final class Addresses {

    /** Which addresses are wanted. */
    public enum Family {
        /** All. */
        ANY,
        /** Those of IPv4. */
        IPV4,
        /** Those of IPv6. */
        IPV6;

        boolean has(InetAddress address) {
            return switch (this) {
                case ANY -> true;
                case IPV4 -> address instanceof Inet4Address;
                case IPV6 -> address instanceof Inet6Address;
            };
        }
    }

    private Addresses() {}

    /**
     * The addresses of a host.
     *
     * @param host its name or address
     * @param family which are wanted
     * @param time how long the look-up may take
     * @return the addresses, in the order in which Java has them; none if the host has none of that family
     * @throws UnknownHostException if DNS knows none, or did not answer in time
     */
    public static List<InetAddress> of(String host, Family family, Duration time) throws UnknownHostException {
        try {
            InetAddress[] all = inTime(() -> InetAddress.getAllByName(host), time)
                    .orElseThrow(() -> new UnknownHostException("no answer in time"));
            return Arrays.stream(all).filter(family::has).toList();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof UnknownHostException unknown
                    ? unknown
                    : new UnknownHostException("the look-up failed");
        }
    }

    /**
     * The name of this machine as the mail library finds it for EHLO.
     *
     * @param time how long the look-up may take
     * @return the name; nothing if it can't be found out
     */
    public static Optional<String> ownName(Duration time) {
        try {
            return inTime(() -> InetAddress.getLocalHost().getCanonicalHostName(), time);
        } catch (ExecutionException failed) {
            return Optional.empty();
        }
    }

    /** The JDK's look-ups have no limit of their own. */
    private static <T> Optional<T> inTime(Callable<T> lookUp, Duration time) throws ExecutionException {
        FutureTask<T> task = new FutureTask<>(lookUp);
        Thread thread = new Thread(task, "name look-up");
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(task.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
