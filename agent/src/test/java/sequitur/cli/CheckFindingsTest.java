package sequitur.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No record gets an all-clear that it does not deserve. */
class CheckFindingsTest {

    private static final String HELLO = "S: 220 mx.example.com ESMTP\nC: EHLO app.example.com\nS: 250 mx.example.com\n";
    private static final String BYE = "C: QUIT\nS: 221 bye\n";

    @TempDir
    private Path folder = Path.of("");

    private static CommandLineRun json(String record) {
        return CommandLineRun.with(record, "check", "--format", "json", "-");
    }

    private static String text(String record, String... options) {
        String[] arguments = Stream.of(Stream.of("check"), Stream.of(options), Stream.of("-"))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return String.join(" ", CommandLineRun.with(record, arguments).output()).replaceAll(" +", " ");
    }

    @Test
    void aRefusalIsAFindingWithItsCauseAndChange() {
        String record = HELLO + "C: MAIL FROM:<a@b.example>\nS: 530 5.7.0 Must issue a STARTTLS command first\n" + BYE;

        assertThat(json(record).code()).isEqualTo(1);
        assertThat(json(record).output())
                .singleElement()
                .asString()
                .startsWith(
                        "{\"line\":5,\"session\":1,\"rule\":\"starttls-required\",\"verb\":\"MAIL\",\"reply\":\"530 5.7.0 Must")
                .contains("\"kind\":\"refusal\"", "\"id\":\"starttls-required\"", "\"follows\":\"\"");
        assertThat(text(record))
                .contains("change Set mail.smtp.starttls.enable=true")
                .contains("1 refusal in 1 session (3 commands)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO app.example.com", "MAIL FROM:<a@b.example>", "NOOP", "RSET", "STARTTLS"})
    void aReplyThatNeverCameIsTold(String command) {
        String record = HELLO + "C: " + command + "\n";

        assertThat(json(record).code()).isEqualTo(1);
        assertThat(json(record).output()).last().asString().contains("\"kind\":\"unanswered\"");
        assertThat(text(record)).contains("before the reply to " + command.replaceFirst(" .*", ""));
    }

    @Test
    void theReplyToQuitIsSeldomRead() {
        assertThat(json(HELLO + "C: QUIT\n")).isEqualTo(new CommandLineRun(0, List.of(), List.of()));
    }

    @Test
    void aRecordWithoutACommandIsNotClean() {
        CommandLineRun run = CommandLineRun.with("S: 220 mx.example.com ESMTP\n", "check", "-");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).singleElement().asString().contains("there is no command in it");
    }

    @Test
    void aCommandThatWasNotUnderstoodIsCountedAndIsNotClean() {
        String record = "220 mx ESMTP\nEHLO app.example.com\n250 mx\nx-MAIL FROM:<a@b.example>\nQUIT\n221 bye\n";
        CommandLineRun run = CommandLineRun.with(record, "check", "-");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).singleElement().asString().contains("may be a command that was not understood");
        assertThat(text(record)).contains("1 line that looks like the dialogue was not understood");
    }

    @Test
    void otherLinesThatLookLikeRepliesAreCounted() {
        String record = "220 mx ESMTP\nEHLO app.example.com\n250 mx\n250 items left\nQUIT\n221 bye\n";

        assertThat(json(record).code()).isZero();
        assertThat(text(record)).contains("1 line that looks like the dialogue was not understood");
    }

    private static List<String> session(String host) {
        return List.of(
                "DEBUG SMTP: trying to connect to host \"" + host + "\", port 25, isSSL false",
                "220 " + host + " ESMTP",
                "EHLO app.example.com",
                "250 " + host,
                "MAIL FROM:<a@example.com>",
                "250 ok",
                "RCPT TO:<b@example.org>",
                "250 ok",
                "DATA",
                "354 go",
                "Subject: x",
                "",
                "Hello",
                ".",
                "250 queued",
                "QUIT",
                "221 bye");
    }

    /** Two sessions, line by line in turn, each in its own template. */
    private static String interleaved(String one, String other) {
        List<String> first = Wrapping.each(one, session("one.example"));
        List<String> second = Wrapping.each(other, session("two.example"));
        return IntStream.range(0, first.size())
                .mapToObj(i -> first.get(i) + "\n" + second.get(i) + "\n")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{time} [exec-%s] DEBUG mail - {text}",
                "Nov 28 {time} web01 java[400%s]: {text}",
                "[2026-11-28 {time}] [conn %s] {text}",
                "SMTPTransport@1f%sa: {text}",
                "{\"thread\":\"t-%s\",\"message\":\"{json}\"}",
                "shop-%s  | {text}"
            })
    void sessionsWhoseLinesAreMixedAreToldApart(String template) {
        String record = interleaved(String.format(template, 1), String.format(template, 2));

        assertThat(json(record)).as(text(record)).isEqualTo(new CommandLineRun(0, List.of(), List.of()));
        assertThat(text(record)).contains("one.example:25", "two.example:25", "in 2 sessions (10 commands)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{text}", "{time},{millis} DEBUG mail - {text}", "#{n} {text}"})
    void whereNothingTellsThemApartNothingIsJudged(String template) {
        String record = interleaved(template, template);
        CommandLineRun run = CommandLineRun.with(record, "check", "-");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).singleElement().asString().contains("nothing tells them apart");
        assertThat(text(record)).contains("Nothing is judged.");
        assertThat(json(record).output()).isEmpty();
    }

    @Test
    void manyUnansweredCommandsAreNotFollowedForEver() {
        String record = HELLO + "C: NOOP\n".repeat(40_000);

        assertThat(json(record).code()).isEqualTo(1);
        assertThat(text(record)).contains("More than 1000 commands stand here without a reply", "commands not judged");
    }

    @Test
    void aSessionThatIsTooLongToBeHeldIsJudgedInParts() {
        String mail = "C: MAIL FROM:<a@b.example>\nS: 250 ok\nC: RSET\nS: 250 ok\n";
        String record = HELLO + mail.repeat(6_000) + "C: RCPT TO:<a@b.example>\nS: 503 no\n" + BYE;

        assertThat(json(record).output())
                .singleElement()
                .asString()
                .contains("\"line\":24004,\"session\":1,\"rule\":\"rcpt-before-mail\"");
    }

    @Test
    void ofManySessionsOnlyTheFindingsAreShown() {
        String refused = HELLO + "C: MAIL FROM:<a@b.example>\nS: 550 5.7.1 no\n" + BYE;
        String record = (HELLO + BYE).repeat(30) + refused;

        assertThat(text(record))
                .doesNotContain("220 mx")
                .contains("session 31", "550 5.7.1 no", "1 refusal in 31 sessions");
        assertThat(text(record, "--no-only-findings")).contains("220 mx");
        assertThat(text(refused, "--only-findings")).doesNotContain("220 mx").contains("550 5.7.1 no");
    }

    @Test
    void severalFilesAndADirectoryAreRead() throws IOException {
        Files.writeString(folder.resolve("a.log"), HELLO + BYE);
        Files.writeString(folder.resolve("b.log"), HELLO + "C: MAIL FROM:<a@b.example>\nS: 550 5.7.1 no\n" + BYE);
        Files.writeString(folder.resolve("notes.md"), "nothing to see\n");
        String both = folder.resolve("b.log") + "\"}";

        assertThat(CommandLineRun.of("check", "--format", "json", folder.toString())
                        .output())
                .singleElement()
                .asString()
                .endsWith(both);
        assertThat(CommandLineRun.of("check", "--format", "json", folder + "/*.log")
                        .output())
                .singleElement()
                .asString()
                .endsWith(both);
        assertThat(CommandLineRun.of(
                        "check",
                        folder.resolve("a.log").toString(),
                        folder.resolve("notes.md").toString()))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run ->
                        assertThat(run.errors()).singleElement().asString().contains("no SMTP dialogue"));
    }

    @Test
    void badInputIsOneLine() throws IOException {
        byte[] packed = Wrapping.all()
                .filter(wrapping -> wrapping.name().equals("gzip"))
                .findFirst()
                .orElseThrow()
                .around(List.of((HELLO + BYE).repeat(20).split("\n")));
        Path cut = Files.write(folder.resolve("cut.gz"), java.util.Arrays.copyOf(packed, packed.length / 2));
        Path octets = Files.write(folder.resolve("octets"), new byte[] {0, 1, 2, (byte) 0xFF, '\n', 7});
        Path foreign = Files.write(folder.resolve("foreign"), (HELLO + BYE).getBytes("UTF-32"));
        Path empty = Files.createFile(folder.resolve("empty"));
        Path line = Files.write(folder.resolve("line"), "x".repeat(1_000_000).getBytes(UTF_8));
        Path other =
                Files.write(folder.resolve("other"), "\u00FC\u00E4".repeat(100).getBytes(ISO_8859_1));

        for (Path bad : List.of(cut, octets, foreign, empty, line, other, folder.resolve("missing"))) {
            CommandLineRun run = CommandLineRun.of("check", bad.toString());
            assertThat(run.code()).as(bad.toString()).isEqualTo(2);
            assertThat(run.output()).isEmpty();
            assertThat(run.errors()).singleElement().asString().startsWith("Sequitur: " + bad + ":");
        }
    }
}
