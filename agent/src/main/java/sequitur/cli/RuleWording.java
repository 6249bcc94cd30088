package sequitur.cli;

import java.util.List;
import java.util.stream.Collectors;
import sequitur.smtp.Rule;
import sequitur.smtp.Verb;

/** What is said of a rule that its declaration does not say in words. */
final class RuleWording {

    /** More verbs than these are told by their exceptions. */
    private static final int MOST_VERBS = 12;

    private RuleWording() {}

    /** What a violation is, whatever the verb: a clause without full stop. */
    static String violation(Rule rule) {
        List<Verb> verbs = rule.verbs().stream().toList();
        return rule.describe(verbs.size() == 1 ? verbs.get(0) : Verb.OTHER);
    }

    /** The verbs that the rule watches. */
    static String verbs(Rule rule) {
        List<Verb> lines = List.of(Verb.values()).stream()
                .filter(verb -> verb != Verb.CONNECT)
                .toList();
        if (rule.verbs().size() <= MOST_VERBS) {
            return lines.stream()
                    .filter(rule.verbs()::contains)
                    .map(RuleWording::name)
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
        String exempt = lines.stream()
                .filter(verb -> !rule.verbs().contains(verb))
                .map(RuleWording::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return exempt.isEmpty() ? "every command" : "every command but " + exempt;
    }

    /** The reply of a strict server, without its text. */
    static String reply(Rule rule) {
        return rule.replyCode() + " " + rule.replyStatus();
    }

    /** What action {@code correct} does: a clause without full stop. */
    static String correction(Rule rule) {
        return switch (rule.correction()) {
            case EHLO -> "inserts EHLO";
            case STARTTLS -> "inserts STARTTLS and EHLO, if STARTTLS is offered";
            case AUTH ->
                "inserts AUTH with the app's own credentials, after STARTTLS and EHLO where clear text would show them";
            case RSET -> "inserts RSET";
            case ANSWER -> "does not send the command, and answers 235 itself if the user is the same";
            case NONE, READ_REPLY, RECONNECT, REWRITE, STRIP -> withoutCorrection(rule);
        };
    }

    /** What is known beforehand in an example: a clause. */
    static String given(String given) {
        return switch (given) {
            case "require auth" -> "the server insists on authentication";
            case "require tls" -> "the server insists on TLS";
            case "thread" -> "the last command comes from another thread";
            default -> "the server is " + given.replace("host ", "");
        };
    }

    private static String withoutCorrection(Rule rule) {
        if (rule.advisory()) {
            return "only reports it, since it is legal";
        }
        return rule.serverDecides()
                ? "only reports it: servers differ, and many take the command"
                : "blocks the command: nothing safe can be inserted";
    }

    private static String name(Verb verb) {
        return switch (verb) {
            case SASL_RESPONSE -> "a line of a SASL exchange";
            case END_OF_CONTENT -> "the final dot";
            case BDAT_LAST -> "BDAT";
            case OTHER -> "unknown verbs";
            default -> verb.name();
        };
    }
}
