package sequitur.engine.login;

import java.util.Optional;
import sequitur.engine.config.CredentialSettings;
import sequitur.engine.config.Mechanism;
import sequitur.engine.config.PasswordPlace;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.report.Notices;
import sequitur.engine.secret.Secret;
import sequitur.engine.secret.SecretSource;
import sequitur.engine.secret.UnusableSecretException;
import sequitur.engine.token.AccessToken;
import sequitur.engine.token.AccessTokens;
import sequitur.engine.token.TokenTrouble;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;

/**
 * A login by what the configuration has: a password, or an access token. A token that the server refuses is renewed once, and tried on
 * the same connection. A password never takes the place of a token.
 */
final class TokenLogin {

    /** The class of the replies that no repetition changes (RFC 5321 section 4.2.1). */
    private static final int NEVER = 5;

    private static final int CLASSES = 100;

    private final SecretSource secrets;
    private final AccessTokens tokens;
    private final Notices notices;

    TokenLogin(SecretSource secrets, AccessTokens tokens, Notices notices) {
        this.secrets = secrets;
        this.tokens = tokens;
        this.notices = notices;
    }

    /** What the keys of a server's credentials begin with. */
    static String keys(Conversation conversation) {
        return "sequitur.credentials." + conversation.server().address() + ".";
    }

    /** What there is to prove, where it is no token that has to be asked for. */
    Secret password(CredentialSettings settings, Conversation conversation) throws UnusableSecretException {
        Optional<PasswordPlace> place = settings.password();
        if (place.isEmpty()) {
            String key = keys(conversation);
            throw new UnusableSecretException("neither " + key + "password-file nor .password-env is set");
        }
        return secrets.read(place.get());
    }

    /**
     * Logs in.
     *
     * @param conversation the connection
     * @param mechanism the mechanism, which the server offers
     * @param user the user
     * @return the server's last reply; to a token that it did not take, with what it said of it
     * @throws TokenTrouble if there is no token; nothing was sent then
     * @throws UnusableSecretException if what it takes can't be read; nothing was sent then
     * @throws Throwable what the transport throws
     */
    LocalReply logIn(Conversation conversation, Mechanism mechanism, String user) throws Throwable {
        CredentialSettings settings = conversation.settings().credentials();
        if (!settings.tokens().arePresent()) {
            try (Secret secret = password(settings, conversation)) {
                return exchanged(conversation, mechanism, user, secret);
            }
        }
        String keys = keys(conversation);
        try (AccessToken token = tokens.take(settings.tokens(), user, keys)) {
            token.notice().ifPresent(notice -> notices.once(conversation.wire().application(), notice, notice + "."));
            LocalReply first = exchanged(conversation, mechanism, user, token.secret());
            LocalReply last = first.code() / CLASSES == NEVER
                    ? again(conversation, mechanism, user, token).orElse(first)
                    : first;
            if (LocalReply.isAcceptance(last.code())) {
                tokens.accepted(settings.tokens(), user, keys);
            }
            return last;
        }
    }

    /** With another token; nothing if there is none, or the server did not answer any more. */
    private Optional<LocalReply> again(Conversation conversation, Mechanism mechanism, String user, AccessToken refused)
            throws Throwable {
        if (conversation.state().connection().closed()) {
            return Optional.empty();
        }
        try {
            CredentialSettings settings = conversation.settings().credentials();
            Optional<AccessToken> other = tokens.another(settings.tokens(), user, keys(conversation), refused);
            if (other.isEmpty()) {
                return Optional.empty();
            }
            try (AccessToken token = other.get()) {
                LocalReply reply = exchanged(conversation, mechanism, user, token.secret());
                return Optional.of(reply).filter(answer -> answer.code() > 0);
            }
        } catch (TokenTrouble | UnusableSecretException none) {
            return Optional.empty();
        } catch (Throwable failure) {
            if (!conversation.wire().isMessagingException(failure)) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private static LocalReply exchanged(Conversation conversation, Mechanism mechanism, String user, Secret secret)
            throws Throwable {
        Wire wire = conversation.wire();
        SaslExchange exchange = new SaslExchange(wire);
        boolean within = conversation.login().isOfTheLibrary();
        conversation.login().libraryEnds();
        int code;
        try {
            code = exchange.run(mechanism, user, secret, conversation.server());
        } finally {
            if (within) {
                conversation.login().libraryBegins();
            }
        }
        String reply = wire.replyText();
        Optional<String> error = LocalReply.isRefusal(code) ? exchange.reason() : Optional.empty();
        return new LocalReply(
                code,
                error.map(said -> reply.strip() + " (" + conversation.login().withoutSecrets(said) + ")\n")
                        .orElse(reply));
    }
}
