package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.MailingApp;
import sequitur.bench.app.OwnTransactionsApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The line that the log has for each mail: what became of it, how the server calls it, how much it was. */
class ReceiptsTest {

    private static final Pattern RECEIPT = Pattern.compile("^INFO: (?:mail to .* octets?, |no connection to )");
    private static final String QUEUED = "250 2.0.0 Ok: queued as 4JhJXC5F4CzgB6";

    /** What the app is told to do, what the server says to the final dot, and the line without times and places. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            to=one@b.example | 250 2.0.0 Ok: queued as 4JhJXC5F4CzgB6 | sent: 1 recipient, N octets, queue id 4JhJXC5F4CzgB6, Message-ID X
            to=one@b.example | 250 Message received | sent: 1 recipient, N octets, Message-ID X, the server said 250 Message received
            to=one@b.example,nobody@b.example mail.smtp.sendpartial=true | 250 OK id=1dKaul-0006os-LE | partly sent, to 1 of 2 recipients: 1 recipient, 1 refused, N octets, queue id 1dKaul-0006os-LE, Message-ID X
            to=one@b.example | 554 5.7.1 Looks like spam | not sent [content-refused]: 1 recipient, N octets, Message-ID X, the server said 554 5.7.1 Looks like spam
            to=nobody@b.example | 250 Ok | not sent [recipient-unknown]: 0 recipients, 1 refused, 0 octets, Message-ID X, the server said 550 5.1.1 No such user <***@redacted.invalid>
            to=one@b.example from=spam@b.example | 250 Ok | not sent [sender-refused]: 0 recipients, 0 octets, Message-ID X, the server said 550 5.7.1 Sender address rejected
            to=one@b.example mail.smtp.timeout=500 | '' | in doubt [reply-timeout]: 1 recipient, N octets, Message-ID X
            to=one@b.example mail.smtp.chunksize=1000 | 250 2.0.0 Ok: queued as A1 | sent: 1 recipient, N octets, queue id A1, Message-ID X
            """)
    void isWrittenForEachMail(String arguments, String answer, String line) throws IOException, InterruptedException {
        for (Library library : List.of(Library.ANGUS_2_0_5, Library.JAVAX_1_6_2)) {
            try (StrictMailServer server = answering(answer).start()) {
                List<String> all = new ArrayList<>(List.of("host=localhost", "port=" + server.port()));
                all.addAll(Arrays.asList(arguments.split(" ")));
                Finished run = BenchedApp.of(MailingApp.class)
                        .on(library)
                        .attached("telemetry=log")
                        .run(all.toArray(String[]::new));

                List<String> lines = lines(run);
                assertThat(lines)
                        .singleElement()
                        .asString()
                        .matches(".* from sequitur\\.bench\\.app\\.MailingApp\\.send.*");
                String told = inShort(lines.get(0));
                assertThat(told).isEqualTo(line.replaceFirst("\\[.*?]", "[F]"));
            }
        }
    }

    private static StrictMailServer.Builder answering(String answer) {
        return StrictMailServer.builder().script(line -> {
            if (line.contains("spam@")) {
                return Optional.of("550 5.7.1 Sender address rejected");
            }
            if (line.contains("nobody@")) {
                return Optional.of("550 5.1.1 No such user <nobody@b.example>");
            }
            return line.equals(".") || line.endsWith(" LAST") ? Optional.of(answer) : Optional.empty();
        });
    }

    /** Without what differs from run to run; the name of the fault is the matter of other tests. */
    private static String inShort(String line) {
        return line.replaceFirst("INFO: mail to localhost:\\d+ ", "")
                .replaceFirst("\\[[a-z-]+]", "[F]")
                .replaceFirst("\\d{2,} octets", "N octets")
                .replaceFirst(", \\d+ ms", "")
                .replaceFirst("Message-ID \\S+@[^\\s,]+", "Message-ID X")
                .replaceFirst(", from sequitur\\.bench\\..*", "");
    }

    private static List<String> lines(Finished run) {
        return run.errors().stream().filter(RECEIPT.asPredicate()).toList();
    }

    /** What an app that speaks SMTP itself does, and its receipts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            MAIL FROM:<a@b.example>;RCPT TO:<c@d.example>;DATA;.                               | sent: 1 recipient, 0 octets, queue id 4JhJXC5F4CzgB6
            MAIL FROM:<a@b.example>;RCPT TO:<c@d.example>;RSET                                 | -
            MAIL FROM:<a@b.example>;RCPT TO:<nobody@b.example>;RSET;close                      | not sent: 0 recipients, 1 refused, 0 octets, the server said 550 5.1.1 No such user <***@redacted.invalid>
            MAIL FROM:<spam@b.example>                                                         | not sent: 0 recipients, 0 octets, the server said 550 5.7.1 Sender address rejected
            MAIL FROM:<a@b.example>;RCPT TO:<c@d.example>;DATA;close                           | not sent: 1 recipient, 0 octets
            MAIL FROM:<a@b.example>;RCPT TO:<c@d.example>;DATA;.;MAIL FROM:<a@b.example>;close | sent: 1 recipient, 0 octets, queue id 4JhJXC5F4CzgB6
            """)
    void isWrittenForTransactionsOfTheAppsOwn(String commands, String line) throws IOException, InterruptedException {
        try (StrictMailServer server = answering(QUEUED).start()) {
            List<String> arguments = new ArrayList<>(List.of("" + server.port()));
            arguments.addAll(Arrays.asList(commands.split(";")));
            Finished run = BenchedApp.of(OwnTransactionsApp.class)
                    .attached("policy=off,telemetry=log")
                    .run(arguments.toArray(String[]::new));

            assertThat(lines(run).stream().map(ReceiptsTest::inShort))
                    .isEqualTo(line == null ? List.of() : List.of(line));
        }
    }

    @Test
    void saysWhatWasCorrectedOnTheWay() throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder()
                .startTls()
                .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                .requireAuth("530 5.7.0 Authentication required")
                .start()) {
            Finished run = Canary.checked(BenchedApp.of(MailingApp.class)
                    .trusting(server.trustStore())
                    .attached("policy=correct,telemetry=log")
                    .run(
                            "host=localhost",
                            "mail.smtp.host=localhost",
                            "port=" + server.port(),
                            "mail.smtp.starttls.enable=true",
                            "login=app:" + Canary.PASSWORD));

            assertThat(server.delivered()).hasSize(1);
            assertThat(lines(run))
                    .filteredOn(line -> line.contains(" mail to "))
                    .singleElement()
                    .asString()
                    .contains(" sent: 1 recipient, ", ", 1 violation, from ");
        }
    }

    @Test
    void isOneForAConnectionThatFailed() throws IOException, InterruptedException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        Finished run =
                BenchedApp.of(MailingApp.class).attached("telemetry=log").run("host=localhost", "port=" + nobody);

        assertThat(lines(run))
                .singleElement()
                .asString()
                .matches("INFO: no connection to localhost:" + nobody + " \\[[a-z-]+]: \\d+ ms, from sequitur\\..*");
    }

    /** The library asks the Authenticator after its first try, and connects again: that is one attempt. */
    @Test
    void isOneForALoginThatTakesTwoTries() throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                .start()) {
            Finished run = Canary.checked(BenchedApp.of(MailingApp.class)
                    .attached("telemetry=log")
                    .run(
                            "host=localhost",
                            "port=" + server.port(),
                            "mail.smtp.auth=true",
                            "times=2",
                            "login=app:" + Canary.PASSWORD + "x"));

            assertThat(run.output()).hasSize(2);
            assertThat(lines(run))
                    .filteredOn(line -> line.contains("no connection to "))
                    .hasSize(2)
                    .allMatch(line -> line.contains(" [auth-"));
        }
    }

    @Test
    void isNotWrittenUnlessSomebodyAsksForIt() throws IOException, InterruptedException {
        for (String settings : List.of("policy=log", "telemetry=none", "telemetry=jfr")) {
            try (StrictMailServer server = StrictMailServer.builder().start()) {
                Finished run = BenchedApp.of(MailingApp.class)
                        .attached(settings)
                        .run("host=localhost", "port=" + server.port());

                assertThat(run.output()).containsExactly("sent");
                assertThat(run.errors()).isEmpty();
            }
        }
    }

    /** What the settings say of addresses, and what is shown of them. */
    @ParameterizedTest
    @CsvSource({"never, <***@redacted.invalid>", "domain, <***@b.example>", "full, <nobody@b.example>"})
    void showsAsMuchOfAddressesAsTheSettingsAllow(String addresses, String shown)
            throws IOException, InterruptedException {
        try (StrictMailServer server = answering(QUEUED).start()) {
            Finished run = BenchedApp.of(MailingApp.class)
                    .attached("policy=off,telemetry=log,addresses=" + addresses)
                    .run("host=localhost", "port=" + server.port(), "to=nobody@b.example");

            assertThat(lines(run)).singleElement().asString().contains("No such user " + shown);
        }
    }
}
