package sequitur.cli.probe;

import java.io.IOException;
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

    /** Opens a connection to the first address that takes one. The mail library tries no other than the first. */
    Optional<Entered> enter(List<InetAddress> addresses) {
        for (InetAddress address : addresses.subList(0, Math.min(MOST, addresses.size()))) {
            Door door = new Door(question, address, port);
            long begun = System.nanoTime();
            try {
                ServerLine line = door.open();
                telling.tell(Step.silent(Stage.CONNECT, port, Result.OK, "Connected to " + place(address) + ".")
                        .taking(Duration.ofNanos(System.nanoTime() - begun)));
                return Optional.of(new Entered(door, line));
            } catch (IOException failed) {
                telling.tell(refused(address, failed).taking(Duration.ofNanos(System.nanoTime() - begun)));
            }
        }
        return Optional.empty();
    }

    private Step refused(InetAddress address, IOException failed) {
        Finding finding = walk().failed(failed, FailureKind.HOST_UNREACHABLE);
        Step step = Step.wrong(Stage.CONNECT, port, Result.CHANGE, finding);
        return new Step(
                step.stage(),
                step.port(),
                step.tls(),
                step.sent(),
                List.of(),
                step.result(),
                "No connection to " + place(address) + ". " + step.meaning(),
                step.trouble(),
                step.time());
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
