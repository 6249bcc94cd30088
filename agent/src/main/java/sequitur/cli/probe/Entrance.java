package sequitur.cli.probe;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sequitur.advice.failure.FailureKind;
import sequitur.cli.probe.socket.Addresses;
import sequitur.cli.probe.socket.ServerLine;
import sequitur.cli.recording.RecordedServer;
import sequitur.cli.walk.Finding;
import sequitur.cli.walk.LiveWalk;
import sequitur.engine.config.Printable;

/**
 * Finds the addresses of the server and the first one that answers.
 *
 * @param question what is asked
 * @param port the port
 * @param telling who is told
 */
record Entrance(Question question, int port, Telling telling) {

    /** More addresses than these are not tried. */
    private static final int MOST = 4;

    /** A door, and the connection that was opened there. */
    record Entered(Door door, ServerLine line) {}

    /** The addresses of the host; none, with a step that says why, if there are none. */
    List<InetAddress> addresses() {
        long begun = System.nanoTime();
        try {
            List<InetAddress> found = Addresses.of(question.host(), question.family(), question.time());
            if (found.isEmpty()) {
                throw new UnknownHostException(question.host());
            }
            telling.tell(Step.silent(Stage.NAME, port, Result.OK, question.host() + " is " + inWords(found) + ".")
                    .taking(Duration.ofNanos(System.nanoTime() - begun)));
            return found;
        } catch (UnknownHostException unknown) {
            telling.tell(Step.wrong(Stage.NAME, port, Result.CHANGE, walk().failed(unknown, FailureKind.HOST_UNKNOWN)));
            return List.of();
        }
    }

    /** Opens a connection to the first address that takes one. */
    Optional<Entered> enter(List<InetAddress> addresses) {
        List<InetAddress> tried = addresses.subList(0, Math.min(MOST, addresses.size()));
        for (int i = 0; i < tried.size(); i++) {
            Door door = new Door(question, tried.get(i), port);
            long begun = System.nanoTime();
            try {
                ServerLine line = door.open();
                telling.tell(Step.silent(Stage.CONNECT, port, Result.OK, "Connected to " + place(tried.get(i)) + ".")
                        .taking(Duration.ofNanos(System.nanoTime() - begun)));
                if (i > 0) {
                    telling.tell(silentFirst(tried.get(0), tried.get(i)));
                }
                return Optional.of(new Entered(door, line));
            } catch (IOException failed) {
                Result result = i + 1 < tried.size() ? Result.NOTE : Result.CHANGE;
                telling.tell(refused(tried.get(i), failed, result).taking(Duration.ofNanos(System.nanoTime() - begun)));
            }
        }
        return Optional.empty();
    }

    private Step refused(InetAddress address, IOException failed, Result result) {
        Finding finding = walk().failed(failed, FailureKind.HOST_UNREACHABLE);
        return Step.silent(Stage.CONNECT, port, result, "No connection to " + place(address) + ". " + finding.what())
                .with(Trouble.of(finding));
    }

    /** An app does not get as far as this probe. */
    private Step silentFirst(InetAddress first, InetAddress answering) {
        String change = first instanceof Inet6Address && answering instanceof Inet4Address
                ? "Start the JVM with -Djava.net.preferIPv4Stack=true."
                : first instanceof Inet4Address && answering instanceof Inet6Address
                        ? "Start the JVM with -Djava.net.preferIPv6Addresses=true."
                        : "Have the address " + literal(first) + " taken out of DNS, or the server there mended.";
        return Step.silent(
                        Stage.CONNECT,
                        port,
                        Result.CHANGE,
                        "The mail library tries the first address of a host alone, and that is " + literal(first)
                                + ", which does not answer.")
                .with(new Trouble(FailureKind.HOST_UNREACHABLE.id(), List.of(), change, ""));
    }

    private LiveWalk walk() {
        return new LiveWalk(RecordedServer.of(question.host(), Integer.toString(port), false));
    }

    private String place(InetAddress address) {
        return literal(address) + ", port " + port;
    }

    private static String inWords(List<InetAddress> addresses) {
        return String.join(", ", addresses.stream().map(Entrance::literal).toList());
    }

    private static String literal(InetAddress address) {
        return Printable.of(address.getHostAddress()).toString();
    }
}
