package sequitur.engine.login;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sequitur.engine.config.CredentialSettings;
import sequitur.engine.config.Mechanism;
import sequitur.engine.config.PasswordPlace;
import sequitur.engine.config.Printable;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.report.Notices;
import sequitur.engine.transport.MailServer;
import sequitur.engine.transport.Wire;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Hello;

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

    private final PasswordSource passwords;
    private final RefusedLogins refusedLogins;
    private final Notices notices;

    /**
     * Makes them.
     *
     * @param passwords where passwords are read
     * @param refusedLogins which logins servers have refused
     * @param notices where it is said why one can't be used
     */
    public ConfiguredCredentials(PasswordSource passwords, RefusedLogins refusedLogins, Notices notices) {
        this.passwords = passwords;
        this.refusedLogins = refusedLogins;
        this.notices = notices;
    }

    /** Whether the configuration names a user for this server. */
    public boolean areAtHand(Conversation conversation) {
        return settings(conversation).username().isPresent();
    }

    /** Whether it also lets the credentials be sent in clear text. */
    public boolean mayBeSentInClearText(Conversation conversation) {
        return areAtHand(conversation) && settings(conversation).cleartext();
    }

    /** Why they can't be used, as a clause; nothing if nothing is known to stand in the way. Sends nothing. */
    Optional<String> obstacle(Conversation conversation) {
        CredentialSettings settings = settings(conversation);
        if (settings.username().isEmpty()) {
            return Optional.of(noneAnywhere(conversation.server()));
        }
        Connection connection = conversation.state().connection();
        if (hasOfferedAll(connection) && mechanism(settings, connection).isEmpty()) {
            return Optional.of(noMechanism(settings, connection));
        }
        try (Secret secret = secret(settings, conversation.server())) {
            return refusedLogins.obstacle(conversation, fingerprint(conversation, settings, secret));
        } catch (UnusablePasswordException unusable) {
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
        MailServer server = conversation.server();
        CredentialSettings settings = settings(conversation);
        if (settings.username().isEmpty()) {
            return Optional.of(noneAnywhere(server));
        }
        Connection connection = conversation.state().connection();
        Optional<Mechanism> mechanism = mechanism(settings, connection);
        if (mechanism.isEmpty()) {
            return Optional.of(noMechanism(settings, connection));
        }
        try (Secret secret = secret(settings, server)) {
            String fingerprint = fingerprint(conversation, settings, secret);
            Optional<String> pause = refusedLogins.obstacle(conversation, fingerprint);
            if (pause.isEmpty()) {
                try {
                    logIn(conversation, mechanism.get(), settings.username().get(), secret);
                } finally {
                    refusedLogins.note(conversation, fingerprint);
                }
            }
            return pause;
        } catch (UnusablePasswordException unusable) {
            return Optional.of(said(conversation, unusable));
        }
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
    private void logIn(Conversation conversation, Mechanism mechanism, String user, Secret secret) throws Throwable {
        Wire wire = conversation.wire();
        boolean accepted = false;
        try {
            accepted = new SaslExchange(wire).run(mechanism, user, secret, conversation.server()) == ACCEPTED;
        } finally {
            if (!accepted) {
                wire.close();
            }
        }
        if (!accepted) {
            String reply = wire.replyText();
            throw wire.authenticationFailed(
                    conversation.login().words(reply.strip()).toString());
        }
    }

    /** Says it to whoever runs the app, once for each trouble, and gives back the clause. */
    private String said(Conversation conversation, UnusablePasswordException unusable) {
        String address = conversation.server().address();
        String text =
                "the credentials that the configuration has for " + address + " can't be used: " + unusable.reason();
        notices.once(conversation.wire().application(), text, "Sequitur can't authenticate: " + text);
        return text;
    }

    private Secret secret(CredentialSettings settings, MailServer server) throws UnusablePasswordException {
        Optional<PasswordPlace> place = settings.password();
        if (place.isEmpty()) {
            String key = "sequitur.credentials." + server.address();
            throw new UnusablePasswordException("neither " + key + ".password-file nor .password-env is set");
        }
        return passwords.read(place.get());
    }

    /** Many servers offer other mechanisms once TLS is on. */
    private static boolean hasOfferedAll(Connection connection) {
        boolean tlsMayFollow = !connection.tls() && connection.extensions().offers("STARTTLS");
        return connection.hello() == Hello.EHLO && !tlsMayFollow;
    }

    private static Optional<Mechanism> mechanism(CredentialSettings settings, Connection connection) {
        List<String> offered = connection.extensions().mechanisms();
        return settings.mechanisms().stream()
                .filter(mechanism -> offered.contains(mechanism.name()))
                .findFirst();
    }

    private static String noMechanism(CredentialSettings settings, Connection connection) {
        String ours = settings.mechanisms().stream().map(Mechanism::name).collect(Collectors.joining(", "));
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
