package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.Finished;
import sequitur.examples.run.MailLibrary;
import sequitur.examples.server.AuthOffer;
import sequitur.examples.server.HangUp;
import sequitur.examples.server.StrictMailServer;

class MidCorrectionFaultsTest {
    private static final String USER = "alice";
    private static final String REFUSAL = "530 5.7.0 Authentication required";

    @TempDir
    private Path folder = Path.of("");

    /** What goes wrong at one line of the dialogue. */
    enum Kind { EOF, RST, SILENCE, R421, R454, R554 }

    private static final class Fault {
        private final int place;
        private final Kind kind;
        private final AtomicInteger seen = new AtomicInteger();
        volatile String struck = "-";
        Fault(int place, Kind kind) { this.place = place; this.kind = kind; }

        Optional<HangUp> hangUp(String line) {
            if (seen.incrementAndGet() != place) return Optional.empty();
            struck = line.split(" ")[0];
            return switch (kind) { case EOF -> Optional.of(HangUp.EOF); case RST -> Optional.of(HangUp.RST); default -> Optional.empty(); };
        }
        Optional<String> reply(String line) {
            if (seen.get() != place) return Optional.empty();
            return switch (kind) {
                case EOF, RST -> Optional.empty();
                case SILENCE -> Optional.of("");
                case R421 -> Optional.of("421 4.3.2 Shutting down");
                case R454 -> Optional.of("454 4.3.0 Not now");
                case R554 -> Optional.of("554 5.3.0 Never");
            };
        }
    }
    record Case(String name, StrictMailServer server, Fault fault, String argument, String settings) {}

    @Test
    void probe() throws Exception {
        List<Case> cases = new ArrayList<>();
        String cred = "|far|mail.smtp.user=" + USER + "|mail.smtp.password=" + Canary.PASSWORD;
        for (Kind kind : Kind.values()) {
            for (int k = 3; k <= 7; k++) {
                Fault f = new Fault(k, kind);
                add(cases, "mail " + k + " " + kind, f, StrictMailServer.builder().requireStartTls().auth(AuthOffer.UNDER_TLS, USER, Canary.PASSWORD).requireAuth(REFUSAL).hangUp(f::hangUp).script(f::reply), "1" + cred + "|mail.smtp.auth.mechanisms=PLAIN", "policy=correct");
            }
            for (int k = 2; k <= 7; k++) {
                Fault f = new Fault(k, kind);
                add(cases, "before " + k + " " + kind, f, StrictMailServer.builder().requireStartTls().auth(AuthOffer.UNDER_TLS, USER, Canary.PASSWORD).requireAuth(REFUSAL).hangUp(f::hangUp).script(f::reply), "1" + cred, "require");
            }
            for (int k = 7; k <= 11; k++) {
                Fault f = new Fault(k, kind);
                AtomicInteger auth = new AtomicInteger();
                add(cases, "rcpt " + k + " " + kind, f, StrictMailServer.builder().startTls().auth(AuthOffer.UNDER_TLS, USER, Canary.PASSWORD).hangUp(f::hangUp).script(line -> {
                    if (line.startsWith("AUTH")) auth.incrementAndGet();
                    Optional<String> r = f.reply(line);
                    return r.isPresent() ? r : line.startsWith("RCPT TO:<b@") && auth.get() == 0 ? Optional.of(REFUSAL) : Optional.empty();
                }), "3" + cred + "|mail.smtp.auth.mechanisms=PLAIN|mail.smtp.starttls.enable=true|mail.smtp.sendpartial=true", "policy=correct");
            }
            for (int k = 6; k <= 10; k++) {
                Fault f = new Fault(k, kind);
                AtomicInteger mails = new AtomicInteger();
                add(cases, "reconnect " + k + " " + kind, f, StrictMailServer.builder().requireStartTls().auth(AuthOffer.UNDER_TLS, USER, Canary.PASSWORD).requireAuth(REFUSAL).hangUp(line -> {
                    Optional<HangUp> h = f.hangUp(line);
                    return h.isPresent() ? h : line.startsWith("MAIL") && mails.incrementAndGet() == 1 ? Optional.of(HangUp.EOF) : Optional.empty();
                }).script(f::reply), "1" + cred + "|mail.smtp.auth.mechanisms=PLAIN|mail.smtp.starttls.enable=true", "require");
            }
        }
        if (System.getenv("ONLY") != null) cases.removeIf(c -> !c.name().matches(System.getenv("ONLY")));
        List<String> settings = new ArrayList<>(List.of("sequitur.policy=correct"));
        for (Case c : cases) {
            if (c.settings().equals("require")) {
                settings.add("sequitur.host.localhost:" + c.server().port() + ".require.tls=always");
                settings.add("sequitur.host.localhost:" + c.server().port() + ".require.auth=always");
            }
        }
        Finished run = Canary.checked(TestClasses.jvm(ManyCasesApp.class, MailLibrary.ANGUS, folder)
                .with(cases.get(0).server().trustStore().jvmOptions())
                .with(List.of("-XX:TieredStopAtLevel=1", AgentJar.option(AgentJar.settings(folder, settings).toString())))
                .run(Duration.ofMinutes(2), cases.stream().map(Case::argument).toArray(String[]::new)));
        List<String> out = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Case c = cases.get(i);
            c.server().awaitQuiet(Duration.ofSeconds(5));
            out.add(run.output().get(i) + " [" + c.fault().struck + "] delivered " + c.server().delivered().stream().map(d -> d.recipients() + (d.text().contains("first") ? "1" : "2")).toList());
            String leak = Canary.leaks(c.server().transcripts().stream().flatMap(t -> t.lines().stream()).filter(l -> l.startsWith("C: "))).toString();
            if (!leak.equals("[]")) out.add("   LEAK " + leak);
            if (System.getenv("WIRE") != null) c.server().transcripts().forEach(t -> t.lines().stream().map(l -> l.length() > 60 ? l.substring(0, 60) : l).forEach(l -> out.add("      " + l)));
        }
        java.nio.file.Files.write(Path.of("/tmp/fr/out.txt"), out);
        java.nio.file.Files.write(Path.of("/tmp/fr/err.txt"), run.errors());
        cases.forEach(c -> c.server().close());
        assertThat(run.exitCode()).isZero();
    }
    private static void add(List<Case> cases, String name, Fault f, StrictMailServer.Builder b, String rest, String settings) {
        StrictMailServer s = b.start();
        cases.add(new Case(name, s, f, name + "|" + s.port() + "|" + rest, settings));
    }
}
