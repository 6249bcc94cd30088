package sequitur.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import sequitur.examples.run.App;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.Delivery;

class ReportTest {
    private static final List<String> BEFORE = List.of(
            "C: EHLO app.example.com",
            "S: 250 ... AUTH PLAIN LOGIN",
            "C: MAIL FROM:<a@b.example>",
            "S: 503 5.5.1 Error: authenticate first",
            "C: RSET",
            "S: 250 2.0.0 Ok");
    private static final List<String> AFTER = List.of(
            "C: EHLO app.example.com",
            "S: 250 ... AUTH PLAIN LOGIN",
            "C: AUTH PLAIN ****",
            "S: 235 2.7.0 Authentication successful",
            "C: MAIL FROM:<a@b.example>",
            "S: 250 2.1.0 Ok");

    private final AppRun before = run(Mode.NO_AGENT, BEFORE, List.of(), "report: refused");
    private final AppRun after = run(
            Mode.CORRECT,
            AFTER,
            List.of("INFO: learned", "WARNING: corrected", "    cause    more", "    done     AUTH was sent"),
            "report: sent");

    @Test
    void showsWhatTheAgentChanged() {
        String page = printed(report -> report.app(App.AUTHENTICATOR_WITHOUT_AUTH, List.of(before, after)));
        assertThat(page)
                .contains("-- no agent: lost ---")
                .contains("""
                            wire      C: EHLO app.example.com
                                      S: 250 ... AUTH PLAIN LOGIN
                                      C: MAIL FROM:<a@b.example>
                                    ! S: 503 5.5.1 Error: authenticate first
                                      C: RSET
                                      S: 250 2.0.0 Ok
                        """)
                .contains("-- correct: stopped ---")
                .contains("""
                            set       sequitur.policy=correct
                            app       report: sent
                            wire      C: EHLO app.example.com
                                      S: 250 ... AUTH PLAIN LOGIN
                                    + C: AUTH PLAIN ****
                                    + S: 235 2.7.0 Authentication successful
                                      C: MAIL FROM:<a@b.example>
                                    - S: 503 5.5.1 Error: authenticate first
                                    - C: RSET
                                    - S: 250 2.0.0 Ok
                                    + S: 250 2.1.0 Ok
                            log       INFO: learned
                                      WARNING: corrected
                                          done     AUTH was sent
                        """);
        assertThat(page.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void showsWhyAJvmDidNotRun() {
        AppRun broken = new AppRun(
                App.AUTHENTICATOR_WITHOUT_AUTH,
                Mode.LOG,
                new Finished(1, List.of(), List.of("Error opening zip file or JAR manifest missing")),
                List.of(),
                new Outcome(Outcome.Kind.SAFE, "stopped"));
        assertThat(broken.broken()).isTrue();
        assertThat(printed(report -> report.app(App.AUTHENTICATOR_WITHOUT_AUTH, List.of(before, broken))))
                .contains("-- log: did not run ---")
                .contains("stderr    Error opening zip file");
    }

    @Test
    void sumsUp() {
        assertThat(printed(report -> report.summary(List.of(List.of(before, after)))))
                .contains("no agent  correct\n")
                .contains("AuthenticatorWithoutAuth  lost      stopped\n");
    }

    @Test
    void theWidestOutcomesFitIntoEightyColumns() {
        List<AppRun> worst = List.of(Mode.values()).stream()
                .map(mode -> new AppRun(
                        App.AUTHENTICATOR_WITHOUT_AUTH,
                        mode,
                        new Finished(0, List.of("app"), List.of()),
                        List.of(),
                        mode == Mode.NO_AGENT || mode == Mode.LOG
                                ? new Outcome(Outcome.Kind.BAD, "forged mail sent")
                                : new Outcome(Outcome.Kind.SAFE, "stopped")))
                .toList();

        assertThat(printed(report -> report.summary(List.of(worst))).lines())
                .anyMatch(line -> line.endsWith("stopped  stopped"))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void theSettingsOfEachRunAreShownAndWhatToDoNext() {
        AppRun blocked = run(Mode.BLOCK, AFTER, List.of(), "report: stopped");

        assertThat(printed(report -> report.app(App.AUTHENTICATOR_WITHOUT_AUTH, List.of(before, blocked))))
                .contains("    set       sequitur.policy=block\n              sequitur.require.auth=always\n")
                .doesNotContain("banner");
        assertThat(Mode.BLOCK.settings(App.AUTHENTICATOR_WITHOUT_AUTH))
                .containsAll(Mode.BLOCK.told(App.AUTHENTICATOR_WITHOUT_AUTH));
        assertThat(printed(Report::introduction).lines()).allMatch(line -> line.length() <= 80);
        String next = printed(Report::next);
        assertThat(next).contains("-javaagent:agent/target/sequitur-agent.jar ", " check ", " explain ");
        assertThat(next.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void tellsWhatBecameOfTheMessage() {
        App app = App.EXCEPTION_IN_CONTENT;
        Delivery meant = delivery("Subject: " + app.subject() + "\r\n\r\n");
        Delivery forged = delivery("Subject: Urgent payment\r\n\r\n");
        Finished quick = new Finished(0, List.of("invoice for Initech: sent after 0 s"), List.of());
        Finished slow = new Finished(0, List.of("invoice for Initech: sent after 2 s"), List.of());
        assertThat(Outcome.of(app, quick, List.of(), List.of(meant)).text()).isEqualTo("sent");
        assertThat(Outcome.of(app, slow, List.of(), List.of(meant)).text()).isEqualTo("sent, 2 s late");
        assertThat(Outcome.of(app, quick, List.of(), List.of(forged, meant)).text())
                .isEqualTo("forged mail sent");
        assertThat(Outcome.of(app, quick, List.of("S*: 503 5.5.1 no"), List.of())
                        .text())
                .isEqualTo("lost");
        assertThat(Outcome.of(app, quick, List.of("S: 250 Ok"), List.of()).text())
                .isEqualTo("stopped");
    }

    @Test
    void leavesOutLongStretchesWithoutADifference() {
        assertThat(Difference.between(List.of("1", "2", "3", "4", "5"), List.of("1", "2", "3", "4", "x")))
                .extracting(Difference::text)
                .containsExactly("...", "3", "4", "5", "x");
    }

    @Test
    void staysWithinTheTerminal() {
        Terminal ascii = new Terminal(false, false);
        assertThat(ascii.cut("Grüße", 100)).isEqualTo("Gr??e");
        assertThat(ascii.cut("1234567890", 8)).isEqualTo("12345...");
        assertThat(ascii.wrap("  one two three", 9)).containsExactly("  one two", "  three");
        assertThat(ascii.wrap("  from    com.example.Shop.send(Shop.java:4)", 30))
                .containsExactly("  from    com.example.Shop", "          .send(Shop.java:4)");
        assertThat(ascii.wrap("abcdefgh", 5)).containsExactly("abcde", "fgh");
        assertThat(ascii.paint(Terminal.Style.RED, "x")).isEqualTo("x");
        assertThat(new Terminal(true, false).paint(Terminal.Style.RED, "x")).isEqualTo("\033[31mx\033[0m");
    }

    private static Delivery delivery(String content) {
        return new Delivery("", List.of(), content.getBytes(StandardCharsets.UTF_8));
    }

    private static AppRun run(Mode mode, List<String> wire, List<String> errors, String output) {
        App app = App.AUTHENTICATOR_WITHOUT_AUTH;
        Finished finished = new Finished(0, List.of(output), errors);
        return new AppRun(app, mode, finished, wire, Outcome.of(app, finished, wire, List.of()));
    }

    private static String printed(Consumer<Report> action) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(page, true, StandardCharsets.UTF_8)) {
            action.accept(new Report(out, new Terminal(false, false)));
        }
        return page.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
