package sequitur.engine.intercept;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sequitur.engine.config.HostSettings;
import sequitur.engine.config.RequirementMode;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Step;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Verb;

/**
 * Carries out corrections, step by step through the transport's own methods. After each step the command is judged again,
 * so that what the server answered decides what comes next.
 */
final class Corrector {

    private static final int ANY_REFUSAL = 550;

    private final AppAccess app;
    private final CredentialFinder credentials;
    private final ConfiguredCredentials configured;
    private final AuthObstacles obstacles;
    private final Reconnector reconnector;
    private final Events events;

    Corrector(
            AppAccess app,
            CredentialFinder credentials,
            ConfiguredCredentials configured,
            AuthObstacles obstacles,
            Events events) {
        this.events = events;
        this.app = app;
        this.credentials = credentials;
        this.configured = configured;
        this.obstacles = obstacles;
        this.reconnector = new Reconnector(app);
    }

    /** What would be done before a command; nothing is done. */
    Plan plan(Object transport, Conversation conversation, byte[] line) throws Throwable {
        Plan plan = plan(transport, conversation, conversation.state(), line);
        return mayBegin(plan, conversation) ? plan : withheld(conversation, line);
    }

    /** While the server owes the app replies, one of them would be taken for the reply to whatever is inserted. */
    private static boolean mayBegin(Plan plan, Conversation conversation) {
        boolean waits = plan.steps().isEmpty() || plan.steps().get(0) == Step.READ_REPLY;
        return !conversation.isServerOwing() || (plan.complete() && waits);
    }

    /**
     * Nothing may be inserted before this command of a group. It goes out as it is if it may yet be legal, since what it breaks
     * hangs on the replies that are outstanding.
     */
    private static Plan withheld(Conversation conversation, byte[] line) {
        Policy policy = conversation.settings().policy();
        SessionState refused = conversation.state();
        while (!refused.outstanding().isEmpty()) {
            refused = refused.received(ANY_REFUSAL, "");
        }
        List<Violation> certain = Rulebook.check(refused, refused.classify(line), line);
        boolean leftToServer = !(policy.verdict(certain) instanceof Verdict.Block)
                && isLearned(policy, conversation.settings(), certain);
        return new Plan(List.of(), Optional.empty(), leftToServer);
    }

    private Plan plan(Object transport, Conversation conversation, SessionState state, byte[] line) throws Throwable {
        return Plan.of(state, conversation.settings().policy(), line, literal(localAddress(transport)));
    }

    /** This end of the connection; the loopback address stands for one that is closed, where nothing would reach a server. */
    private InetAddress localAddress(Object transport) throws Throwable {
        TransportMembers members = app.members(transport);
        return members.hasSocket(transport)
                ? members.serverSocket(transport).getLocalAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** What would be done before MAIL once RSET has ended the transaction; nothing is done. */
    Plan planAfterRset(Object transport, Conversation conversation, byte[] mail) throws Throwable {
        return plan(transport, conversation, Step.RSET.expectedAfter(conversation.state()), mail);
    }

    /** Puts the sequence right before a command, as far as that can be done. */
    CorrectionResult correct(Object transport, Conversation conversation, byte[] line) throws Throwable {
        List<Step> begun = new ArrayList<>();
        List<Step> taken = new ArrayList<>();
        conversation.setInserting(true);
        try {
            while (true) {
                SessionState state = conversation.state();
                Policy policy = conversation.settings().policy();
                List<Violation> violations = Rulebook.check(state, state.classify(line), line);
                if (isRedundant(policy.verdict(violations), conversation, line)) {
                    return new CorrectionResult.Redundant(taken);
                }
                Plan plan = plan(transport, conversation, line);
                boolean twice = taken.contains(Step.RECONNECT) && plan.steps().contains(Step.RECONNECT);
                boolean bounded = taken.size() + plan.steps().size() <= Plan.MOST_STEPS && !twice;
                if (!plan.complete() && isLearned(policy, conversation.settings(), violations)) {
                    return new CorrectionResult.LeftToServer(taken);
                }
                if (!plan.complete() || !bounded) {
                    return new CorrectionResult.Impossible(taken, unmended(policy, violations));
                }
                if (plan.steps().isEmpty()) {
                    hideAgain(transport, conversation, line, taken);
                    return plan.rewriting().isEmpty() && policy.verdict(violations) instanceof Verdict.Correct
                            ? new CorrectionResult.LeftToServer(taken)
                            : new CorrectionResult.Mended(taken, plan.rewriting());
                }
                if (taken.isEmpty()) {
                    events.planned(transport, conversation, Verb.of(line), plan);
                }
                Optional<CorrectionResult> end = take(plan.steps().get(0), transport, conversation, begun, taken);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        } catch (Throwable failure) {
            if (app.members(transport).isMessagingException(failure)) {
                Step step = begun.get(begun.size() - 1);
                if (conversation.state().awaitsReplyTo(Verb.STARTTLS)) {
                    // A 220 that comes late would begin a handshake that nobody does.
                    app.members(transport).closeConnection(transport);
                }
                return new CorrectionResult.Failed(taken, step, failure);
            }
            throw failure;
        } finally {
            conversation.setInserting(false);
        }
    }

    /**
     * The library hides its AUTH from the trace of {@code mail.debug}, but makes new, talkative streams at STARTTLS. It lets the
     * trace go on by itself afterwards.
     */
    private void hideAgain(Object transport, Conversation conversation, byte[] line, List<Step> taken)
            throws Throwable {
        if (Verb.of(line) == Verb.AUTH
                && taken.contains(Step.EHLO)
                && conversation.isLibraryAuthenticating()
                && !mayBeTraced(transport)) {
            app.members(transport).suspendTracing(transport);
        }
    }

    private boolean mayBeTraced(Object transport) throws Throwable {
        Object session = app.members(transport).mailSession(transport);
        return app.mailSession(session)
                .property(session, "mail.debug.auth")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    private static boolean isRedundant(Verdict verdict, Conversation conversation, byte[] line) {
        return verdict instanceof Verdict.Correct correct
                && correct.violation().rule().correction() == Correction.ANSWER
                && conversation.isAuthenticatedAs(AuthCommand.parse(line));
    }

    /** RFC 5321 section 4.1.3; the name of an interface behind an IPv6 address means nothing to others. */
    private static String literal(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
    }

    /** Whether all that can't be put right is what nobody has said for certain: a requirement that was only learned. */
    private static boolean isLearned(Policy policy, HostSettings settings, List<Violation> violations) {
        return violations.stream()
                .map(Violation::rule)
                .filter(rule -> policy.action(rule) == Action.CORRECT && !rule.serverDecides())
                .allMatch(rule -> switch (rule) {
                    case AUTH_REQUIRED -> settings.authentication() != RequirementMode.ALWAYS;
                    case STARTTLS_REQUIRED -> settings.tls() != RequirementMode.ALWAYS;
                    default -> false;
                });
    }

    /** Which violation stands in the way: one that is blocked, or else one that can't be put right. */
    private static Violation unmended(Policy policy, List<Violation> violations) {
        if (policy.verdict(violations) instanceof Verdict.Block block) {
            return block.violation();
        }
        List<Violation> corrected = violations.stream()
                .filter(violation -> policy.action(violation.rule()) == Action.CORRECT)
                .toList();
        return corrected.stream()
                .filter(violation -> !violation.rule().serverDecides())
                .findFirst()
                .orElseGet(() -> corrected.get(0));
    }

    /** Takes a step; gives back a result if the correction ends with it. */
    private Optional<CorrectionResult> take(
            Step step, Object transport, Conversation conversation, List<Step> begun, List<Step> taken)
            throws Throwable {
        begun.add(step);
        if (step == Step.AUTH) {
            Optional<String> obstacle = obstacles.find(transport, conversation);
            if (obstacle.isPresent()) {
                return Optional.of(new CorrectionResult.NoCredentials(taken, obstacle.get()));
            }
        }
        TransportMembers members = app.members(transport);
        Optional<Credentials> found = step == Step.AUTH ? credentials.find(transport, conversation) : Optional.empty();
        if (step == Step.AUTH && found.isEmpty()) {
            Optional<String> obstacle = configured.authenticate(transport, conversation);
            if (obstacle.isPresent()) {
                return Optional.of(new CorrectionResult.NoCredentials(taken, obstacle.get()));
            }
        }
        boolean accepted = switch (step) {
            case READ_REPLY -> isRead(members, transport, conversation);
            case RECONNECT -> reconnector.reconnect(transport, conversation);
            case CANCEL -> isGivenUp(members, transport, conversation);
            case RSET -> members.simpleCommand(transport, "RSET") / 100 == 2;
            case EHLO -> members.ehlo(transport);
            case STARTTLS -> isStarted(members, transport);
            case AUTH ->
                (found.isEmpty() || authenticate(members, transport, conversation, found.get()))
                        && isAnswered(members, transport, conversation);
        };
        if (!accepted) {
            String reply = members.lastServerResponse(transport);
            LocalReply refusal = new LocalReply(members.lastReturnCode(transport), reply);
            return Optional.of(new CorrectionResult.Refused(taken, step, refusal, conversation.words(reply.strip())));
        }
        taken.add(step);
        // RFC 3207 section 4.2: the session starts anew, whatever the policy is for those who forget it.
        return step == Step.STARTTLS ? take(Step.EHLO, transport, conversation, begun, taken) : Optional.empty();
    }

    /** An app that has not yet come to read this reply still gets it, when it does. */
    private static boolean isRead(TransportMembers members, Object transport, Conversation conversation)
            throws Throwable {
        boolean missed = conversation.hasMissedReply();
        int code = members.readServerResponse(transport);
        if (!missed) {
            conversation.keepForApp(new LocalReply(code, members.lastServerResponse(transport)));
        }
        return code > 0;
    }

    /**
     * The library says that AUTH succeeded when its reply could not be read, if one succeeded on this Transport before: it keeps
     * that one's code. What the server has said decides; without a word of it the connection is of no more use.
     */
    private static boolean isAnswered(TransportMembers members, Object transport, Conversation conversation)
            throws Throwable {
        if (conversation.state().connection().authentication() != Authentication.DONE) {
            members.closeConnection(transport);
            throw members.authenticationFailed("AUTH was not answered");
        }
        return true;
    }

    private static boolean authenticate(
            TransportMembers members, Object transport, Conversation conversation, Credentials found) throws Throwable {
        conversation.setLibraryAuthenticating(true);
        try {
            return members.authenticate(transport, found);
        } finally {
            conversation.setLibraryAuthenticating(false);
        }
    }

    /** The server answers with 501 (RFC 4954 section 4); any other reply but a 334 ends the exchange as well. */
    private static boolean isGivenUp(TransportMembers members, Object transport, Conversation conversation)
            throws Throwable {
        members.simpleCommand(transport, "*");
        SessionState state = conversation.state();
        return !state.inSaslExchange() && !state.connection().closed();
    }

    /** The library throws where STARTTLS is refused or the handshake fails. */
    private static boolean isStarted(TransportMembers members, Object transport) throws Throwable {
        members.startTls(transport);
        return true;
    }
}
