package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sequitur.testbed.run.Canary;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.HangUp;
import sequitur.testbed.server.StrictMailServer;

/**
 * What becomes of a correction that fails, in each way that it can: run, and compared with the table in docs/corrections.md. Each
 * app sends two messages on one Transport.
 */
@Tag("slow")
class FallBackTableTest {

    private static final String AUTH_REFUSAL = "530 5.7.0 Authentication required";
    private static final String TLS_REFUSAL = "530 5.7.0 Must issue a STARTTLS command first";
    private static final String MESSAGE = "app@example.com>one@example.com";
    private static final String TWO = "app@example.com>one@example.com,customer@example.org";
    private static final String[] CREDENTIALS = {"mail.smtp.user=alice", "mail.smtp.password=" + Canary.PASSWORD};

    /** What goes wrong at a step: its first line is answered like this, or not at all. */
    private record Failure(String name, String verb, Optional<String> reply, String setting) {}

    private static final List<Failure> OF_TLS = List.of(
            new Failure("STARTTLS is refused (4yz)", "STARTTLS", Optional.of("454 4.7.0 Not now"), "far"),
            new Failure("STARTTLS is refused (5yz)", "STARTTLS", Optional.of("502 5.5.1 Not here"), "far"),
            new Failure("STARTTLS is not answered in time", "STARTTLS", Optional.of(""), "far"),
            new Failure("the connection ends at STARTTLS", "STARTTLS", Optional.empty(), "far"),
            new Failure("the certificate is not trusted", "nothing", Optional.empty(), "distrusting"));

    private static final List<Failure> OF_AUTH = List.of(
            new Failure("AUTH is refused (4yz)", "AUTH", Optional.of("454 4.7.0 Not now"), "x"),
            new Failure("AUTH is refused (5yz)", "AUTH", Optional.of("535 5.7.8 Bad credentials"), "x"),
            new Failure("AUTH is not answered in time", "AUTH", Optional.of(""), "x"),
            new Failure("the connection ends at AUTH", "AUTH", Optional.empty(), "x"),
            new Failure("no credentials are there", "nothing", Optional.empty(), "mail.smtp.user="));

    @Test
    void theTableIsTrue() throws Exception {
        List<String> rows = new ArrayList<>();
        rows.add("| correction | fails since | the app is told | the next message |");
        rows.add("| --- | --- | --- | --- |");
        for (Failure failure : OF_TLS) {
            rows.add(row(
                    "STARTTLS after a refused MAIL", failure, server -> server.startTls(), "MAIL", TLS_REFUSAL, ""));
        }
        for (Failure failure : OF_AUTH) {
            rows.add(row(
                    "AUTH after a refused MAIL", failure, FallBackTableTest::offeringAuth, "MAIL", AUTH_REFUSAL, ""));
        }
        for (Failure failure : OF_AUTH) {
            rows.add(row(
                    "AUTH after a refused RCPT",
                    failure,
                    FallBackTableTest::offeringAuth,
                    "customer@",
                    AUTH_REFUSAL,
                    ""));
        }
        for (Failure failure : OF_AUTH) {
            rows.add(row(
                    "AUTH that the configuration asks for",
                    failure,
                    FallBackTableTest::offeringAuth,
                    "nothing",
                    "",
                    ",require.auth=always"));
        }
        Path written = Files.write(Path.of("target", "fall-back.md"), rows);
        String document = Files.readString(Path.of("..", "docs", "corrections.md"));
        assertThat(document).as("copy %s", written).contains(String.join("\n", rows));
    }

    private static StrictMailServer.Builder offeringAuth(StrictMailServer.Builder server) {
        return server.auth(AuthOffer.ALWAYS, "alice", Canary.PASSWORD);
    }

    private static String row(
            String correction,
            Failure failure,
            UnaryOperator<StrictMailServer.Builder> offers,
            String refused,
            String refusal,
            String settings)
            throws Exception {
        AtomicBoolean reached = new AtomicBoolean();
        Function<String, Optional<String>> script = line -> {
            if (line.startsWith(failure.verb())) {
                reached.set(true);
                return failure.reply();
            }
            return line.contains(refused) && !reached.get() ? Optional.of(refusal) : Optional.empty();
        };
        StrictMailServer.Builder server = offers.apply(StrictMailServer.builder())
                .script(script)
                .hangUp(line -> {
                    boolean ends =
                            line.startsWith(failure.verb()) && failure.reply().isEmpty();
                    reached.compareAndSet(false, ends);
                    return ends ? Optional.of(HangUp.EOF) : Optional.empty();
                });
        MailingRun run = MailingRun.of(
                "policy=correct" + settings,
                server,
                "pooled",
                "mail.smtp.timeout=700",
                "mail.smtp.sendpartial=true",
                CREDENTIALS[0],
                CREDENTIALS[1],
                failure.setting(),
                refused.equals("customer@") ? TWO : MESSAGE,
                MESSAGE);
        return "| " + correction + " | " + failure.name() + " | "
                + told(run.told().get(0)) + " | " + told(run.told().get(1)) + " |";
    }

    private static String told(String words) {
        if (words.equals("sent")) {
            return "sent";
        }
        String first = words.split(" <- | sent to ", 2)[0];
        String to = words.contains(" sent to ") ? "; sent to the others" : "";
        if (words.contains(AUTH_REFUSAL) || words.contains(TLS_REFUSAL)) {
            return "the server's refusal" + to;
        }
        return "`" + first + "`" + to;
    }
}
