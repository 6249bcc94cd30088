package sequitur.examples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sequitur.testbed.server.Transcript;

/** Reduces transcripts to the lines that matter, and takes the credentials out of them. */
final class WireView {
    private static final Pattern DULL = Pattern.compile("S: 220 .* ESMTP.*|C\\*?: QUIT|S\\*?: 221.*"
            + "|c\\*?: (Date|To|Message-ID|MIME-Version|Content-[\\w-]+): .*|c\\*?: ");
    private static final Pattern TELLING = Pattern.compile("S\\*?: 250[- ](AUTH .*|STARTTLS)");

    private final List<String> view = new ArrayList<>();
    private List<String> hello = new ArrayList<>();
    private boolean helloAsked;
    private boolean secretAsked;

    private WireView() {}

    /** The lines of all connections. */
    static List<String> of(List<Transcript> transcripts) {
        WireView wire = new WireView();
        for (Transcript transcript : transcripts) {
            if (!wire.view.isEmpty()) {
                wire.view.add("(new connection)");
            }
            List<String> lines = transcript.lines();
            lines.forEach(wire::take);
            if (!lines.isEmpty() && lines.get(lines.size() - 1).startsWith("c")) {
                wire.view.add("(connection lost before the final dot: message discarded)");
            }
        }
        return List.copyOf(wire.view);
    }

    private void take(String line) {
        if (helloAsked && line.startsWith("S")) {
            takeHelloReply(line);
            return;
        }
        String shown = redacted(line);
        if (!DULL.matcher(shown).matches()) {
            view.add(shown);
        }
        helloAsked = line.matches("C\\*?: (EHLO|HELO) .*");
        secretAsked = line.matches("S\\*?: 334.*");
    }

    private void takeHelloReply(String line) {
        hello.add(line);
        String prefix = line.substring(0, line.indexOf(' ') + 1);
        if (line.startsWith("-", prefix.length() + 3)) {
            return;
        }
        if (hello.size() == 1) {
            view.add(line);
        } else {
            String telling = hello.stream()
                    .filter(extension -> TELLING.matcher(extension).matches())
                    .map(extension -> extension.substring(prefix.length() + 4))
                    .collect(Collectors.joining(", "));
            view.add(prefix + "250 ..." + (telling.isEmpty() ? "" : " " + telling));
        }
        hello = new ArrayList<>();
        helloAsked = false;
    }

    private String redacted(String line) {
        if (!line.startsWith("C")) {
            return line;
        }
        String prefix = line.substring(0, line.indexOf(' ') + 1);
        if (secretAsked) {
            return prefix + "****";
        }
        String command = line.substring(prefix.length());
        String[] words = command.split(" ", 3);
        boolean secret = words.length == 3 && words[0].toUpperCase(Locale.ROOT).equals("AUTH");
        return secret ? prefix + words[0] + " " + words[1] + " ****" : line;
    }
}
