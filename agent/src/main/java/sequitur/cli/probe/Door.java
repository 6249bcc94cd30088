package sequitur.cli.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import sequitur.cli.probe.socket.ServerLine;
import sequitur.cli.probe.tls.TlsHandshake;
import sequitur.cli.recording.RecordedServer;
import sequitur.engine.config.Host;
import sequitur.smtp.session.Encryption;

/**
 * Where the connections of a probe are opened.
 *
 * @param question what is asked
 * @param address the address that answers
 * @param port the port
 */
record Door(Question question, InetAddress address, int port) {

    private static final String UNASKED = "EHLO probe.invalid";

    /** Opens a connection in clear text. */
    ServerLine open() throws IOException {
        return ServerLine.open(new InetSocketAddress(address, port), question.time());
    }

    /** A handshake with the server. */
    TlsHandshake handshake() {
        return new TlsHandshake(question.host(), port, question.trust(), Clock.systemUTC());
    }

    /** Opens a connection and puts it under TLS, which the handshake keeps the facts of. */
    ServerLine open(TlsHandshake handshake) throws IOException {
        ServerLine line = open();
        try {
            line.startTls(handshake::over);
            return line;
        } catch (IOException failed) {
            line.close();
            throw failed;
        }
    }

    /** What a server says that was spoken to before it has greeted, as those of HTTP are; nothing if it stays silent. */
    Optional<String> words(Encryption begun) {
        try (ServerLine line = begun == Encryption.TLS ? open(handshake()) : open()) {
            line.send(UNASKED);
            return Optional.of(line.reply());
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    /** Whether what is said here stays on this machine, and whoever asks has said that it is this machine. */
    boolean isLocal() {
        return address.isLoopbackAddress() && Host.of(question.host()).isLoopback();
    }

    /** The server as the model knows it. */
    RecordedServer server(Encryption begun) {
        return RecordedServer.of(question.host(), Integer.toString(port), begun == Encryption.TLS);
    }
}
