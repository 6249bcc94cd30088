package sequitur.engine.intercept;

import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import sequitur.engine.act.Deeds;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.HostSettings;
import sequitur.engine.config.RequirementMode;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CredentialOwner;
import sequitur.engine.conversation.LearnedRequirements;
import sequitur.engine.conversation.Opening;
import sequitur.engine.failure.Failures;
import sequitur.engine.login.ConfiguredCredentials;
import sequitur.engine.login.CredentialFinder;
import sequitur.engine.login.GivenPassword;
import sequitur.engine.receipt.Receipts;
import sequitur.engine.rehearsal.Rehearsals;
import sequitur.engine.report.ConnectionLog;
import sequitur.engine.transport.Destination;
import sequitur.engine.transport.DestinationFinder;
import sequitur.engine.transport.MailServer;
import sequitur.engine.transport.Wire;
import sequitur.engine.watch.ConnectionLimits;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;

/** A transport connects: finds out to whom, what counts there, and what that server insists on. */
public final class Connecting {

    private static final int SUBMISSION_PORT = 587;
    private static final int SUBMISSIONS_PORT = 465;

    private final CurrentSettings settings;
    private final LearnedRequirements learned;
    private final ConfiguredCredentials configured;
    private final Deeds deeds;
    private final Failures failures;
    private final ConnectionLog connections;
    private final ConnectionLimits limits;
    private final Supplier<Optional<Rehearsals>> rehearsals;
    private final Receipts receipts;

    /**
     * Makes it.
     *
     * @param settings what counts for which server
     * @param learned what servers have shown to insist on
     * @param configured the credentials that the configuration has
     * @param deeds what is done, or only said
     * @param failures what follows each attempt
     * @param connections where connections are told of
     * @param limits what is done about time limits
     * @param rehearsals what is answered in the server's place; nothing where this is no rehearsal for the thread that asks
     * @param receipts what tells of each connection
     */
    public Connecting(
            CurrentSettings settings,
            LearnedRequirements learned,
            ConfiguredCredentials configured,
            Deeds deeds,
            Failures failures,
            ConnectionLog connections,
            ConnectionLimits limits,
            Supplier<Optional<Rehearsals>> rehearsals,
            Receipts receipts) {
        this.settings = settings;
        this.learned = learned;
        this.configured = configured;
        this.deeds = deeds;
        this.failures = failures;
        this.connections = connections;
        this.limits = limits;
        this.rehearsals = rehearsals;
        this.receipts = receipts;
    }

    /** The app asks for a connection; the arguments are those of {@link sequitur.engine.weave.Hooks#connecting}. */
    public void connecting(Conversation conversation, @Nullable Object[] arguments) throws Throwable {
        if (!conversation.isInserting()) {
            failures.connectBegins(conversation);
            receipts.connecting(conversation);
        }
        Wire wire = conversation.wire();
        int port = (int) arguments[1];
        @Nullable String password = (String) arguments[3];
        Destination destination = DestinationFinder.asked(wire, (String) arguments[0], port);
        Optional<CredentialOwner> owner = password == null
                ? Optional.empty()
                : Optional.of(GivenPassword.owner(wire, conversation.opening(), destination, password));
        conversation.login().libraryBegins();
        conversation.connecting(new Opening(destination, (String) arguments[2], password, owner));
        limits.connecting(conversation, failures.settings(conversation));
    }

    /** The library has done what it does to connect, or could not: the ending is that of {@link sequitur.engine.weave.Hooks#connectEnded}. */
    public void connectEnded(Conversation conversation, Object ending) throws Throwable {
        conversation.login().libraryEnds();
        limits.connectEnded(conversation, ending == Boolean.TRUE);
        if (!conversation.isInserting()) {
            failures.connectEnded(conversation, ending);
            receipts.connectEnded(conversation, ending == Boolean.TRUE);
        }
        if (ending == Boolean.TRUE && connections.isWanted()) {
            connections.opened(conversation.wire().application(), seen(conversation));
        }
    }

    private static ConnectionLog.Opened seen(Conversation conversation) {
        Connection connection = conversation.state().connection();
        return new ConnectionLog.Opened(
                conversation.server().address(),
                connection.tls(),
                connection.authentication() == Authentication.DONE
                        ? Optional.of(conversation.login().mechanism())
                        : Optional.empty(),
                connection.extensions().keywords());
    }

    /** A connection was opened, or the handshake of STARTTLS is done. */
    public void streamsOpened(Conversation conversation) throws Throwable {
        if (conversation.wire().isMakingStreams()) {
            return;
        }
        conversation.socketChanged();
        if (conversation.isHandshaking()) {
            conversation.handshakeDone();
            limits.handshakeDone(conversation);
            Optional<Rehearsals> rehearsed = rehearsals.get();
            if (rehearsed.isPresent()) {
                rehearsed.get().goesOn(conversation);
            }
            forgetExtensions(conversation, Rule.EHLO_AFTER_STARTTLS);
        } else if (conversation.isConnecting()) {
            opened(conversation);
            Optional<Rehearsals> rehearsed = rehearsals.get();
            if (rehearsed.isPresent()) {
                rehearsed.get().opened(conversation);
            }
            forgetExtensions(conversation, Rule.EHLO_NEEDED);
        } else {
            // It has begun to connect, or has sent STARTTLS, before the engine was there.
            joinMidway(conversation);
        }
    }

    /** The connection was closed. */
    public void connectionClosed(Conversation conversation) {
        conversation.connectionClosed();
        receipts.connectionClosed(conversation);
    }

    /** The app sends a command, or is about to make one: other settings may count for it than for the one before. */
    public void settle(Conversation conversation) {
        conversation.settle(settings);
    }

    private void forgetExtensions(Conversation conversation, Rule rule) throws Throwable {
        if (conversation.action(rule) == Action.CORRECT) {
            deeds.forgetExtensions(conversation);
        }
    }

    private void opened(Conversation conversation) throws Throwable {
        Wire wire = conversation.wire();
        MailServer server =
                DestinationFinder.server(wire, conversation.opening().destination());
        HostSettings hostSettings = settings.now().forHost(server.host(), server.port());
        Peer peer = peer(conversation, server, hostSettings);
        conversation.opened(server, hostSettings, SessionState.opened(encryption(wire), peer, Requirements.NONE));
        conversation.settle(settings);
        limits.opened(conversation);
        setRequirements(conversation);
    }

    /** A connection that was open before the engine was there is used; unless there is none, and the command goes nowhere. */
    public void joinMidway(Conversation conversation) throws Throwable {
        Wire wire = conversation.wire();
        if (wire.findSocket().isEmpty()) {
            return;
        }
        MailServer server = DestinationFinder.remembered(wire);
        HostSettings hostSettings = settings.now().forHost(server.host(), server.port());
        Peer peer = peer(conversation, server, hostSettings);
        conversation.joinedMidway(
                server, hostSettings, SessionState.unknown(encryption(wire), peer, Requirements.NONE));
        conversation.settle(settings);
        limits.opened(conversation);
        setRequirements(conversation);
    }

    private static Encryption encryption(Wire wire) throws Throwable {
        return wire.socket() instanceof SSLSocket ? Encryption.TLS : Encryption.NONE;
    }

    private static Peer peer(Conversation conversation, MailServer server, HostSettings hostSettings) throws Throwable {
        boolean local = hostSettings.trust().tunnel()
                || DestinationFinder.isLoopback(
                        conversation.wire(), conversation.opening().destination(), server);
        return local ? Peer.LOOPBACK : Peer.REMOTE;
    }

    private void setRequirements(Conversation conversation) throws Throwable {
        conversation.dialogue().require(requirements(conversation));
        // Where credentials of the app's own may go there, those would be sent, and they never cross a network in clear
        // text.
        if (configured.mayBeSentInClearText(conversation) && !CredentialFinder.areAtHand(conversation)) {
            conversation.dialogue().allowClearText();
        }
    }

    private Requirements requirements(Conversation conversation) throws Throwable {
        HostSettings hostSettings = conversation.settings();
        Requirements set = new Requirements(
                hostSettings.tls() == RequirementMode.ALWAYS ? Requirement.NEEDED : Requirement.NOT_NEEDED,
                switch (hostSettings.authentication()) {
                    case ALWAYS -> Requirement.NEEDED;
                    case NEVER -> Requirement.NOT_NEEDED;
                    case AUTO ->
                        isSubmission(conversation.server()) && hasCredentials(conversation)
                                ? Requirement.NEEDED_WHERE_OFFERED
                                : Requirement.NOT_NEEDED;
                });
        return learned.over(conversation.server(), set);
    }

    private boolean hasCredentials(Conversation conversation) throws Throwable {
        return configured.areAtHand(conversation) || CredentialFinder.exist(conversation);
    }

    /** RFC 6409 section 4.3 and RFC 8314 section 3.3: these ports take mail from those who have authenticated. */
    private static boolean isSubmission(MailServer server) {
        return server.port() == SUBMISSION_PORT || server.port() == SUBMISSIONS_PORT;
    }
}
