package sequitur.engine.intercept;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sequitur.smtp.Action;
import sequitur.smtp.AuthCommand;
import sequitur.smtp.Correction;
import sequitur.smtp.Policy;
import sequitur.smtp.Rewriting;
import sequitur.smtp.SequencingModel;
import sequitur.smtp.SessionState;
import sequitur.smtp.Step;
import sequitur.smtp.Verb;
import sequitur.smtp.Verdict;
import sequitur.smtp.Violation;

/**
 * Carries out corrections, step by step through the transport's own methods. After each step the command is judged again,
 * so that what the server answered decides what comes next.
 */
final class Corrector {

    private static final int MOST_STEPS = 8;

    private final AppAccess app;
    private final CredentialFinder credentials;
    private final ConfiguredCredentials configured;

    Corrector(AppAccess app, CredentialFinder credentials, ConfiguredCredentials configured) {
        this.app = app;
        this.credentials = credentials;
        this.configured = configured;
    }

    /** Puts the sequence right before a command, as far as that can be done. */
    CorrectionResult correct(Object transport, Conversation conversation, Verb verb, byte[] line) throws Throwable {
        List<Step> taken = new ArrayList<>();
        byte[] current = line;
        Optional<Rewriting> rewriting = Optional.empty();
        Step step = Step.RSET;
        conversation.setInserting(true);
        try {
            while (true) {
                SessionState state = conversation.state();
                Policy policy = conversation.settings().policy();
                List<Violation> violations = SequencingModel.check(state, verb, current);
                Verdict verdict = policy.verdict(violations);
                if (verdict instanceof Verdict.Block block) {
                    return new CorrectionResult.Impossible(taken, block.violation());
                }
                if (!(verdict instanceof Verdict.Correct correct)) {
                    return new CorrectionResult.Mended(taken, rewriting);
                }
                Violation violation = correct.violation();
                if (violation.rule().correction() == Correction.ANSWER
                        && conversation.isAuthenticatedAs(AuthCommand.parse(line))) {
                    return new CorrectionResult.Redundant(taken);
                }
                Optional<Step> next = Correction.next(state, policy, violations);
                if (next.isEmpty() && rewriting.isEmpty()) {
                    rewriting = rewriting(transport, state, policy, violations, current);
                    if (rewriting.isPresent()) {
                        current = rewriting.get().line();
                        continue;
                    }
                }
                if (next.isEmpty() || taken.size() >= MOST_STEPS) {
                    return left(policy, violations, taken);
                }
                step = next.get();
                Optional<CorrectionResult> end = take(step, transport, conversation, taken);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        } catch (Throwable failure) {
            if (app.members(transport).isMessagingException(failure)) {
                return new CorrectionResult.Failed(taken, step, failure);
            }
            throw failure;
        } finally {
            conversation.setInserting(false);
        }
    }

    private Optional<Rewriting> rewriting(
            Object transport, SessionState state, Policy policy, List<Violation> violations, byte[] line)
            throws Throwable {
        InetAddress local = app.members(transport).serverSocket(transport).getLocalAddress();
        return violations.stream()
                .map(Violation::rule)
                .filter(rule -> policy.action(rule) == Action.CORRECT)
                .flatMap(rule -> Rewriting.of(rule, line, state.connection().extensions(), literal(local)).stream())
                .findFirst();
    }

    /** RFC 5321 section 4.1.3; the name of an interface behind an IPv6 address means nothing to others. */
    private static String literal(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
    }

    /** What is to be done about violations that no step puts right. */
    private static CorrectionResult left(Policy policy, List<Violation> violations, List<Step> taken) {
        return violations.stream()
                .filter(violation -> policy.action(violation.rule()) == Action.CORRECT)
                .filter(violation -> !violation.rule().serverDecides())
                .findFirst()
                .<CorrectionResult>map(violation -> new CorrectionResult.Impossible(taken, violation))
                .orElseGet(() -> new CorrectionResult.LeftToServer(taken));
    }

    /** Takes a step; gives back a result if the correction ends with it. */
    private Optional<CorrectionResult> take(Step step, Object transport, Conversation conversation, List<Step> taken)
            throws Throwable {
        TransportMembers members = app.members(transport);
        boolean accepted;
        switch (step) {
            case RSET -> accepted = members.simpleCommand(transport, "RSET") / 100 == 2;
            case EHLO -> accepted = members.ehlo(transport);
            case STARTTLS -> {
                members.startTls(transport);
                accepted = true;
            }
            case AUTH -> {
                Optional<Credentials> found = credentials.find(transport, conversation);
                Optional<String> obstacle =
                        found.isPresent() ? Optional.empty() : configured.authenticate(transport, conversation);
                if (obstacle.isPresent()) {
                    return Optional.of(new CorrectionResult.NoCredentials(taken, obstacle.get()));
                }
                accepted = found.isEmpty() || members.authenticate(transport, found.get());
            }
            default -> throw new IllegalArgumentException("no such step: " + step);
        }
        if (!accepted) {
            LocalReply refusal =
                    new LocalReply(members.lastReturnCode(transport), members.lastServerResponse(transport));
            return Optional.of(new CorrectionResult.Refused(taken, step, refusal));
        }
        taken.add(step);
        // RFC 3207 section 4.2: the session starts anew, whatever the policy is for those who forget it.
        return step == Step.STARTTLS ? take(Step.EHLO, transport, conversation, taken) : Optional.empty();
    }
}
