package sequitur.smtp.mend;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Verb;

/** One thing that a correction inserts before a command, in the order in which several of them are due. */
public enum Step {
    /** The reply that is outstanding, which is read (RFC 5321 section 4.3.1). */
    READ_REPLY(Verb.CONNECT, ""),
    /** A new connection to the same server, opened and brought as far as the library does it by itself. */
    RECONNECT(Verb.CONNECT, ""),
    /** The line that gives a SASL exchange up; the server answers it with 501 (RFC 4954 section 4). */
    CANCEL(Verb.SASL_RESPONSE, "*"),
    /** RSET, which ends the open transaction (RFC 5321 section 4.1.1.5). */
    RSET(Verb.RSET, "RSET"),
    /** EHLO (RFC 5321 section 4.1.1.1). */
    EHLO(Verb.EHLO, "EHLO [127.0.0.1]"),
    /** STARTTLS and its handshake (RFC 3207 section 4). */
    STARTTLS(Verb.STARTTLS, "STARTTLS"),
    /** AUTH with the credentials that the app itself gave, or with those of the configuration (RFC 4954 section 4). */
    AUTH(Verb.AUTH, "AUTH");

    private final Verb verb;
    private final String command;

    Step(Verb verb, String command) {
        this.verb = verb;
        this.command = command;
    }

    /**
     * The verb of the step's command.
     *
     * @return the verb; {@link Verb#CONNECT} for a step that is no command
     */
    public Verb verb() {
        return verb;
    }

    /** What a correction would insert now; nothing if it can't be done in this state, or inserts nothing. */
    static Optional<Step> of(Correction correction, SessionState state) {
        return switch (correction) {
            case EHLO -> Optional.of(EHLO);
            case READ_REPLY -> Optional.of(READ_REPLY);
            case STARTTLS -> encryption(state.connection());
            case AUTH -> authentication(state.connection());
            case RSET -> only(RSET, !state.transaction().isNone());
            case CANCEL -> only(CANCEL, state.inSaslExchange());
            case RECONNECT -> only(RECONNECT, !state.transaction().isOpen());
            case NONE, ANSWER, TOKEN, REWRITE, STRIP -> Optional.empty();
        };
    }

    private static Optional<Step> encryption(Connection connection) {
        if (connection.hello() == Hello.HELO) {
            return Optional.of(EHLO);
        }
        return only(STARTTLS, !connection.tls() && connection.extensions().offers("STARTTLS"));
    }

    private static Optional<Step> authentication(Connection connection) {
        boolean offered = connection.extensions().offers("AUTH");
        if (connection.confidential() && offered) {
            return Optional.of(AUTH);
        }
        Optional<Step> encryption = encryption(connection);
        return encryption.isEmpty() && offered && connection.clearTextAuthentication() ? Optional.of(AUTH) : encryption;
    }

    private static Optional<Step> only(Step step, boolean possible) {
        return possible ? Optional.of(step) : Optional.empty();
    }

    /** A command of this kind that is well-formed on this connection, to be held against the rules of order. */
    byte[] example(Connection connection) {
        String mechanism =
                connection.extensions().mechanisms().stream().findFirst().orElse("EXTERNAL");
        String line = this == AUTH ? command + " " + mechanism : command;
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The state once the server has accepted this step, as far as that can be foretold.
     *
     * @param state the state before it
     * @return the state after it
     */
    public SessionState expectedAfter(SessionState state) {
        SessionState sent = state.sent(verb, example(state.connection()));
        return switch (this) {
            case READ_REPLY -> state.assumingAllAccepted();
            case RECONNECT -> state.reconnected();
            case CANCEL -> sent.received(501, "501 cancelled");
            case RSET -> sent.received(250, "250 ok");
            case EHLO -> sent.received(250, expectedOffers(state.connection()));
            case STARTTLS -> sent.received(220, "220 go");
            case AUTH -> sent.received(235, "235 ok");
        };
    }

    /** What EHLO will probably offer: what was offered before, and AUTH; STARTTLS if nothing was known, and not under TLS. */
    private static String expectedOffers(Connection connection) {
        Extensions known = connection.extensions();
        StringBuilder reply = new StringBuilder("250-expected\n");
        for (String keyword : known.keywords()) {
            if (!keyword.equals("STARTTLS")) {
                reply.append("250-").append(keyword).append(' ');
                reply.append(known.parameter(keyword).orElse("")).append('\n');
            }
        }
        if (!known.offers("AUTH")) {
            reply.append("250-AUTH\n");
        }
        return reply.append(connection.tls() ? "250 HELP" : "250 STARTTLS")
                .append('\n')
                .toString();
    }
}
