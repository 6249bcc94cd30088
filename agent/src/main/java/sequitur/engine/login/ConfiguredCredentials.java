package sequitur.engine.login;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sequitur.engine.config.CredentialSettings;
import sequitur.engine.config.Mechanism;
import sequitur.engine.config.Printable;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.report.Notices;
import sequitur.engine.secret.Secret;
import sequitur.engine.secret.SecretSource;
import sequitur.engine.secret.UnusableSecretException;
import sequitur.engine.token.AccessTokens;
import sequitur.engine.token.TokenTrouble;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.MailServer;
import sequitur.engine.transport.PeerIdentity;
import sequitur.engine.transport.Wire;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Hello;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Reply;

/**
 * Authenticates with the credentials that the configuration has for the server of a conversation.
 *
 * <p>The AUTH command is made here, not by the library's {@code authenticate(user, password)}. That takes its mechanisms from
 * properties of the mail session ({@code mail.smtp.auth.mechanisms}, {@code mail.smtp.sasl.enable} ...), which the app shares
 * with its other transports: a change for one AUTH would be seen by all of them, whatever lock is held. It takes the password
 * as a String, which can't be overwritten. And JavaMail 1.4.7 has no XOAUTH2, and no version has OAUTHBEARER. What
 * happens when the server refuses is the same as there: the connection is closed, and the library's own exception says so.
 */
public final class ConfiguredCredentials {

    private static final int ACCEPTED = 235;
    private static final int LONGEST_OFFER = 200;

    /** A client can't be told a passing trouble otherwise (RFC 4954 section 6). */
    private static final int PASSING = 454;

    private static final int LASTING = 535;

    private final TokenLogin logins;
    private final RefusedLogins refusedLogins;
    private final Notices notices;

    /**
     * Makes them.
     *
     * @param secrets where passwords are read
     * @param tokens the access tokens
     * @param refusedLogins which logins servers have refused
     * @param notices where it is said why one can't be used
     */
    public ConfiguredCredentials(
            SecretSource secrets, AccessTokens tokens, RefusedLogins refusedLogins, Notices notices) {
        this.logins = new TokenLogin(secrets, tokens, notices);
        this.refusedLogins = refusedLogins;
        this.notices = notices;
    }

    /** Whether the configuration names a user for this server, or has tokens for the user whom the app names. */
    public boolean areAtHand(Conversation conversation) {
        return user(conversation).isPresent();
    }

    /** Whether they prove an access token: then they come before whatever the app has. */
    public boolean comeFirst(Conversation conversation) {
        return areAtHand(conversation) && settings(conversation).proveToken();
    }

    /** Whether the server offers a mechanism by which an access token that there is can be shown in place of a password. */
    boolean canReplacePassword(Conversation conversation) {
        return settings(conversation).proveToken()
                && mechanism(settings(conversation), conversation.state().connection())
                        .isPresent();
    }

    /** The user; with a source of tokens, the one that the app names unless the configuration names another. */
    private static Optional<String> user(Conversation conversation) {
        CredentialSettings settings = settings(conversation);
        return settings.username().isPresent() || !settings.tokens().arePresent()
                ? settings.username()
                : Optional.ofNullable(conversation.opening().user()).filter(user -> !user.isEmpty());
    }

    /** Whether it also lets the credentials be sent in clear text. */
    public boolean mayBeSentInClearText(Conversation conversation) {
        return areAtHand(conversation) && settings(conversation).cleartext();
    }

    /** Why they can't be used, as a clause; nothing if nothing is known to stand in the way. Sends nothing. */
    Optional<String> obstacle(Conversation conversation) {
        CredentialSettings settings = settings(conversation);
        if (user(conversation).isEmpty()) {
            return Optional.of(noneAnywhere(conversation.server()));
        }
        Connection connection = conversation.state().connection();
        if (hasOfferedAll(connection) && mechanism(settings, connection).isEmpty()) {
            return Optional.of(noMechanism(settings, connection));
        }
        if (settings.tokens().arePresent()) {
            // To find out more, one would have to be asked for.
            return Optional.empty();
        }
        try (Secret secret = logins.password(settings, conversation)) {
            return refusedLogins.obstacle(conversation, fingerprint(conversation, settings, secret));
        } catch (UnusableSecretException unusable) {
            return Optional.of(said(conversation, unusable));
        }
    }

    /**
     * Authenticates.
     *
     * @param conversation the connection
     * @return nothing once the server has accepted; or else, as a clause, why nothing was sent
     * @throws Throwable the library's {@code AuthenticationFailedException} if the server refuses
     */
    public Optional<String> authenticate(Conversation conversation) throws Throwable {
        CredentialSettings settings = settings(conversation);
        Optional<String> user = user(conversation);
        if (user.isEmpty()) {
            return Optional.of(noneAnywhere(conversation.server()));
        }
        Connection connection = conversation.state().connection();
        Optional<Mechanism> mechanism = mechanism(settings, connection);
        if (mechanism.isEmpty()) {
            return Optional.of(noMechanism(settings, connection));
        }
        try {
            return settings.tokens().arePresent()
                    ? logIn(conversation, mechanism.get(), user.get())
                    : logInUnlessRefused(conversation, mechanism.get(), user.get());
        } catch (UnusableSecretException unusable) {
            return Optional.of(said(conversation, unusable));
        } catch (TokenTrouble trouble) {
            return Optional.of(trouble.reason() + "; " + trouble.change());
        }
    }

    private Optional<String> logInUnlessRefused(Conversation conversation, Mechanism mechanism, String user)
            throws Throwable {
        CredentialSettings settings = settings(conversation);
        String fingerprint;
        try (Secret secret = logins.password(settings, conversation)) {
            fingerprint = fingerprint(conversation, settings, secret);
        }
        Optional<String> pause = refusedLogins.obstacle(conversation, fingerprint);
        if (pause.isPresent()) {
            return pause;
        }
        try {
            return logIn(conversation, mechanism, user);
        } finally {
            refusedLogins.note(conversation, fingerprint);
        }
    }

    /**
     * Authenticates by an access token in place of an AUTH command of the app's. To be called within an insertion.
     *
     * @param conversation the connection
     * @param line the app's command without CR LF
     * @return what came of it
     * @throws Throwable what the transport throws
     */
    public LoginInPlace inPlaceOf(Conversation conversation, byte[] line) throws Throwable {
        CredentialSettings settings = settings(conversation);
        String keys = TokenLogin.keys(conversation);
        if (!settings.proveToken()) {
            return new LoginInPlace.Impossible(
                    "no source of access tokens is configured for "
                            + conversation.server().address(),
                    "set " + keys + "provider, .token-endpoint, .token-command or .token-file");
        }
        Optional<String> user = settings.username()
                .or(() -> AuthCommand.parse(line).identity())
                .or(() -> Optional.ofNullable(conversation.opening().user()));
        Connection connection = conversation.state().connection();
        Optional<Mechanism> mechanism = mechanism(settings, connection);
        if (user.isEmpty()) {
            return new LoginInPlace.Impossible("the app names no user", "set " + keys + "username");
        }
        if (mechanism.isEmpty()) {
            return new LoginInPlace.Impossible(
                    noMechanism(settings, connection), "ask the server's operator for XOAUTH2 or OAUTHBEARER");
        }
        Optional<LoginInPlace> obstacle = obstacleOnTheWay(conversation);
        return obstacle.isPresent() ? obstacle.get() : answered(conversation, mechanism.get(), user.get());
    }

    /** What TLS has to hide is not shown without it, nor to whom nobody knows. */
    private static Optional<LoginInPlace> obstacleOnTheWay(Conversation conversation) throws Throwable {
        Connection connection = conversation.state().connection();
        boolean secret = connection.confidential()
                || (connection.clearTextAuthentication()
                        && !connection.extensions().offers("STARTTLS"));
        if (!secret) {
            return Optional.of(new LoginInPlace.Impossible(
                    "an access token does not go over a network in clear text",
                    "set mail." + conversation.server().protocol() + ".starttls.enable=true"));
        }
        Optional<String> unproved = connection.tls()
                ? PeerIdentity.obstacle(
                        conversation.wire(),
                        conversation.server(),
                        conversation.settings().trust(),
                        connection)
                : Optional.empty();
        return unproved.map(why -> new LoginInPlace.Impossible(
                why, "have this JVM trust the server's certificate, and let no property trust any"));
    }

    private LoginInPlace answered(Conversation conversation, Mechanism mechanism, String user) throws Throwable {
        String change = "look at what " + TokenLogin.keys(conversation) + "* names";
        try {
            return new LoginInPlace.Answered(mechanism, logins.logIn(conversation, mechanism, user));
        } catch (UnusableSecretException unusable) {
            return new LoginInPlace.WithoutToken(reply(LASTING, "5.7.8", conversation), unusable.reason(), change);
        } catch (TokenTrouble trouble) {
            LocalReply reply = trouble.span() == TokenTrouble.Span.PASSING
                    ? reply(PASSING, "4.7.0", conversation)
                    : reply(LASTING, "5.7.8", conversation);
            return new LoginInPlace.WithoutToken(reply, trouble.reason(), trouble.change());
        }
    }

    /** What the app is told: that there is no token, and nothing of how it would be got. */
    private static LocalReply reply(int code, String status, Conversation conversation) {
        String text = "No access token for " + conversation.server().address() + "; Sequitur's report says why";
        return LocalReply.of(Reply.of(code, status, text));
    }

    private String fingerprint(Conversation conversation, CredentialSettings settings, Secret secret) {
        return refusedLogins.fingerprint(
                conversation.server(), settings.username().orElse(""), secret.octets());
    }

    /** Says, as a clause, where credentials were looked for, and that neither the app nor the configuration has any. */
    private static String noneAnywhere(MailServer server) {
        return "no credentials were found: the app gave none to connect(), has no Authenticator that answers, and sets no"
                + " mail." + server.protocol() + ".user and .password; and the agent's configuration has no"
                + " sequitur.credentials." + server.address() + ".username";
    }

    /** Closes the connection unless the server accepts, as the library does. */
    private Optional<String> logIn(Conversation conversation, Mechanism mechanism, String user) throws Throwable {
        Wire wire = conversation.wire();
        boolean open = false;
        try {
            LocalReply reply = logins.logIn(conversation, mechanism, user);
            if (reply.code() != ACCEPTED) {
                throw wire.authenticationFailed(
                        conversation.login().words(reply.text().strip()).toString());
            }
            open = true;
            return Optional.empty();
        } catch (UnusableSecretException | TokenTrouble nothingSent) {
            open = true;
            throw nothingSent;
        } finally {
            if (!open) {
                wire.close();
            }
        }
    }

    /** Says it to whoever runs the app, once for each trouble, and gives back the clause. */
    private String said(Conversation conversation, UnusableSecretException unusable) {
        String address = conversation.server().address();
        String text =
                "the credentials that the configuration has for " + address + " can't be used: " + unusable.reason();
        notices.once(conversation.wire().application(), text, "Sequitur can't authenticate: " + text);
        return text;
    }

    /** Many servers offer other mechanisms once TLS is on. */
    private static boolean hasOfferedAll(Connection connection) {
        boolean tlsMayFollow = !connection.tls() && connection.extensions().offers("STARTTLS");
        return connection.hello() == Hello.EHLO && !tlsMayFollow;
    }

    private static Optional<Mechanism> mechanism(CredentialSettings settings, Connection connection) {
        List<String> offered = connection.extensions().mechanisms();
        return settings.usableMechanisms().stream()
                .filter(mechanism -> offered.contains(mechanism.name()))
                .findFirst();
    }

    private static String noMechanism(CredentialSettings settings, Connection connection) {
        String ours = settings.usableMechanisms().stream().map(Mechanism::name).collect(Collectors.joining(", "));
        List<String> offered = connection.extensions().mechanisms();
        String theirs = offered.isEmpty()
                ? "no mechanism"
                : Printable.of(String.join(", ", offered), LONGEST_OFFER).toString();
        return "the configured credentials are for " + ours + ", and the server offers " + theirs;
    }

    private static CredentialSettings settings(Conversation conversation) {
        return conversation.settings().credentials();
    }
}
