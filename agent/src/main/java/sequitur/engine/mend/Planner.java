package sequitur.engine.mend;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import sequitur.engine.config.HostSettings;
import sequitur.engine.config.RequirementMode;
import sequitur.engine.conversation.Conversation;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Rewriting;
import sequitur.smtp.mend.Step;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;

/** Decides what would be inserted before a command, where the connection stands now. Nothing is done. */
final class Planner {

    private static final int ANY_REFUSAL = 550;

    private Planner() {}

    /** What would be done before a command. */
    static Plan plan(Conversation conversation, byte[] line) throws Throwable {
        Plan plan = plan(conversation, conversation.state(), line);
        return mayBegin(plan, conversation) ? plan : withheld(conversation, line);
    }

    /** What would be done before MAIL once RSET has ended the transaction. */
    static Plan planAfterRset(Conversation conversation, byte[] mail) throws Throwable {
        return plan(conversation, Step.RSET.expectedAfter(conversation.state()), mail);
    }

    private static Plan plan(Conversation conversation, SessionState state, byte[] line) throws Throwable {
        Policy policy = conversation.settings().policy();
        return Plan.of(state, policy, line, literal(localAddress(conversation)));
    }

    /** How a command that breaks these rules is rewritten, if it can be; nothing is inserted before it. */
    static Optional<Rewriting> rewriting(Conversation conversation, byte[] line, List<Violation> violations)
            throws Throwable {
        String address = literal(localAddress(conversation));
        return violations.stream()
                .map(Violation::rule)
                .filter(rule -> conversation.action(rule) == Action.CORRECT)
                .flatMap(rule ->
                        Rewriting.of(
                                rule, line, conversation.state().connection().extensions(), address)
                                .stream())
                .findFirst();
    }

    /** While the server owes the app replies, one of them would be taken for the reply to whatever is inserted. */
    private static boolean mayBegin(Plan plan, Conversation conversation) {
        boolean waits = plan.steps().isEmpty() || plan.steps().get(0) == Step.READ_REPLY;
        return !conversation.owed().isServerOwing() || (plan.complete() && waits);
    }

    /**
     * Nothing may be inserted before this command of a group. It goes out as it is if it may yet be legal, since what it breaks
     * hangs on the replies that are outstanding.
     */
    private static Plan withheld(Conversation conversation, byte[] line) {
        HostSettings settings = conversation.settings();
        SessionState refused = conversation.state();
        while (!refused.outstanding().isEmpty()) {
            refused = refused.received(ANY_REFUSAL, "");
        }
        List<Violation> certain = Rulebook.check(refused, refused.classify(line), line);
        boolean leftToServer =
                !(settings.policy().verdict(certain) instanceof Verdict.Block) && isLearned(settings, certain);
        return new Plan(List.of(), Optional.empty(), leftToServer);
    }

    /** This end of the connection; the loopback address stands for one that is closed, where nothing would reach a server. */
    private static InetAddress localAddress(Conversation conversation) throws Throwable {
        return conversation.wire().findSocket().map(Socket::getLocalAddress).orElseGet(InetAddress::getLoopbackAddress);
    }

    /** RFC 5321 section 4.1.3; the name of an interface behind an IPv6 address means nothing to others. */
    private static String literal(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
    }

    /** Whether all that can't be put right is what nobody has said for certain: a requirement that was only learned. */
    static boolean isLearned(HostSettings settings, List<Violation> violations) {
        return violations.stream()
                .map(Violation::rule)
                .filter(rule -> settings.policy().action(rule) == Action.CORRECT && !rule.serverDecides())
                .allMatch(rule -> switch (rule) {
                    case AUTH_REQUIRED -> settings.authentication() != RequirementMode.ALWAYS;
                    case STARTTLS_REQUIRED -> settings.tls() != RequirementMode.ALWAYS;
                    default -> false;
                });
    }
}
