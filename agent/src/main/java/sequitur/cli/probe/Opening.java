package sequitur.cli.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import sequitur.advice.failure.FailureKind;
import sequitur.cli.probe.ProbedSession.Need;
import sequitur.cli.probe.ProbedSession.Telltale;
import sequitur.cli.probe.Question.Begin;
import sequitur.cli.probe.socket.ServerLine;
import sequitur.cli.probe.tls.TlsFacts;
import sequitur.cli.probe.tls.TlsHandshake;
import sequitur.cli.walk.Finding;
import sequitur.cli.walk.LiveWalk;
import sequitur.smtp.session.Encryption;

/** Opens a session up to the server's greeting, whatever listens there; a server that begins otherwise than it was thought to is met its own way. */
final class Opening {

    private static final int TLS_PORT = 465;
    private static final int PORTS_ALIKE = 1_000;

    private final Question question;
    private final List<InetAddress> addresses;
    private final int port;
    private final Telling telling;

    /** Whether the connection begins with TLS; as the port suggests, until it is known. */
    private boolean tls;

    private Opening(Question question, List<InetAddress> addresses, int port, Telling telling, boolean tls) {
        this.question = question;
        this.addresses = List.copyOf(addresses);
        this.port = port;
        this.telling = telling;
        this.tls = tls;
    }

    /** One of which nothing is known yet. */
    static Opening of(Question question, List<InetAddress> addresses, int port, Telling telling) {
        boolean tls = switch (question.begin()) {
            case TLS -> true;
            case STARTTLS -> false;
            case BY_PORT -> port % PORTS_ALIKE == TLS_PORT;
        };
        return new Opening(question, addresses, port, telling, tls);
    }

    /** Another one to the same server, in the way that has turned out to be right; its steps are not told. */
    Opening again(Door door, Telling quietly) {
        return new Opening(question, List.of(door.address()), port, quietly, tls);
    }

    /** Whether connections begin with TLS, as far as it is known. */
    boolean beginsWithTls() {
        return tls;
    }

    /** A session that was greeted, and where. */
    record Greeted(Door door, ProbedSession session) {}

    /** Opens it; nothing, with a step that says why, if no session came about. */
    Optional<Greeted> open() {
        return new Entrance(question, port, telling).enter(addresses).flatMap(entered -> {
            Optional<ProbedSession> session =
                    tls ? underTls(entered.door(), entered.line()) : inClear(entered.door(), entered.line());
            return session.map(greeted -> new Greeted(entered.door(), greeted));
        });
    }

    private Optional<ProbedSession> inClear(Door door, ServerLine line) {
        ProbedSession session = new ProbedSession(line, door.server(Encryption.NONE), telling, Optional.empty());
        try {
            return greeted(session);
        } catch (IOException mute) {
            session.close();
            return mute(door, session.walk(), mute);
        }
    }

    private static Optional<ProbedSession> greeted(ProbedSession session) throws IOException {
        Telltale telltale = Telltale.of(Stage.GREETING, "", Need.MUST);
        Heard heard = session.tell(telltale, session.line().reply(), ready -> "The server is ready.");
        if (heard.accepts()) {
            return Optional.of(session);
        }
        session.close();
        return Optional.empty();
    }

    /** No greeting came in clear text: perhaps the server waits for TLS, or for a word of another protocol. */
    private Optional<ProbedSession> mute(Door door, LiveWalk walk, IOException mute) {
        TlsHandshake handshake = door.handshake();
        try {
            ServerLine line = door.open(handshake);
            tls = true;
            Finding expected = walk.failed(FailureKind.TLS_EXPECTED);
            Result result = question.begin() == Begin.STARTTLS ? Result.CHANGE : Result.NOTE;
            telling.tell(Step.wrong(Stage.GREETING, port, result, expected));
            return secured(door, line, handshake);
        } catch (IOException noTls) {
            telling.tell(Step.wrong(Stage.GREETING, port, Result.CHANGE, silent(door, walk, mute, Encryption.NONE)));
            return Optional.empty();
        }
    }

    private static Finding silent(Door door, LiveWalk walk, IOException mute, Encryption begun) {
        FailureKind kind =
                mute instanceof SocketTimeoutException ? FailureKind.GREETING_MISSING : FailureKind.GREETING_LOST;
        return door.words(begun)
                .filter(words -> !Heard.of(words).isReply())
                .map(words -> walk.foreign(words.strip()))
                .orElseGet(() -> walk.failed(kind));
    }

    private Optional<ProbedSession> underTls(Door door, ServerLine line) {
        TlsHandshake handshake = door.handshake();
        try {
            line.startTls(handshake::over);
        } catch (IOException failed) {
            line.close();
            return withoutTls(door, failed);
        }
        return secured(door, line, handshake);
    }

    /** The handshake failed: perhaps since the server begins in clear text. */
    private Optional<ProbedSession> withoutTls(Door door, IOException failed) {
        Finding finding = new LiveWalk(door.server(Encryption.TLS)).failed(failed, FailureKind.TLS_FAILED);
        boolean clear = finding.id().equals(FailureKind.TLS_NOT_EXPECTED.id());
        Result result = clear && question.begin() != Begin.TLS ? Result.NOTE : Result.CHANGE;
        telling.tell(Step.wrong(Stage.TLS, port, result, finding));
        if (!clear) {
            return Optional.empty();
        }
        tls = false;
        try {
            return inClear(door, door.open());
        } catch (IOException gone) {
            telling.tell(Step.wrong(
                    Stage.CONNECT,
                    port,
                    Result.CHANGE,
                    new LiveWalk(door.server(Encryption.NONE)).failed(gone, FailureKind.HOST_UNREACHABLE)));
            return Optional.empty();
        }
    }

    private Optional<ProbedSession> secured(Door door, ServerLine line, TlsHandshake handshake) {
        Optional<TlsFacts> facts = handshake.facts();
        ProbedSession session = new ProbedSession(line, door.server(Encryption.TLS), telling, facts);
        facts.ifPresent(shown -> Certificates.tell(session, shown));
        try {
            return greeted(session);
        } catch (IOException mute) {
            session.close();
            Finding finding = silent(door, session.walk(), mute, Encryption.TLS);
            telling.tell(
                    Step.wrong(Stage.GREETING, port, Result.CHANGE, finding).underTls());
            return Optional.empty();
        }
    }
}
