package sequitur.engine.token;

import java.net.URI;
import java.util.Optional;
import sequitur.engine.config.Grant;
import sequitur.engine.config.KeyAlgorithm;
import sequitur.engine.config.Provider;
import sequitur.engine.config.TokenPlace;
import sequitur.engine.config.TokenSettings;

/** What the settings say about a token endpoint, completed by what its provider is known for. */
final class EndpointSettings {

    private static final String MICROSOFT = "https://login.microsoftonline.com/";
    private static final String MICROSOFT_PATH = "/oauth2/v2.0/token";
    private static final String MICROSOFT_FOR_APPS = "https://outlook.office365.com/.default";
    private static final String MICROSOFT_FOR_USERS = "https://outlook.office.com/SMTP.Send offline_access";
    private static final String GOOGLE = "https://oauth2.googleapis.com/token";
    private static final String GOOGLE_MAIL = "https://mail.google.com/";

    private final TokenSettings settings;
    private final String keys;

    /**
     * Makes them.
     *
     * @param settings as they were given
     * @param keys what the keys begin with, with a dot at the end
     */
    EndpointSettings(TokenSettings settings, String keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /** The settings as they were given. */
    TokenSettings given() {
        return settings;
    }

    /** The key of a setting. */
    String key(String name) {
        return keys + name;
    }

    /** Where tokens are asked for. */
    URI address() throws TokenTrouble {
        if (settings.place().orElse(null) instanceof TokenPlace.Endpoint endpoint) {
            return endpoint.address();
        }
        if (is(Provider.GOOGLE)) {
            return URI.create(GOOGLE);
        }
        String tenant = settings.tenant().orElseThrow(() -> unset("tenant"));
        return URI.create(MICROSOFT + tenant + MICROSOFT_PATH);
    }

    /** By what they are asked for. */
    Grant grant() throws TokenTrouble {
        if (settings.grant().isPresent()) {
            return settings.grant().get();
        }
        if (settings.refreshToken().isPresent()) {
            return Grant.REFRESH_TOKEN;
        }
        if (is(Provider.GOOGLE)) {
            if (settings.key().isEmpty()) {
                throw TokenTrouble.lasting(
                        "neither " + key("refresh-token-file") + " nor " + key("key-file") + " is set",
                        "set one of the two: Google gives no tokens for less");
            }
            return Grant.JWT_BEARER;
        }
        return Grant.CLIENT_CREDENTIALS;
    }

    /** What a token is to be good for. */
    Optional<String> scope() throws TokenTrouble {
        if (settings.scope().isPresent()) {
            return settings.scope();
        }
        if (is(Provider.GOOGLE)) {
            return Optional.of(GOOGLE_MAIL);
        }
        if (is(Provider.MICROSOFT365)) {
            return Optional.of(grant() == Grant.CLIENT_CREDENTIALS ? MICROSOFT_FOR_APPS : MICROSOFT_FOR_USERS);
        }
        return Optional.empty();
    }

    /** What a key of RSA signs by. */
    KeyAlgorithm ofRsa() {
        return is(Provider.MICROSOFT365) ? KeyAlgorithm.PS256 : KeyAlgorithm.RS256;
    }

    /** The trouble that a setting is missing. */
    TokenTrouble unset(String name) {
        return TokenTrouble.lasting(key(name) + " is not set", "set " + key(name));
    }

    /** The setting that says where the endpoint is. */
    String place() {
        return settings.place().isPresent()
                ? key("token-endpoint")
                : settings.tenant().isPresent() ? key("tenant") : key("provider");
    }

    private boolean is(Provider provider) {
        return settings.provider().filter(provider::equals).isPresent();
    }
}
