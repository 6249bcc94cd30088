package sequitur.engine.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.RequirementMode;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.transport.Credentials;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.PasswordEnd;
import sequitur.smtp.session.Passwords;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Reply;

/**
 * What is known of how a server takes passwords: from the configuration, from what its owner has said, and from its refusals. A refusal
 * that says that no password helps is remembered for an hour, and for that very login alone: another account, or an application password
 * in place of the account's own, may be welcome at the same server.
 */
public final class PasswordKnowledge {

    static final Duration LIFE = Duration.ofHours(1);
    private static final int MOST = 256;
    private static final int LASTING = 500;

    /** That of a wrong password is never so sure to be this. */
    private static final double CERTAIN_ENOUGH = 0.8;

    private final ConfiguredCredentials configured;
    private final RefusedLogins logins;
    private final Clock clock;

    private final Map<String, Instant> refusedUntil = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Makes one to which nothing was refused.
     *
     * @param configured the credentials that the configuration has
     * @param logins what names a login without telling it
     * @param clock what tells the time
     */
    public PasswordKnowledge(ConfiguredCredentials configured, RefusedLogins logins, Clock clock) {
        this.configured = configured;
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * An AUTH command comes: what is known is put into the state of the session, so that the rules judge by it.
     *
     * @param conversation the connection
     */
    public void authComing(Conversation conversation) {
        Passwords known = of(conversation);
        if (conversation.state().connection().passwords() != known) {
            conversation.dialogue().takePasswords(known);
        }
    }

    private Passwords of(Conversation conversation) {
        Action action = conversation.action(Rule.AUTH_PASSWORD_REFUSED);
        RequirementMode mode = conversation.settings().token();
        if (action == Action.OFF || mode == RequirementMode.NEVER) {
            return Passwords.TAKEN;
        }
        boolean refused = mode == RequirementMode.ALWAYS
                || isRefused(fingerprint(conversation))
                || (action == Action.CORRECT && configured.canReplacePassword(conversation));
        return refused
                ? Passwords.REFUSED
                : PasswordEnd.of(conversation.server().host())
                        .map(PasswordEnd::passwords)
                        .orElse(Passwords.TAKEN);
    }

    /**
     * A line of a login was refused: if the server says that it takes no password, and the library has sent the one that the app gave, that
     * is remembered.
     *
     * @param conversation the connection
     * @param before the state before the reply
     * @param reply the reply
     */
    public void refused(Conversation conversation, SessionState before, String reply) {
        @Nullable String fingerprint = fingerprint(conversation);
        boolean ofTheApp = conversation.login().isOfTheLibrary()
                && !conversation.login().isOfTheAgent()
                && AuthCommand.provesPassword(conversation.login().mechanism());
        if (fingerprint != null
                && ofTheApp
                && isOfPasswords(conversation.login().reply(reply), before)) {
            synchronized (refusedUntil) {
                refusedUntil.put(fingerprint, clock.instant().plus(LIFE));
            }
        }
    }

    private static boolean isOfPasswords(Reply reply, SessionState before) {
        if (reply.code() < LASTING || before.outstanding().isEmpty()) {
            return false;
        }
        Diagnosis diagnosis = ReplyDiagnosis.of(reply, before.outstanding().get(0), before);
        return diagnosis.fault() == Fault.AUTH_PASSWORD_REFUSED && diagnosis.confidence() >= CERTAIN_ENOUGH;
    }

    private boolean isRefused(@Nullable String fingerprint) {
        if (fingerprint == null) {
            return false;
        }
        synchronized (refusedUntil) {
            Instant until = refusedUntil.get(fingerprint);
            return until != null && clock.instant().isBefore(until);
        }
    }

    /** The login that the app has given to {@code connect()}, or that the library has found for it; null if there is none. */
    private @Nullable String fingerprint(Conversation conversation) {
        @Nullable String user = conversation.opening().user();
        @Nullable String password = conversation.opening().password();
        return user == null || password == null
                ? null
                : logins.fingerprint(conversation.server(), new Credentials(user, password));
    }
}
