package sequitur.cli.probe;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import sequitur.advice.failure.FailureKind;
import sequitur.cli.probe.socket.ServerLine;
import sequitur.cli.probe.tls.TlsFacts;
import sequitur.cli.recording.RecordedServer;
import sequitur.cli.walk.CheckedEntry;
import sequitur.cli.walk.Finding;
import sequitur.cli.walk.LiveWalk;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Encryption;

/** One connection of a probe: each command is held against the model before it is sent, and each reply is explained by it. */
final class ProbedSession implements Closeable {

    /** How much depends on a step. */
    enum Need {
        /** Without it no mail goes out. */
        MUST,
        /** Without it no mail goes out, unless the server does not know the command: then there is another one. */
        MUST_IF_KNOWN,
        /** It is asked for to know what the server says. */
        MAY
    }

    private static final int CLOSING = 421;

    /** RFC 5321 section 4.2.4. */
    private static final Set<Integer> UNKNOWN_COMMAND = Set.of(500, 502, 504);

    private final ServerLine line;
    private final LiveWalk walk;
    private final int port;
    private Telling telling;
    private Optional<TlsFacts> tls = Optional.empty();
    private boolean over;

    /** A connection that awaits its greeting; with what the handshake has shown, if it has begun with TLS. */
    ProbedSession(ServerLine line, RecordedServer server, Telling telling, Optional<TlsFacts> tls) {
        this.line = line;
        this.walk = new LiveWalk(server);
        this.port = Integer.parseInt(server.port());
        this.telling = telling;
        this.tls = tls;
    }

    /** What is known of it. */
    Connection connection() {
        return walk.state().connection();
    }

    int port() {
        return port;
    }

    LiveWalk walk() {
        return walk;
    }

    ServerLine line() {
        return line;
    }

    /** What its handshake has shown, if it is under TLS. */
    Optional<TlsFacts> tls() {
        return tls;
    }

    void secured(Optional<TlsFacts> facts) {
        tls = facts;
    }

    /** Whether nothing can be said on it any more. */
    boolean isOver() {
        return over || connection().closed();
    }

    /** Sends a command, and tells the step. */
    Heard say(Stage stage, String command, Need need, Function<Heard, String> meaning) {
        if (isOver()) {
            return Heard.NOTHING;
        }
        List<Finding> broken = walk.wouldBreak(command);
        if (!broken.isEmpty()) {
            telling.tell(step(stage, Result.CHANGE, broken.get(0).what()).with(Trouble.of(broken.get(0))));
            return Heard.NOTHING;
        }
        return exchange(stage, command, need, meaning);
    }

    private Heard exchange(Stage stage, String command, Need need, Function<Heard, String> meaning) {
        String shown = walk.sent(command);
        Telltale telltale = Telltale.of(stage, shown, need);
        try {
            line.send(command);
            return tell(telltale, line.reply(), meaning);
        } catch (IOException failed) {
            tell(telltale, failed);
            return Heard.NOTHING;
        }
    }

    /** What is known of a step before its answer. */
    record Telltale(Stage stage, String sent, Need need, long begun, String hint) {

        /** One that begins now. */
        static Telltale of(Stage stage, String sent, Need need) {
            return new Telltale(stage, sent, need, System.nanoTime(), "");
        }

        /** The same with what else may help if it is refused: sentences. */
        Telltale hinting(String sentences) {
            return new Telltale(stage, sent, need, begun, sentences);
        }

        /** What is wrong, and all that may help. */
        Trouble trouble(Finding finding) {
            Trouble trouble = Trouble.of(finding);
            return hint.isEmpty()
                    ? trouble
                    : new Trouble(trouble.id(), trouble.causes(), trouble.change() + " " + hint, trouble.section());
        }

        Result refused(Heard heard) {
            boolean unknown = UNKNOWN_COMMAND.contains(heard.code());
            return need == Need.MUST || (need == Need.MUST_IF_KNOWN && !unknown) ? Result.CHANGE : Result.NOTE;
        }

        Duration taken() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    /** Tells a step that was answered. */
    Heard tell(Telltale telltale, String raw, Function<Heard, String> meaning) {
        CheckedEntry.CheckedReply checked = walk.received(raw);
        Heard heard = Heard.of(raw);
        over = over || heard.code() == CLOSING || !heard.isReply();
        Optional<Finding> wrong = heard.isReply() ? checked.refusal() : Optional.of(walk.foreign(raw.strip()));
        Result result = wrong.isPresent() ? telltale.refused(heard) : Result.OK;
        Step step = new Step(
                telltale.stage(),
                port,
                telltale.stage() == Stage.STARTTLS
                        ? Encryption.NONE
                        : connection().encryption(),
                telltale.sent(),
                checked.text().lines().toList(),
                result,
                wrong.map(Finding::what).orElseGet(() -> meaning.apply(heard)),
                wrong.map(telltale::trouble),
                telltale.taken());
        telling.tell(step);
        return heard;
    }

    /** Tells a step on which the connection failed. */
    void tell(Telltale telltale, IOException failed) {
        over = true;
        Finding finding = walk.failed(
                failed,
                failed instanceof SocketTimeoutException ? FailureKind.ANSWER_TIMED_OUT : FailureKind.CONNECTION_LOST);
        Step step = new Step(
                telltale.stage(),
                port,
                connection().encryption(),
                telltale.sent(),
                List.of(),
                telltale.refused(Heard.NOTHING),
                finding.what(),
                Optional.of(Trouble.of(finding)),
                telltale.taken());
        telling.tell(step);
    }

    /** A step in which nothing was said. */
    Step step(Stage stage, Result result, String meaning) {
        Step step = Step.silent(stage, port, result, meaning);
        return connection().tls() ? step.underTls() : step;
    }

    void tell(Step step) {
        telling.tell(step);
    }

    /** Tells its steps to somebody else from now on. */
    ProbedSession tellingTo(Telling other) {
        telling = other;
        return this;
    }

    /** Takes leave as {@link #quit()} does, and does not tell of it. */
    void leave() {
        tellingTo(Telling.nobody()).quit();
    }

    /** Takes leave, if the server still listens. */
    void quit() {
        say(Stage.QUIT, "QUIT", Need.MAY, heard -> "The server has said goodbye.");
        close();
    }

    @Override
    public void close() {
        over = true;
        line.close();
    }
}
