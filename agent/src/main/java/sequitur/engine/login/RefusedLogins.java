package sequitur.engine.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import sequitur.engine.config.RequirementMode;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.transport.Credentials;
import sequitur.engine.transport.MailServer;
import sequitur.smtp.session.Authentication;

/**
 * The logins that servers have refused when the agent inserted AUTH. None is tried again for a while, and for twice as long each time
 * after that: servers lock accounts out for less, and the app has not even asked for it. A new password is another login.
 *
 * <p>No password is kept here, nor anything that one could be found by without the key, which this object alone has.
 */
public final class RefusedLogins {

    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(1);
    static final int MOST = 256;

    /** The class of the replies that no repetition changes (RFC 5321 section 4.2.1). */
    private static final int NEVER = 5;

    private static final String MAC = "HmacSHA256";
    private static final int KEY_OCTETS = 32;

    private record Refused(Instant until, Duration pause) {}

    private final Clock clock;
    private final SecretKeySpec key;

    private final Map<String, Refused> byLogin = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refused> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Makes one that knows of no refusal.
     *
     * @param clock what tells the time
     */
    public RefusedLogins(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[KEY_OCTETS];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, MAC);
    }

    /**
     * What a login is known by here.
     *
     * @param server where to
     * @param user as whom
     * @param password the password's octets
     * @return a text that tells nothing of them
     */
    String fingerprint(MailServer server, String user, byte[] password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update((server.address() + '\0' + user + '\0').getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(password));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + MAC, impossible);
        }
    }

    /**
     * What a login with the app's credentials is known by here.
     *
     * @param server where to
     * @param credentials the app's
     * @return a text that tells nothing of them
     */
    public String fingerprint(MailServer server, Credentials credentials) {
        return fingerprint(server, credentials.user(), credentials.passwordOctets());
    }

    /**
     * Takes note of what the server has said to a login, if it was sent and answered.
     *
     * @param conversation the connection
     * @param fingerprint the login
     * @throws Throwable what the transport throws
     */
    public void note(Conversation conversation, String fingerprint) throws Throwable {
        if (conversation.state().connection().authentication() == Authentication.DONE) {
            accepted(fingerprint);
        } else if (conversation.login().isOfTheAgent()
                && conversation.wire().replyCode() / 100 == NEVER
                && conversation.attempts().rehearsal().isEmpty()) {
            refused(fingerprint);
        }
    }

    /**
     * Why the login is not to be tried now, as a clause.
     *
     * @param conversation the connection
     * @param fingerprint the login
     * @return nothing if it may be: so where the configuration asks for AUTH, since mail must not go out without it then
     */
    public Optional<String> obstacle(Conversation conversation, String fingerprint) {
        return conversation.settings().authentication() == RequirementMode.ALWAYS
                ? Optional.empty()
                : obstacle(fingerprint);
    }

    synchronized Optional<String> obstacle(String fingerprint) {
        Refused refused = byLogin.get(fingerprint);
        if (refused == null || !clock.instant().isBefore(refused.until())) {
            return Optional.empty();
        }
        long minutes = refused.pause().toMinutes();
        return Optional.of("the server has refused these credentials, and they are not tried again for " + minutes
                + (minutes == 1 ? " minute" : " minutes"));
    }

    /** The server has refused it. */
    synchronized void refused(String fingerprint) {
        Refused before = byLogin.get(fingerprint);
        Duration doubled = before == null ? FIRST : before.pause().multipliedBy(2);
        Duration pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        byLogin.put(fingerprint, new Refused(clock.instant().plus(pause), pause));
    }

    /** The server has accepted it. */
    synchronized void accepted(String fingerprint) {
        byLogin.remove(fingerprint);
    }
}
