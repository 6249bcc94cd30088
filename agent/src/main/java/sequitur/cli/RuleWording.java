package sequitur.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.wire.Verb;

/** What is said of a rule that its declaration does not say in words. */
final class RuleWording {

    /** More verbs than these are told by their exceptions. */
    private static final int MOST_VERBS = 12;

    /** More than these are "a command". */
    private static final int MOST_NAMED = 9;

    private static final List<Verb> LINES =
            Arrays.stream(Verb.values()).filter(verb -> verb != Verb.CONNECT).toList();

    private RuleWording() {}

    /** What a violation is: a clause without full stop. */
    static String violation(Rule rule) {
        String violation = rule.describe(Verb.OTHER);
        String subject = Verb.OTHER.label();
        List<String> names = names(rule);
        boolean nameless = rule.verbs().equals(Set.of(Verb.OTHER));
        if (nameless || names.size() > MOST_NAMED || !violation.startsWith(subject)) {
            return violation;
        }
        return alternatives(names) + violation.substring(subject.length());
    }

    /** The verbs that the rule watches. */
    static String verbs(Rule rule) {
        List<String> names = names(rule);
        if (names.size() <= MOST_VERBS) {
            return String.join(", ", names);
        }
        String exempt = LINES.stream()
                .filter(verb -> !rule.verbs().contains(verb))
                .map(RuleWording::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return exempt.isEmpty() ? "every command" : "every command but " + exempt;
    }

    private static List<String> names(Rule rule) {
        return LINES.stream()
                .filter(rule.verbs()::contains)
                .map(RuleWording::name)
                .distinct()
                .toList();
    }

    private static String alternatives(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /** The reply of a strict server, without its text. */
    static String reply(Rule rule) {
        return rule.replyCode() + " " + rule.replyStatus();
    }

    /** What action {@code correct} does: a clause without full stop. */
    static String correction(Rule rule) {
        return rule.correction().isCarriedOut() ? carriedOut(rule.correction()) : withoutCorrection(rule);
    }

    private static String carriedOut(Correction correction) {
        return switch (correction) {
            case EHLO -> "inserts EHLO";
            case STARTTLS -> "inserts STARTTLS and EHLO, if STARTTLS is offered";
            case AUTH -> "inserts AUTH with the app's own credentials, under TLS";
            case RSET -> "inserts RSET";
            case CANCEL -> "gives the exchange up with * if it is a command; else the server decides";
            case ANSWER -> "answers it in the server's place if the user is the same";
            case RECONNECT -> "makes a new connection before MAIL";
            case REWRITE -> "rewrites it to the address of this machine";
            case STRIP -> "leaves parameters out that only ask for a service";
            case TOKEN ->
                "authenticates by a token instead, where a source of tokens is configured; else the server decides";
            case READ_REPLY -> "reads the reply first";
            case NONE -> "blocks it";
        };
    }

    /** What is known beforehand in an example: a clause. */
    static String given(String given) {
        return switch (given) {
            case "require auth" -> "the server requires authentication";
            case "require tls" -> "the server requires TLS";
            case "thread" -> "the last command comes from another thread";
            default -> "the server is " + given.replace("host ", "");
        };
    }

    private static String withoutCorrection(Rule rule) {
        if (rule.advisory()) {
            return "only reports it: it is legal";
        }
        return rule.serverDecides() ? "only reports it: servers differ" : "blocks it";
    }

    private static String name(Verb verb) {
        return switch (verb) {
            case SASL_RESPONSE -> "a line of a SASL exchange";
            case END_OF_CONTENT -> "the final dot";
            case BDAT_LAST -> "BDAT";
            case OTHER -> "an unknown verb";
            default -> verb.name();
        };
    }
}
