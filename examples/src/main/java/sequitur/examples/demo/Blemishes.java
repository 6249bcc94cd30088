package sequitur.examples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the lines in which a dialogue went wrong: refusals, lost connections, and content that nobody meant to send. */
final class Blemishes {
    private static final Pattern REFUSAL = Pattern.compile("S\\*?: [45]\\d\\d.*");
    private static final Pattern CONTENT = Pattern.compile("c\\*?: .*");
    private static final String LOST = "(connection lost";

    private Blemishes() {}

    /** For each line whether it is one of them, given the subject of the one message that was meant to arrive. */
    static List<Boolean> in(List<String> wire, String subject) {
        List<Boolean> blemishes = new ArrayList<>();
        for (int i = 0; i < wire.size(); i++) {
            String line = wire.get(i);
            boolean unmeant =
                    CONTENT.matcher(line).matches() && !message(wire, i).contains("Subject: " + subject);
            blemishes.add(unmeant || REFUSAL.matcher(line).matches() || line.startsWith(LOST));
        }
        return blemishes;
    }

    /** The content around a line of content. */
    private static String message(List<String> wire, int index) {
        int from = index;
        while (from > 0 && CONTENT.matcher(wire.get(from - 1)).matches()) {
            from--;
        }
        int to = index + 1;
        while (to < wire.size() && CONTENT.matcher(wire.get(to)).matches()) {
            to++;
        }
        return String.join("\n", wire.subList(from, to));
    }
}
