package sequitur.engine.config;

import java.util.Optional;

/**
 * What the configuration says about access tokens for one server, as it stands there: whether it is enough is found out when a token
 * is needed. No secret is part of it, only where to find one.
 *
 * @param place where tokens come from; nothing where the provider says it, or where there are none
 * @param provider who gives them
 * @param tenant the tenant's name or number at the provider
 * @param clientId the client's identifier
 * @param clientSecret where the client's secret is
 * @param scope what the token is to be good for
 * @param grant by what it is asked for
 * @param refreshToken where the refresh token is
 * @param rewritesRefreshToken whether a new refresh token is written in the place of the one before
 * @param key where the private key is
 * @param keyId the key's name with the authorization server
 * @param algorithm by what the key signs
 */
public record TokenSettings(
        Optional<TokenPlace> place,
        Optional<Provider> provider,
        Optional<String> tenant,
        Optional<String> clientId,
        Optional<PasswordPlace> clientSecret,
        Optional<String> scope,
        Optional<Grant> grant,
        Optional<PasswordPlace> refreshToken,
        boolean rewritesRefreshToken,
        Optional<PasswordPlace> key,
        Optional<String> keyId,
        Optional<KeyAlgorithm> algorithm) {

    /** Nothing is said. */
    static final TokenSettings NONE = new TokenSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Setting.REFRESH_TOKEN_REWRITE.standard(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * Whether there is a source of access tokens.
     *
     * @return true if its place or the provider is named
     */
    public boolean arePresent() {
        return place.isPresent() || provider.isPresent();
    }

    /** These with what is said more exactly, each for itself. */
    TokenSettings with(SettingValues said) {
        return new TokenSettings(
                said.get(Setting.TOKEN_FILE)
                        .<TokenPlace>map(TokenPlace.File::new)
                        .or(() -> said.get(Setting.TOKEN_COMMAND))
                        .or(() -> said.get(Setting.TOKEN_ENDPOINT))
                        .or(() -> place),
                said.get(Setting.PROVIDER).or(() -> provider),
                said.get(Setting.TENANT).or(() -> tenant),
                said.get(Setting.CLIENT_ID).or(() -> clientId),
                said.get(Setting.CLIENT_SECRET_ENV)
                        .or(() -> said.get(Setting.CLIENT_SECRET_FILE))
                        .or(() -> clientSecret),
                said.get(Setting.SCOPE).or(() -> scope),
                said.get(Setting.GRANT).or(() -> grant),
                said.get(Setting.REFRESH_TOKEN_FILE).or(() -> refreshToken),
                said.get(Setting.REFRESH_TOKEN_REWRITE).orElse(rewritesRefreshToken),
                said.get(Setting.KEY_FILE).or(() -> key),
                said.get(Setting.KEY_ID).or(() -> keyId),
                said.get(Setting.KEY_ALGORITHM).or(() -> algorithm));
    }

    /** Tells what is said of where tokens come from, and nothing else. */
    @Override
    public String toString() {
        return "TokenSettings[" + place.map(Object::toString).orElse("")
                + provider.map(Object::toString).orElse("") + "]";
    }
}
