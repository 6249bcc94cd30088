package sequitur.engine.report.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sequitur.engine.report.ConnectedServer;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.LearnedRequirement;
import sequitur.engine.report.Phases;
import sequitur.engine.report.Receipt;
import sequitur.smtp.session.Fate;

/** An app that mails to each domain's own server, from many places, makes no more of the bean than one that has one server. */
class CardinalityTest {

    private static final Phases PHASES = new Phases(Map.of(), Duration.ofMillis(7));

    private final MailCounts counts = new MailCounts(new Nothing());

    @Test
    void tenThousandHostsAndAThousandPlacesAreBounded() {
        for (int i = 0; i < 10_000; i++) {
            ConnectedServer server = server("mx" + i + ".example.com");
            counts.count(receipt(server, "com.example.Shop.send(Shop.java:" + i % 1_000 + ")"));
            counts.count(new ConnectionReceipt(
                    server, ConnectionReceipt.Ending.OPENED, PHASES, Optional.empty(), Optional.empty()));
        }

        assertThat(counts.getHosts()).hasSize(HostCounts.MOST_HOSTS + 1).containsKey(HostCounts.OTHER);
        assertThat(counts.getHosts().values().stream()
                        .mapToLong(HostCount::getMailsSent)
                        .sum())
                .isEqualTo(10_000)
                .isEqualTo(counts.getMailsSent());
        assertThat(counts.getMilliseconds()).isEqualTo(70_000);
        // A host that was counted apart is counted apart for ever.
        long before = sent(counts, "mx0.example.com:25");
        counts.count(receipt(server("mx0.example.com"), ""));
        assertThat(sent(counts, "mx0.example.com:25")).isEqualTo(before + 1);
    }

    private static long sent(MailCounts counts, String host) {
        return Objects.requireNonNull(counts.getHosts().get(host), host).getMailsSent();
    }

    @Test
    void soAreWords() {
        Tally tally = new Tally();
        for (int i = 0; i < 10_000; i++) {
            tally.count("word-" + i);
        }

        assertThat(tally.all()).hasSize(Tally.MOST_WORDS + 1);
        assertThat(tally.all().get(HostCounts.OTHER)).isEqualTo(10_000L - Tally.MOST_WORDS);
    }

    private static ConnectedServer server(String host) {
        Optional<String> none = Optional.empty();
        return new ConnectedServer(host, 25, none, none, none, none);
    }

    private static Receipt receipt(ConnectedServer server, String place) {
        return new Receipt(
                server,
                Fate.SENT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Receipt.Envelope(1, 0, Optional.empty(), List.of()),
                100,
                PHASES,
                List.of(),
                Optional.empty(),
                Optional.of(place));
    }

    /** An engine in which nothing is so. */
    private static final class Nothing implements Controls {

        @Override
        public int openConnections() {
            return 0;
        }

        @Override
        public int mailsInDoubt() {
            return 0;
        }

        @Override
        public List<LearnedRequirement> learnedRequirements() {
            return List.of();
        }

        @Override
        public List<String> configuration() {
            return List.of();
        }

        @Override
        public String renew(String options) {
            return "";
        }

        @Override
        public int forgetRequirements() {
            return 0;
        }
    }
}
