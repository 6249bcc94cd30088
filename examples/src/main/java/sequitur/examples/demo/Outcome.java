package sequitur.examples.demo;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.examples.run.App;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.Delivery;

/**
 * What became of the message that an app meant to send.
 *
 * @param kind the kind of outcome
 * @param text the outcome in a word or two
 */
record Outcome(Kind kind, String text) {
    private static final Pattern DELAY = Pattern.compile("sent after ([1-9]\\d*) s");

    /** How good or bad it is. */
    enum Kind {
        /** The message arrived. */
        GOOD,
        /** Nothing arrived, and nothing wrong reached the server. */
        SAFE,
        /** The message was lost, or more arrived than was meant. */
        BAD
    }

    static Outcome of(App app, Finished finished, List<String> wire, List<Delivery> delivered) {
        long meant = delivered.stream()
                .filter(delivery -> delivery.text().contains("Subject: " + app.subject() + "\r\n"))
                .count();
        if (delivered.size() > meant) {
            return new Outcome(Kind.BAD, "forged mail sent");
        }
        if (meant > 0) {
            for (String line : finished.output()) {
                Matcher delay = DELAY.matcher(line);
                if (delay.find()) {
                    return new Outcome(Kind.BAD, "sent, " + delay.group(1) + " s late");
                }
            }
            return new Outcome(Kind.GOOD, "sent");
        }
        return wire.stream().anyMatch(line -> line.matches("S\\*?: [45].*"))
                ? new Outcome(Kind.BAD, "lost")
                : new Outcome(Kind.SAFE, "stopped");
    }
}
