package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.app.CutOffApp;
import sequitur.testbed.run.Finished;

/**
 * Connections that are cut before and after each line of a transaction, in three manners and in three ways of sending: the word for what became of the
 * mail is right in all of them. What is right is told by neither agent nor exception, but by what the client's socket saw and what the
 * server did.
 */
@Tag("slow")
class FateTest {

    /** The greeting, and two for each of EHLO, MAIL, two RCPT, DATA or chunks, content, dot, QUIT. */
    private static final int PLACES = 17;

    private static final List<String> WAYS = List.of("static", "message", "chunks");

    private static final Pattern REPORT = Pattern.compile(
            "mail to localhost:(\\d+) (not sent|sent|in doubt|partly sent, to 1 of 2 recipients) \\[.*");

    /** What an app got, and what its socket saw. */
    private record Seen(boolean endWritten, boolean replyRead, boolean failed, String suppressed) {

        static Seen of(String[] columns) {
            return new Seen(
                    columns[1].equals("true"),
                    columns[2].equals("true"),
                    !columns[3].equals("sent"),
                    columns.length > 4 ? columns[4] : "");
        }

        String word(CutOffServer.Cut cut, int takenFor) {
            if (!endWritten) {
                return "not sent";
            }
            if (!replyRead) {
                return "in doubt";
            }
            assertThat(takenFor).isPositive();
            return cut.refusing() ? "partly sent, to 1 of 2 recipients" : "sent";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy=log", "policy=correct"})
    void theWordIsRight(String policy) throws IOException {
        Map<Integer, CutOffServer.Cut> cuts = new LinkedHashMap<>();
        Map<Integer, CutOffServer> servers = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>(List.of("400"));
        try {
            for (String way : WAYS) {
                for (CutOffServer.Cut cut : cuts()) {
                    CutOffServer server = new CutOffServer(cut);
                    servers.put(server.port(), server);
                    cuts.put(server.port(), cut);
                    arguments.add(server.port() + ":" + way);
                }
            }
            assertThat(cuts).hasSizeGreaterThanOrEqualTo(300);
            Finished run = BenchedApp.of(CutOffApp.class).attached(policy).run(arguments.toArray(String[]::new));

            check(policy, run, cuts, servers);
        } finally {
            for (CutOffServer server : servers.values()) {
                server.close();
            }
        }
    }

    private static List<CutOffServer.Cut> cuts() {
        List<CutOffServer.Cut> cuts = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            for (CutOffServer.Manner manner : CutOffServer.Manner.values()) {
                cuts.add(new CutOffServer.Cut(place, manner, false));
                cuts.add(new CutOffServer.Cut(place, manner, true));
            }
        }
        return cuts;
    }

    private static void check(
            String policy, Finished run, Map<Integer, CutOffServer.Cut> cuts, Map<Integer, CutOffServer> servers) {
        Map<Integer, List<String>> reported = reports(run);
        Map<Integer, String> told = new TreeMap<>();
        Map<Integer, String> right = new TreeMap<>();
        Map<Integer, String> carried = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (String line : run.output()) {
            String[] columns = line.split("\\|", -1);
            int port = Integer.parseInt(columns[0]);
            Seen seen = Seen.of(columns);
            CutOffServer.Cut cut = Objects.requireNonNull(cuts.get(port));
            int takenFor = Objects.requireNonNull(servers.get(port)).takenFor();
            if (!seen.failed()) {
                assertThat(takenFor).as(cut.toString()).isPositive();
                assertThat(reported.getOrDefault(port, List.of())).isEmpty();
                continue;
            }
            String word = seen.word(cut, takenFor);
            assertThat(word.equals("not sent") && takenFor > 0).as(line).isFalse();
            right.put(port, cut + " " + word);
            told.put(port, cut + " " + String.join(" / ", reported.getOrDefault(port, List.of())));
            carried.put(port, cut + " " + seen.suppressed());
            counts.merge(word, 1, Integer::sum);
        }
        assertThat(run.output()).hasSameSizeAs(cuts.keySet());
        assertThat(told).isEqualTo(right);
        assertThat(counts)
                .hasSize(4)
                .allSatisfy((word, count) -> assertThat(count).isGreaterThan(5));
        right.replaceAll((port, line) -> policy.endsWith("log")
                ? cuts.get(port) + " "
                : cuts.get(port) + " Sequitur: the mail is " + line.substring((cuts.get(port) + " ").length()) + "/0");
        assertThat(carried).isEqualTo(right);
    }

    private static Map<Integer, List<String>> reports(Finished run) {
        Map<Integer, List<String>> reports = new TreeMap<>();
        for (String line : run.errors()) {
            Matcher report = REPORT.matcher(line);
            if (report.find()) {
                reports.computeIfAbsent(Integer.valueOf(report.group(1)), port -> new ArrayList<>())
                        .add(report.group(2));
            }
        }
        return reports;
    }
}
