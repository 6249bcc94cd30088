package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final String CLEAN = """
            S: 220 mx.example.com ESMTP
            C: EHLO app.example.com
            S: 250 mx.example.com
            C: QUIT
            S: 221 bye
            """;

    private static final String NESTED = """
            S: 220 mx.example.com ESMTP
            C: EHLO app.example.com
            S: 250 mx.example.com
            C: MAIL FROM:<a@example.com>
            S: 250 ok
            C: MAIL FROM:<b@example.com>
            S: 503 5.5.1 nested MAIL
            """;

    @TempDir
    private Path folder = Path.of("");

    private static List<String> rules(CommandLineRun run) {
        return run.output().stream()
                .map(line -> line.replaceAll("\\{\"line\":(\\d+),.*\"rule\":\"([^\"]*)\".*", "$1 $2"))
                .toList();
    }

    @Test
    void aCleanRecordGivesCodeZeroAndNoJson() {
        CommandLineRun run = CommandLineRun.with(CLEAN, "check", "--format", "json", "-");

        assertThat(run).isEqualTo(new CommandLineRun(0, List.of(), List.of()));
        assertThat(CommandLineRun.with(CLEAN, "check", "-").output())
                .containsExactly(
                        "     1  S: 220 mx.example.com ESMTP",
                        "     2  C: EHLO app.example.com",
                        "     3  S: 250 mx.example.com",
                        "     4  C: QUIT",
                        "     5  S: 221 bye",
                        "",
                        "No violation in 1 session (2 commands)");
    }

    @Test
    void aViolationIsOneJsonObjectOnOneLine() {
        CommandLineRun run = CommandLineRun.with(NESTED, "check", "--format=json", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .singleElement()
                .asString()
                .startsWith(
                        "{\"line\":6,\"session\":1,\"rule\":\"mail-nested\",\"verb\":\"MAIL\",\"reply\":\"503 5.5.1 MAIL while"
                                + " another mail transaction is open (mail-nested, RFC 5321 4.1.4)\",\"section\":\"RFC 5321 4.1.4\",")
                .endsWith("\"}");
    }

    @Test
    void aViolationIsMarkedUnderItsCommand() {
        CommandLineRun run = CommandLineRun.with(NESTED, "check", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output())
                .containsSequence(
                        "     6  C: MAIL FROM:<b@example.com>",
                        "         ^ violation: MAIL while another mail transaction is open",
                        "           rule     mail-nested, RFC 5321 4.1.4")
                .contains("           reply    a strict server says 503 5.5.1", "1 violation in 1 session (3 commands)")
                .doesNotContain("refused:");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        String wide = CLEAN.replace("221 bye", "221 " + "bye ".repeat(60)).replace("app.example.com", "a".repeat(300));

        assertThat(CommandLineRun.with(wide, "check", "-").output()).allMatch(line -> line.length() <= 80);
        assertThat(CommandLineRun.of("rules").output()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void severalRulesOfOneCommandAreSeveralObjectsInTheModelsOrder() {
        CommandLineRun run = CommandLineRun.with(NESTED, "check", "--format", "json", "--require", "auth,tls", "-");

        assertThat(rules(run))
                .containsExactly(
                        "4 starttls-required",
                        "4 auth-required",
                        "6 starttls-required",
                        "6 auth-required",
                        "6 mail-nested");
    }

    @Test
    void whatTheServerInsistsOnMayBeToldOneByOne() {
        assertThat(rules(CommandLineRun.with(NESTED, "check", "--format", "json", "--require", "AUTH", "-")))
                .containsExactly("4 auth-required", "6 auth-required", "6 mail-nested");
        assertThat(rules(CommandLineRun.with(NESTED, "check", "--format", "json", "--require", "tls", "-")))
                .containsExactly("4 starttls-required", "6 starttls-required", "6 mail-nested");
    }

    @Test
    void anAdvisoryRuleIsANoteAndNoViolation() {
        String again =
                CLEAN.replace("C: QUIT", "C: MAIL FROM:<a@b>\nS: 250 ok\nC: EHLO app.example.com\nS: 250 mx\nC: QUIT");

        assertThat(CommandLineRun.with(again, "check", "--format", "json", "-"))
                .isEqualTo(new CommandLineRun(0, List.of(), List.of()));
        CommandLineRun run = CommandLineRun.with(again, "check", "-");
        assertThat(run.code()).isZero();
        assertThat(run.output())
                .contains(
                        "         ^ note: EHLO inside a mail transaction, which it throws away",
                        "No violation in 1 session (4 commands)");
    }

    @Test
    void aRefusalThatNoViolationForetoldIsExplained() {
        String refused = CLEAN.replace("C: QUIT", "C: MAIL FROM:<a@b>\nS: 530 5.7.0 Authentication required\nC: QUIT");

        assertThat(CommandLineRun.with(refused, "check", "-").output())
                .containsSequence(
                        "     5  S: 530 5.7.0 Authentication required",
                        "         refused: The server takes no mail from this session until the client",
                        "           has authenticated. (auth-required)");
    }

    @Test
    void aRefusalThatOnlyFollowsNamesTheOneBefore() {
        String dialogue = CLEAN.replace("250 mx", "250-mx\nS: 250 AUTH LOGIN")
                .replace(
                        "C: QUIT",
                        "C: AUTH LOGIN\nS: 334 x\nC: eHh4\nS: 535 5.7.8 bad\nC: MAIL FROM:<a@b.example>\nS: 530 5.7.0"
                                + " Authentication required\nC: QUIT");

        assertThat(String.join(" ", CommandLineRun.with(dialogue, "check", "-").output()))
                .contains("This only follows from the refusal of AUTH.");
    }

    @Test
    void sessionsAreHeadedAndCounted() {
        CommandLineRun run = CommandLineRun.with(CLEAN + NESTED, "check", "--format", "json", "-");

        assertThat(run.output()).singleElement().asString().contains("\"line\":11,\"session\":2,");
        assertThat(CommandLineRun.with(CLEAN + NESTED, "check", "-").output())
                .contains("session 1, from line 1", "session 2, from line 6", "1 violation in 2 sessions (5 commands)");
    }

    @Test
    void aClientThatTalksEarlyIsFound() {
        String early = "C: EHLO app.example.com\nS: 220 mx.example.com\nS: 250 mx.example.com\n";

        assertThat(rules(CommandLineRun.with(early, "check", "--format", "json", "-")))
                .containsExactly("1 greeting-first");
    }

    @Test
    void aGreetingMayBeLeftOut() {
        String without = CLEAN.substring(CLEAN.indexOf("C: EHLO"));

        assertThat(CommandLineRun.with(without, "check", "-").code()).isZero();
    }

    @Test
    void aRecordFromTheMiddleSaysSo() {
        CommandLineRun run = CommandLineRun.with("C: RCPT TO:<a@b>\nS: 250 ok\nC: DATA\nS: 354 go\n", "check", "-");

        assertThat(run.code()).isZero();
        assertThat(run.output().get(0)).contains("note: the record begins in the middle of a session");
    }

    @Test
    void commandsOfOneGroupAreNoViolationWherePipeliningIsOffered() {
        String grouped = """
                S: 220 mx
                C: EHLO app.example.com
                S: 250-mx
                S: 250 PIPELINING
                C: MAIL FROM:<a@example.com>
                C: RCPT TO:<b@example.com>
                C: DATA
                S: 250 ok
                S: 250 ok
                S: 354 go
                C: .
                S: 250 ok
                """;

        assertThat(CommandLineRun.with(grouped, "check", "-").code()).isZero();
        assertThat(rules(CommandLineRun.with(
                        grouped.replace("250 PIPELINING", "250 HELP"), "check", "--format", "json", "-")))
                .containsExactly("6 reply-pending", "7 reply-pending");
    }

    @Test
    void clearTextIsBlamedOnlyWhereTheHostIsKnown() {
        String said =
                "<-  220 mx\n -> EHLO app.example.com\n<-  250-mx\n<-  250 AUTH PLAIN\n -> AUTH PLAIN eHh4\n<-  235 ok\n";

        assertThat(rules(CommandLineRun.with(
                        "=== Trying mx.example.com:25...\n" + said, "check", "--format", "json", "-")))
                .containsExactly("6 auth-cleartext");
        assertThat(CommandLineRun.with("=== Trying localhost:25...\n" + said, "check", "-")
                        .code())
                .isZero();
        assertThat(CommandLineRun.with(said, "check", "-").code()).isZero();
    }

    @Test
    void unusableInputIsOneLineOnStandardErrorAndCodeTwo() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {1, 2, 3});
        Path words = Files.writeString(folder.resolve("words.txt"), "Once upon a time\n");
        String missing = folder.resolve("missing.txt").toString();

        assertUnusable(missing, missing + ": there is no such file; ");
        assertUnusable(folder.toString(), folder + ": this is a directory; ");
        assertUnusable(binary.toString(), binary + ":1: this is not text; ");
        assertUnusable(words.toString(), words + ": there is no SMTP dialogue in it; ");
    }

    private static void assertUnusable(String file, String message) {
        CommandLineRun run = CommandLineRun.of("check", file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).singleElement().asString().startsWith("Sequitur: " + message);
    }

    @Test
    void misuseNamesWhatIsValid() {
        assertThat(CommandLineRun.of("check", "--format", "xml", "x").errors().get(0))
                .contains("text or json, not \"xml\"");
        assertThat(CommandLineRun.of("check", "--require", "dane", "x").errors().get(0))
                .contains("auth, tls");
        assertThat(CommandLineRun.of("check").errors().get(0)).contains("FILE");
        assertThat(CommandLineRun.of("chekc", "x").errors().get(0)).contains("did you mean check?");
        assertThat(CommandLineRun.of("check", "--fromat=json", "x").errors().get(0))
                .contains("did you mean --format?");
        assertThat(CommandLineRun.of("help", "check").output()).contains("Example:");
        String commands =
                "it may be check, report, explain, rules, probe, attach, detach, list, config, violations, completion or man";
        assertThat(CommandLineRun.of("test").errors().get(0)).contains(commands);
        assertThat(CommandLineRun.of().errors().get(0)).contains(commands);
        for (String[] misuse : new String[][] {{"check", "--format", "xml", "x"}, {"check"}, {"test"}, {}}) {
            CommandLineRun run = CommandLineRun.of(misuse);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.output()).isEmpty();
        }
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (String command : List.of(
                "check", "report", "explain", "rules", "attach", "detach", "list", "config", "completion", "man")) {
            CommandLineRun run = CommandLineRun.of(command, "--help");
            assertThat(run.code()).isZero();
            assertThat(run.output()).contains("Example:");
        }
        assertThat(CommandLineRun.of("--help").output()).contains("Example:");
        assertThat(CommandLineRun.of("--version").output().get(0)).startsWith("Sequitur ");
    }
}
