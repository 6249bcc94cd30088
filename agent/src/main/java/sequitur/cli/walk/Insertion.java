package sequitur.cli.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sequitur.cli.recording.RecordedServer;
import sequitur.smtp.diagnosis.MissingRequirement;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Step;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * What the agent would have done about a command with action {@code correct}, as the dialogue stood then.
 *
 * @param commands the commands that it would have sent on its own, in their order; none if it would have sent none
 * @param text what it would have done: a sentence
 */
public record Insertion(List<String> commands, String text) {

    private static final Policy CORRECT = Policy.of(Action.CORRECT);
    private static final String BY_THE_AGENT = "With policy=correct the agent would have ";

    /** Stands for the address of a client that no record tells (RFC 5737). */
    private static final String SOME_ADDRESS = "[192.0.2.1]";

    private static final byte[] MAIL = "MAIL FROM:<>".getBytes(StandardCharsets.US_ASCII);

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public Insertion {
        commands = List.copyOf(commands);
        Objects.requireNonNull(text, "text");
    }

    /** Before a command that breaks rules which do not only advise; nothing for any other. */
    static Optional<Insertion> before(
            SessionState state, RecordedServer server, byte[] line, List<Violation> violations) {
        List<Violation> grave = violations.stream()
                .filter(violation -> !violation.rule().advisory())
                .toList();
        if (grave.isEmpty()) {
            return Optional.empty();
        }
        if (grave.get(0).rule().correction() == Correction.ANSWER) {
            return Optional.of(
                    new Insertion(
                            List.of(),
                            BY_THE_AGENT
                                    + "answered this itself, if it asks for nothing that is not so already, and sent nothing."));
        }
        return Optional.of(of(plan(state, server, line), grave.get(0).verb().label(), ""));
    }

    /**
     * After a refusal of MAIL or RCPT that shows what the server insists on; nothing after any other.
     *
     * @param before the state before the reply
     * @param after the state after it
     */
    static Optional<Insertion> after(Reply refusal, Verb refused, SessionState before, SessionState after, Told told) {
        if (refused != Verb.MAIL && refused != Verb.RCPT) {
            return Optional.empty();
        }
        return MissingRequirement.told(refusal, refused, before)
                .filter(rule -> MissingRequirement.isMissing(rule, before.connection()))
                .map(rule -> supplying(rule, refused, after, told))
                .filter(insertion -> !insertion.commands().isEmpty());
    }

    /**
     * A command as the record tells it.
     *
     * @param server who it was sent to
     * @param line the line, one character for each octet
     */
    record Told(RecordedServer server, String line) {

        byte[] octets() {
            return line.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Tells the server alone. */
        @Override
        public String toString() {
            return "Told[server=" + server + "]";
        }
    }

    private static Insertion supplying(Rule rule, Verb refused, SessionState after, Told told) {
        SessionState insisting = after.requiring(requirements(rule, after.connection()));
        if (refused == Verb.MAIL) {
            return of(plan(insisting, told.server(), told.octets()), "", ", and then MAIL again");
        }
        Step reset = Step.RSET;
        Plan rest = plan(reset.expectedAfter(insisting), told.server(), MAIL);
        List<Step> steps = new ArrayList<>(List.of(reset));
        steps.addAll(rest.steps());
        Plan whole = new Plan(steps, rest.rewriting(), rest.complete() && steps.size() > 1);
        return of(whole, "", ", and then MAIL and RCPT again");
    }

    private static Requirements requirements(Rule rule, Connection connection) {
        Requirements known = connection.requirements();
        return rule == Rule.AUTH_REQUIRED
                ? new Requirements(known.tls(), Requirement.NEEDED)
                : new Requirements(Requirement.NEEDED, known.authentication());
    }

    /** Where nobody knows the host, no password goes out in clear if it need not. */
    private static Plan plan(SessionState state, RecordedServer server, byte[] line) {
        Plan plan = Plan.of(state, CORRECT, line, SOME_ADDRESS);
        boolean inClear = server.host().isEmpty()
                && plan.steps().contains(Step.AUTH)
                && !plan.steps().contains(Step.STARTTLS)
                && !state.connection().tls()
                && state.connection().extensions().offers("STARTTLS");
        if (!inClear) {
            return plan;
        }
        Requirements known = state.connection().requirements();
        SessionState underTls = state.requiring(new Requirements(Requirement.NEEDED, known.authentication()));
        return Plan.of(underTls, CORRECT, line, SOME_ADDRESS);
    }

    private static Insertion of(Plan plan, String command, String then) {
        if (!plan.complete()) {
            return new Insertion(
                    List.of(), BY_THE_AGENT + "stopped the command, since nothing that is safe can be inserted.");
        }
        List<String> deeds = new ArrayList<>(
                plan.steps().stream().map(step -> deed(step, plan.steps())).toList());
        plan.rewriting().ifPresent(rewriting -> deeds.add("sent " + command + " " + change(rewriting.change())));
        if (deeds.isEmpty()) {
            return new Insertion(List.of(), BY_THE_AGENT + "left this to the server.");
        }
        String end = then.isEmpty() && plan.rewriting().isEmpty() ? " first" : then;
        boolean authenticates = plan.steps().contains(Step.AUTH);
        return new Insertion(
                plan.steps().stream().flatMap(step -> command(step).stream()).toList(),
                BY_THE_AGENT + joined(deeds) + end + "."
                        + (authenticates ? " AUTH takes the credentials that the app has given." : ""));
    }

    private static String change(String change) {
        return change.contains(SOME_ADDRESS) ? "with the client's own address as its name" : change;
    }

    private static Optional<String> command(Step step) {
        return switch (step) {
            case READ_REPLY, RECONNECT -> Optional.empty();
            case CANCEL -> Optional.of("*");
            case RSET, EHLO, STARTTLS, AUTH -> Optional.of(step.verb().name());
        };
    }

    /** Commands that follow one another share one verb. */
    private static String deed(Step step, List<Step> steps) {
        int place = steps.indexOf(step);
        boolean goesOn = place > 0 && command(steps.get(place - 1)).isPresent();
        return switch (step) {
            case READ_REPLY -> "read the reply that is awaited";
            case RECONNECT -> "opened a new connection";
            case CANCEL, RSET, EHLO, STARTTLS, AUTH ->
                (goesOn ? "" : "sent ") + command(step).orElse("");
        };
    }

    private static String joined(List<String> deeds) {
        int last = deeds.size() - 1;
        return last == 0 ? deeds.get(0) : String.join(", ", deeds.subList(0, last)) + " and " + deeds.get(last);
    }
}
