package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sequitur.bench.app.OwnTransactionsApp;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** The one bean: what it counts while an app mails, and what can be asked of it. */
class ManagementTest {

    private static final String[] MAIL = {"MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>", "DATA", "."};

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName name = name();

    /** What is looked at while the app runs. */
    @FunctionalInterface
    private interface Look {
        void at(StrictMailServer mailServer) throws JMException;
    }

    private static ObjectName name() {
        try {
            return new ObjectName("sequitur:type=Sequitur");
        } catch (JMException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An engine that would rather stay on the bench may have left its own behind. */
    @BeforeEach
    @AfterEach
    void withdraw() throws JMException {
        if (server.isRegistered(name)) {
            server.unregisterMBean(name);
        }
    }

    @Test
    void countsMailsByOutcomeRuleActionAndHost() throws IOException, InterruptedException {
        lookedAt("policy=block", mailServer -> {
            assertThat(number("MailsSent")).isEqualTo(1);
            assertThat(number("MailsNotSent")).isEqualTo(1);
            assertThat(number("MailsInDoubt")).isZero();
            assertThat(number("RecipientsAccepted")).isEqualTo(1);
            assertThat(number("ConnectionsOpened")).isEqualTo(1);
            assertThat(number("OpenConnections")).isEqualTo(1);
            assertThat(ofKey("ViolationsByRule", "mail-nested").get("value")).isEqualTo(1L);
            assertThat(ofKey("ViolationsByAction", "blocked").get("value")).isEqualTo(1L);
            CompositeData host = (CompositeData)
                    ofKey("Hosts", "localhost:" + mailServer.port()).get("value");
            assertThat(host.get("mailsSent")).isEqualTo(1L);
            assertThat(host.get("mailsNotSent")).isEqualTo(1L);
            assertThat((CompositeData[]) server.getAttribute(name, "LearnedRequirements"))
                    .isEmpty();
            assertThat((String[]) server.getAttribute(name, "Configuration"))
                    .contains("sequitur.policy = block (agent arguments)");
        });
    }

    @Test
    void changesThePolicyOfTheAppThatRuns() throws IOException, InterruptedException {
        Finished run = lookedAt("policy=log", mailServer -> {
            assertThat(asked("changePolicy", "block"))
                    .contains("sequitur.policy")
                    .contains("block");
            assertThat(asked("changePolicy", "blok")).contains("off, log, block, correct");
            assertThat(asked("changePolicy", "log,enabled=false")).contains("off, log, block, correct");
            assertThat((String[]) server.getAttribute(name, "Configuration"))
                    .anyMatch(line -> line.startsWith("sequitur.policy = block ("));
            assertThat(asked("forgetRequirements")).isEqualTo("0");
            assertThat(asked("reload")).isNotNull();
        });
        // The nested MAIL before the look is the server's matter, the one behind it the agent's.
        assertThat(run.output()).endsWith("250", "503");
    }

    @Test
    void isThereAtOnceWhereTheSettingsNameIt() throws IOException, InterruptedException {
        lookedAt(
                "telemetry=jmx",
                mailServer -> assertThat(server.isRegistered(name)).isTrue());
    }

    @Test
    void isNotThereWhereTheSettingsSayNone() throws IOException, InterruptedException {
        lookedAt(
                "telemetry=none",
                mailServer -> assertThat(server.isRegistered(name)).isFalse());
    }

    private String asked(String operation, String... arguments) throws JMException {
        String[] types =
                Arrays.stream(arguments).map(each -> String.class.getName()).toArray(String[]::new);
        return String.valueOf(server.invoke(name, operation, arguments, types));
    }

    private long number(String attribute) throws JMException {
        return ((Number) server.getAttribute(name, attribute)).longValue();
    }

    private CompositeData ofKey(String attribute, String key) throws JMException {
        TabularData table = (TabularData) server.getAttribute(name, attribute);
        return table.get(new Object[] {key});
    }

    /** An app that has sent a mail, has been refused another one, and has nested two; looked at before it goes on to nest again. */
    private Finished lookedAt(String settings, Look look) throws IOException, InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (StrictMailServer mailServer = StrictMailServer.builder()
                .script(line -> line.contains("spam@") ? Optional.of("550 5.7.1 No") : Optional.empty())
                .start()) {
            Finished run = BenchedApp.of(OwnTransactionsApp.class)
                    .attached(settings)
                    .onSignal(app -> {
                        try {
                            look.at(mailServer);
                        } catch (JMException | RuntimeException | AssertionError thrown) {
                            failure.set(thrown);
                        }
                    })
                    .run(
                            "" + mailServer.port(),
                            MAIL[0],
                            MAIL[1],
                            MAIL[2],
                            MAIL[3],
                            "MAIL FROM:<spam@b.example>",
                            MAIL[0],
                            MAIL[0],
                            "signal",
                            "RSET",
                            MAIL[0],
                            MAIL[0]);
            assertThat(failure.get()).as("%s", run).isNull();
            assertThat(server.isRegistered(name)).isFalse();
            return run;
        }
    }
}
