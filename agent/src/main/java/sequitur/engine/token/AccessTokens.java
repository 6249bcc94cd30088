package sequitur.engine.token;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import sequitur.engine.config.Grant;
import sequitur.engine.config.TokenPlace;
import sequitur.engine.config.TokenSettings;
import sequitur.engine.secret.Secret;
import sequitur.engine.secret.SecretSource;
import sequitur.engine.secret.UnusableSecretException;

/** The access tokens of all credentials that the configuration has. Each thread may ask for one, and waits ten seconds at most. */
public final class AccessTokens {

    /** More credentials are not kept in mind: those of settings that count no more are the first to go. */
    private static final int MOST = 256;

    private final SecretSource secrets;
    private final LongSupplier nanoTime;
    private final Duration limit;

    /** What makes one credential of another. */
    private record Credential(TokenSettings settings, String user) {

        @Override
        public String toString() {
            return "Credential[****]";
        }
    }

    /** A credential's tokens, and what they come from. */
    private record Tokens(CredentialTokens kept, Supplier<Optional<String>> notice) {}

    private final Map<Credential, Tokens> byCredential = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Credential, Tokens> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Makes them.
     *
     * @param secrets where secrets are read
     */
    public AccessTokens(SecretSource secrets) {
        this(secrets, System::nanoTime, CredentialTokens.LIMIT);
    }

    AccessTokens(SecretSource secrets, LongSupplier nanoTime, Duration limit) {
        this.secrets = secrets;
        this.nanoTime = nanoTime;
        this.limit = limit;
    }

    /**
     * Gives the token that counts; asks for one if there is none.
     *
     * @param settings where it comes from
     * @param user the user whom it is for
     * @param keys what the keys of these settings begin with, for a person: with a dot at the end
     * @return the token, to be closed
     * @throws TokenTrouble if there is none
     * @throws UnusableSecretException if what it takes to ask for one can't be read
     */
    public AccessToken take(TokenSettings settings, String user, String keys)
            throws TokenTrouble, UnusableSecretException {
        if (settings.place().orElse(null) instanceof TokenPlace.File file) {
            return new AccessToken(secrets.read(file.file()), Optional.empty());
        }
        Tokens tokens = tokens(settings, user, keys);
        Secret secret = tokens.kept().take();
        return new AccessToken(secret, tokens.notice().get());
    }

    /**
     * Gives another token in place of one that the mail server has refused.
     *
     * @param settings where it comes from
     * @param user the user whom it is for
     * @param keys what the keys of these settings begin with
     * @param refused the token that was refused
     * @return the token, to be closed; nothing if there is no other one, or one was asked for in vain not long ago
     * @throws TokenTrouble if a new one could not be had
     * @throws UnusableSecretException if what it takes to ask for one can't be read
     */
    public Optional<AccessToken> another(TokenSettings settings, String user, String keys, AccessToken refused)
            throws TokenTrouble, UnusableSecretException {
        if (settings.place().orElse(null) instanceof TokenPlace.File) {
            AccessToken now = take(settings, user, keys);
            if (refused.is(now.secret())) {
                now.close();
                return Optional.empty();
            }
            return Optional.of(now);
        }
        Tokens tokens = tokens(settings, user, keys);
        return tokens.kept()
                .another(refused)
                .map(secret -> new AccessToken(secret, tokens.notice().get()));
    }

    /**
     * The mail server has accepted a token.
     *
     * @param settings where it came from
     * @param user the user whom it is for
     * @param keys what the keys of these settings begin with
     */
    public void accepted(TokenSettings settings, String user, String keys) {
        if (!(settings.place().orElse(null) instanceof TokenPlace.File)) {
            tokens(settings, user, keys).kept().accepted();
        }
    }

    private synchronized Tokens tokens(TokenSettings settings, String user, String keys) {
        // Only an assertion names the user: any other token is the client's, or the one that a refresh token is for.
        boolean ofTheUser =
                settings.grant().filter(grant -> grant != Grant.JWT_BEARER).isEmpty()
                        && settings.key().isPresent();
        return byCredential.computeIfAbsent(
                new Credential(settings, ofTheUser ? user : ""), credential -> made(settings, user, keys));
    }

    private Tokens made(TokenSettings settings, String user, String keys) {
        if (settings.place().orElse(null) instanceof TokenPlace.Command command) {
            return new Tokens(
                    new CredentialTokens(new CommandOrigin(command.words(), keys), nanoTime, limit), Optional::empty);
        }
        EndpointOrigin origin = new EndpointOrigin(new EndpointSettings(settings, keys), user, secrets);
        return new Tokens(new CredentialTokens(origin, nanoTime, limit), origin::notice);
    }
}
