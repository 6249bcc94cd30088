package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts several words that mean one thing together: what must come first is what is missing, what it must come before is
 * not, so that "before DATA" becomes {@code before_data}; and the words of the code 503 itself hide what follows them, so that "bad
 * sequence of commands" becomes {@code out_of_order}.
 */
final class WordOrder {

    private static final Set<String> BEFORE =
            Set.of("before", "precede", "precedes", "preceding", "avant", "prior", "ahead");
    private static final Set<String> BETWEEN = Set.of(
            "the",
            "a",
            "an",
            "any",
            "another",
            "new",
            "next",
            "you",
            "we",
            "i",
            "can",
            "may",
            "attempting",
            "trying",
            "to",
            "send",
            "sending",
            "issuing",
            "issue",
            "using",
            "use",
            "of",
            "starting",
            "start",
            "entering",
            "giving",
            "command");
    private static final int LONGEST = 7;

    private static final Map<String, String> NOUNS = Map.ofEntries(
            Map.entry("mail", "mail"),
            Map.entry("mails", "mail"),
            Map.entry("rcpt", "rcpt"),
            Map.entry("rcpts", "rcpt"),
            Map.entry("recipient", "recipient"),
            Map.entry("recipients", "recipient"),
            Map.entry("data", "data"),
            Map.entry("auth", "auth"),
            Map.entry("starttls", "starttls"),
            Map.entry("bdat", "bdat"),
            Map.entry("helo", "helo"),
            Map.entry("ehlo", "ehlo"),
            Map.entry("hello", "hello"),
            Map.entry("authenticating", "auth"),
            Map.entry("authentication", "auth"),
            Map.entry("login", "auth"));

    private static final Set<String> BAD = Set.of("bad", "wrong", "invalid", "incorrect", "improper");
    private static final Set<String> ORDER = Set.of("sequence", "order");

    private final List<String> words;
    private final List<String> settled = new ArrayList<>();
    private int at;

    private WordOrder(List<String> words) {
        this.words = words;
    }

    /** The same words, those that belong together as one. */
    static List<String> settled(List<String> words) {
        WordOrder order = new WordOrder(words);
        while (order.at < words.size()) {
            order.next();
        }
        return order.settled;
    }

    private void next() {
        String word = words.get(at);
        if ((BEFORE.contains(word) && before()) || (BAD.contains(word) && outOfOrder()) || (isRetry(word) && retry())) {
            return;
        }
        settled.add(word);
        at++;
    }

    private boolean before() {
        int noun = at + 1;
        while (noun - at < LONGEST && BETWEEN.contains(word(noun))) {
            noun++;
        }
        String name = NOUNS.get(word(noun));
        if (name == null) {
            return false;
        }
        settled.add("before_" + name);
        at = noun + 1;
        skip("from");
        skip("to");
        skip("command");
        skip("<>");
        return true;
    }

    private boolean outOfOrder() {
        int order = word(at + 1).equals("command") ? at + 2 : at + 1;
        if (!ORDER.contains(word(order))) {
            return false;
        }
        settled.add("out_of_order");
        at = order + 1;
        if (word(at).equals("of")
                && (word(at + 1).startsWith("command") || word(at + 2).startsWith("command"))) {
            at += word(at + 1).startsWith("command") ? 2 : 3;
        }
        return true;
    }

    private static boolean isRetry(String word) {
        return word.equals("try") || word.equals("trying");
    }

    private boolean retry() {
        int again = word(at + 1).equals("it") ? at + 2 : at + 1;
        if (!word(again).equals("again")) {
            return false;
        }
        settled.add("retry");
        at = again + 1;
        return true;
    }

    private void skip(String word) {
        at += word(at).equals(word) ? 1 : 0;
    }

    private String word(int place) {
        return place < words.size() ? words.get(place) : "";
    }
}
