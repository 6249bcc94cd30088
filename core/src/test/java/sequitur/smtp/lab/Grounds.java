package sequitur.smtp.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sequitur.smtp.lab.Replay.Judgement;
import sequitur.smtp.rule.Rule;

/**
 * Why a rule is right to flag a line that would be legal elsewhere: what the line needs is missing on this very
 * connection, as the recording shows without the model's help.
 */
final class Grounds {

    private Grounds() {}

    /**
     * Whether the recording shows why the rule is broken.
     *
     * @param rule the rule
     * @param judgement the line that is said to break it
     * @param before what was said before the line
     * @return true if the reason is there; false for a rule that has nothing to do with what a server offers
     */
    static boolean shown(Rule rule, Judgement judgement, List<Exchange> before) {
        String line = judgement.exchange().line().toUpperCase(Locale.ROOT);
        return switch (rule.id()) {
            case "bdat-offered" -> !judgement.offers("CHUNKING");
            case "starttls-offered" -> !judgement.offers("STARTTLS");
            case "auth-offered" -> !judgement.offers("AUTH");
            case "auth-mechanism" -> judgement.offers("AUTH") && !offersMechanism(judgement, line);
            case "parameter-offered" -> parameters(line).stream().anyMatch(keyword -> !judgement.offers(keyword));
            case "reply-pending" -> judgement.exchange().pipelined() && !judgement.offers("PIPELINING");
            case "bdat-after-last" -> lacksReset(before);
            case "session-closed" -> before.stream().anyMatch(Grounds::ends);
            default -> false;
        };
    }

    private static boolean offersMechanism(Judgement judgement, String line) {
        String[] words = line.split(" ", 3);
        return judgement.offered().stream()
                .filter(offer -> offer.startsWith("AUTH ") || offer.startsWith("AUTH="))
                .anyMatch(offer -> List.of(offer.split("[ =]", -1)).contains(words[1]));
    }

    /** The keywords of the extensions that a line's parameters belong to (RFC 1870, 3030, 4954, 6152, 6531). */
    private static List<String> parameters(String line) {
        List<String> keywords = new ArrayList<>();
        String[] words = line.split(" ", -1);
        for (int i = 2; i < words.length; i++) {
            switch (words[i].split("=", 2)[0]) {
                case "BODY" -> keywords.add(words[i].substring("BODY=".length()));
                default -> keywords.add(words[i].split("=", 2)[0]);
            }
        }
        return keywords;
    }

    /** RFC 3030 section 2: once BDAT, or DATA among chunks, was refused by 503, RSET must clear the transaction. */
    private static boolean lacksReset(List<Exchange> before) {
        boolean lacks = false;
        for (Exchange exchange : before) {
            boolean clears = List.of("RSET", "EHLO", "HELO", "STARTTLS").contains(exchange.word());
            boolean chunk =
                    exchange.word().startsWith("BDAT") || exchange.word().equals("DATA");
            lacks = (lacks && !(clears && exchange.accepted())) || (chunk && exchange.code() == 503);
        }
        return lacks;
    }

    private static boolean ends(Exchange exchange) {
        return exchange.code() == 421
                || exchange.outcome() == Exchange.Outcome.CLOSED
                || exchange.extra().contains(421)
                || (exchange.word().equals("QUIT") && exchange.accepted());
    }
}
