package sequitur.engine.conversation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.smtp.redaction.KnownSecrets;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.MisreadText;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * The login on a connection: who takes part in it, as whom, and what of it nobody may be shown. Its secrets are forgotten when the
 * connection is closed, and at the latest when the app asks for another one.
 */
public final class Login {

    /** With the agent's own words around it, it fits into one line of a report. */
    private static final int LONGEST_REPLY = 380;

    private final KnownSecrets secrets = new KnownSecrets();
    private String mechanism = "";
    private boolean initialResponse;
    private String acceptance = "";
    private boolean ended;
    private Optional<String> claimedIdentity = Optional.empty();
    private Optional<String> identity = Optional.empty();
    private boolean ofTheAgent;
    private boolean ofTheLibrary;

    /** A login is of no more interest. */
    void forgetSecrets() {
        secrets.forget();
    }

    /** The connection was closed; what is being said of it may still need to know the secrets. */
    void end() {
        ended = true;
    }

    void forgetIfEnded() {
        if (ended) {
            ended = false;
            secrets.forget();
        }
    }

    /** The app asks for a connection, and has given this password for it, or none. */
    void begin(@Nullable String password) {
        ended = false;
        if (password != null) {
            secrets.learn(password.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A new connection is open: nobody has logged in there. */
    void clear() {
        mechanism = "";
        acceptance = "";
        initialResponse = false;
        claimedIdentity = Optional.empty();
        identity = Optional.empty();
        ofTheAgent = false;
    }

    /**
     * A line is to be sent, whether or not it will be: the credentials in it are not to be shown.
     *
     * @param verb what the line is
     * @param line the line without CR LF
     */
    public void keepSecret(Verb verb, byte[] line) {
        if (verb == Verb.AUTH) {
            AuthCommand command = AuthCommand.parse(line);
            command.response().ifPresent(response -> secrets.learnResponse(command.mechanism(), true, response));
        } else if (verb == Verb.SASL_RESPONSE) {
            String response = new String(line, StandardCharsets.ISO_8859_1);
            secrets.learnResponse(mechanism, claimedIdentity.isEmpty(), response);
        }
    }

    /** A line is on its way to the server. */
    void sending(Verb verb, byte[] line) {
        if (verb == Verb.AUTH) {
            AuthCommand command = AuthCommand.parse(line);
            mechanism = command.mechanism();
            initialResponse = command.hasInitialResponse();
            claimedIdentity = command.identity();
        } else if (verb == Verb.SASL_RESPONSE && claimedIdentity.isEmpty()) {
            claimedIdentity = AuthCommand.identity(mechanism, new String(line, StandardCharsets.ISO_8859_1));
        }
    }

    /** The line on its way is one that the agent inserts. */
    void inserting(Verb verb) {
        ofTheAgent |= verb == Verb.AUTH || verb == Verb.SASL_RESPONSE;
    }

    /** The server has accepted it with this reply. */
    void accepted(String reply) {
        identity = claimedIdentity;
        acceptance = reply;
    }

    /** The reply by which the server has accepted it; empty text if it has not. */
    public String acceptance() {
        return acceptance;
    }

    /** The SASL mechanism of the AUTH that was sent last, in upper case; empty text if none was sent on this connection. */
    public String mechanism() {
        return mechanism;
    }

    /**
     * Whether an AUTH command is for the user who has authenticated already.
     *
     * @param command the command
     * @return true if both name the same user
     */
    public boolean isFor(AuthCommand command) {
        return identity.isPresent() && identity.equals(command.identity());
    }

    /**
     * Whether AUTH by this mechanism was sent last, with all that the mechanism has to say.
     *
     * @param name the mechanism in upper case
     * @return true if it was sent with an initial response
     */
    public boolean sentWholeResponseOf(String name) {
        return initialResponse && mechanism.equals(name);
    }

    /**
     * Whether the agent itself took part in a login on this connection, with the app's credentials or those of the configuration.
     *
     * @return true if it sent a line of one
     */
    public boolean isOfTheAgent() {
        return ofTheAgent;
    }

    /**
     * Whether an AUTH that is sent now is one of the library's own authenticators.
     *
     * @return true while it connects or was asked to authenticate
     */
    public boolean isOfTheLibrary() {
        return ofTheLibrary;
    }

    /** The library begins to authenticate, or to connect. */
    public void libraryBegins() {
        ofTheLibrary = true;
    }

    /** The library has authenticated or connected, or could not. */
    public void libraryEnds() {
        ofTheLibrary = false;
    }

    /**
     * What a server has said, without the credentials of this login.
     *
     * @param reply the server's words
     * @return all of it, or the beginning of what is very long
     */
    public String withoutSecrets(String reply) {
        return secrets.hide(reply);
    }

    /** A secret may stand in the words as they were read, and in the letters that were meant. */
    private String readable(String reply) {
        String hidden = withoutSecrets(reply);
        String mended = MisreadText.mended(hidden);
        return mended.equals(hidden) ? hidden : withoutSecrets(mended);
    }

    /**
     * A reply, without the credentials of this login.
     *
     * @param text the reply as it was read
     * @return its parts
     */
    public Reply reply(String text) {
        return Reply.parse(readable(text.strip()));
    }

    /**
     * What a server has said, for a person.
     *
     * @param reply the server's words
     * @return the words without the credentials of this login, fit to be printed, and short
     */
    public Printable words(String reply) {
        return Printable.beginning(
                readable(reply), LONGEST_REPLY, Math.max(0, reply.length() - KnownSecrets.LOOKED_AT));
    }
}
