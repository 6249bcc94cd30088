package sequitur.engine.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import sequitur.engine.config.Mechanism;
import sequitur.engine.secret.Secret;
import sequitur.engine.transport.MailServer;
import sequitur.engine.transport.Wire;

/**
 * One AUTH command of the agent's own with all that follows from it (RFC 4954 section 4), through the transport's own {@code
 * simpleCommand}. Every line is made of octets and overwritten once it is sent. Beyond reach are the copies in the
 * transport's buffers, those that the model makes when it looks for the user's name, and those of the garbage collector.
 */
final class SaslExchange {

    private static final int CONTINUE = 334;

    /** RFC 5321 section 4.5.3.1.4, without CR LF; by RFC 4954 section 4 it holds for AUTH as well. */
    private static final int LONGEST_COMMAND = 510;

    /** Answers the error that XOAUTH2 wraps in a 334, so that the server goes on to its real refusal. */
    private static final String XOAUTH2_ACKNOWLEDGEMENT = "";

    /** The same for OAUTHBEARER: Ctrl-A in base64 (RFC 7628 section 3.2.3). */
    private static final String OAUTHBEARER_ACKNOWLEDGEMENT = "AQ==";

    private final Wire wire;
    private Optional<String> reason = Optional.empty();

    SaslExchange(Wire wire) {
        this.wire = wire;
    }

    /** What the server has said in a 334 of a token that it did not take; nothing if it has said nothing. */
    Optional<String> reason() {
        return reason;
    }

    /** Carries the exchange out, hidden from the trace of {@code mail.debug}; gives back the code of the last reply. */
    int run(Mechanism mechanism, String user, Secret secret, MailServer server) throws Throwable {
        // Even where mail.debug.auth=true asks for more: these credentials are not the app's.
        wire.suspendTracing();
        try {
            return switch (mechanism) {
                case PLAIN -> message(mechanism, join(text("\0" + user + "\0"), secret.octets()));
                case LOGIN -> login(user, secret);
                case XOAUTH2 -> {
                    byte[] start = text("user=" + user + "\1auth=Bearer ");
                    int code = message(mechanism, join(start, secret.octets(), text("\1\1")));
                    yield acknowledged(code, XOAUTH2_ACKNOWLEDGEMENT);
                }
                case OAUTHBEARER -> {
                    byte[] start = text(bearer(user, server));
                    int code = message(mechanism, join(start, secret.octets(), text("\1\1")));
                    yield acknowledged(code, OAUTHBEARER_ACKNOWLEDGEMENT);
                }
            };
        } finally {
            wire.resumeTracing();
        }
    }

    /** RFC 7628 section 3.1; comma and equals sign in the name are escaped (RFC 5801 section 4). */
    private static String bearer(String user, MailServer server) {
        return "n,a=" + user.replace("=", "=3D").replace(",", "=2C") + ",\1host=" + server.host() + "\1port="
                + server.port() + "\1auth=Bearer ";
    }

    /** The whole message as initial response if the line has room for it, else when the server asks for it. */
    private int message(Mechanism mechanism, byte[] message) throws Throwable {
        byte[] command = text("AUTH " + mechanism.name());
        byte[] response = base64(message);
        try {
            if (command.length + 1 + response.length <= LONGEST_COMMAND) {
                return send(join(command, text(" "), response));
            }
            int code = send(command);
            return code == CONTINUE ? send(response) : code;
        } finally {
            wipe(response);
        }
    }

    private int login(String user, Secret secret) throws Throwable {
        int code = send(text("AUTH LOGIN"));
        if (code == CONTINUE) {
            code = send(base64(text(user)));
        }
        return code == CONTINUE ? send(base64(secret.octets().clone())) : code;
    }

    private int acknowledged(int code, String acknowledgement) throws Throwable {
        if (code != CONTINUE) {
            return code;
        }
        reason = TokenError.in(wire.replyText());
        return send(text(acknowledgement));
    }

    private int send(byte[] line) throws Throwable {
        try {
            return wire.send(line);
        } finally {
            wipe(line);
        }
    }

    /** Overwrites what it is given. */
    private static byte[] base64(byte[] message) {
        try {
            return Base64.getEncoder().encode(message);
        } finally {
            wipe(message);
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer whole = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(whole::put);
        return whole.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void wipe(byte[] octets) {
        Arrays.fill(octets, (byte) 0);
    }
}
