package sequitur.testbed.pitfall;

import java.util.List;
import java.util.stream.Collectors;
import sequitur.testbed.server.StrictMailServer;
import sequitur.testbed.server.Transcript;

/**
 * What came of a mistake.
 *
 * @param transcripts every line on the wire, a list for each connection
 * @param told what the app was told, in short
 * @param whole what the app was told, with every cause
 */
public record Outcome(List<List<String>> transcripts, String told, String whole) {

    /** What came of it on a server, whose own port is of no interest. */
    static Outcome at(StrictMailServer server, String told, String whole) {
        return new Outcome(server.transcripts().stream().map(Transcript::lines).toList(), told, whole);
    }

    /**
     * In short: the verbs on the wire; those that the server took for message content in brackets, a slash where another
     * connection begins; then what the app was told.
     */
    String inShort() {
        return transcripts.stream().map(Outcome::verbs).collect(Collectors.joining(" / ")) + " | " + told;
    }

    private static String verbs(List<String> lines) {
        return lines.stream()
                .filter(line ->
                        line.matches("C\\*?: ([A-Z]{4,8}( .*)?|\\*)|c\\*?: .*(MAIL FROM|RCPT TO|NOOP|QUIT|RSET).*"))
                .map(line -> line.startsWith("c")
                        ? "(" + line.replaceAll(".*(MAIL|RCPT|NOOP|QUIT|RSET).*", "$1") + ")"
                        : line.split(" ", -1)[1])
                .collect(Collectors.joining(" "));
    }
}
