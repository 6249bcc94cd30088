package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.MailingApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** What the agent says of itself in the app's log, where nothing is wrong with the app. */
class SignsOfLifeTest {

    private static final Logger CONNECTIONS = Logger.getLogger("sequitur.connection");

    @ParameterizedTest
    @CsvSource({
        "ANGUS_2_0_5, Angus Mail 2.0.5",
        "JAKARTA_2_0_1, Jakarta Mail 2.0.1",
        "JAVAX_1_6_2, JavaMail 1.6.2",
        "JAVAX_1_4_7, JavaMail 1.4.7"
    })
    void oneLineSaysThatItIsThereAndOneThatItGoes(Library library, String name) throws Exception {
        List<String> lines =
                lines(library, "banner=true,policy=block,rule.mail-nested=log,dry-run=true,rule.reply-timeout=off");

        assertThat(lines)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .matches(
                                        "INFO: Sequitur \\S+( \\([0-9a-f]{7,}\\))? checks the mail of this app\\. Library: "
                                                + name
                                                + "\\. Policy: block, as a dry run, with settings for 1 rule\\. Settings:"
                                                + " agent arguments\\."),
                        last -> assertThat(last)
                                .matches("INFO: Sequitur \\S+( \\S+)? was detached, and the mail of this app goes out"
                                        + " unchecked\\."));
    }

    @Test
    void silenceIsASetting() throws Exception {
        CONNECTIONS.setLevel(Level.FINE);
        try {
            assertThat(lines(Library.ANGUS_2_0_5, "policy=block,banner=false")).isEmpty();
        } finally {
            CONNECTIONS.setLevel(null);
        }
    }

    @Test
    void eachConnectionIsALineForThoseWhoWantIt() throws Exception {
        CONNECTIONS.setLevel(Level.FINE);
        try {
            assertThat(lines(Library.ANGUS_2_0_5, "policy=block,banner=true"))
                    .filteredOn(line -> line.startsWith("FINE: "))
                    .hasSize(3)
                    .allMatch(
                            line -> line.matches("FINE: connected to localhost:[0-9]+, with TLS, AUTH PLAIN; the server"
                                    + " offers .*\\bAUTH\\b.*"));
        } finally {
            CONNECTIONS.setLevel(null);
        }
    }

    /** Three messages, each on a connection of its own. */
    private static List<String> lines(Library library, String settings) throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder()
                .startTls()
                .auth(AuthOffer.UNDER_TLS, "app", Canary.PASSWORD)
                .start()) {
            Finished run = Canary.checked(BenchedApp.of(MailingApp.class)
                    .on(library)
                    .trusting(server.trustStore())
                    .attached(settings)
                    .run(
                            "host=localhost",
                            "port=" + server.port(),
                            "times=3",
                            "user=app",
                            "password=" + Canary.PASSWORD,
                            "mail.smtp.starttls.enable=true",
                            "mail.smtp.ssl.protocols=TLSv1.2",
                            "mail.smtp.auth=true",
                            "mail.smtp.auth.mechanisms=PLAIN"));
            assertThat(run.output()).containsExactly("sent", "sent", "sent");
            assertThat(server.delivered()).hasSize(3);
            return run.errors();
        }
    }
}
