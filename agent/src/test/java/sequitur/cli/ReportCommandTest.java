package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {

    private static final String HELLO = """
            S: 220 mx.example.com ESMTP
            C: EHLO app.example.com
            S: 250-mx.example.com
            S: 250-STARTTLS
            S: 250 AUTH PLAIN
            """;

    private static final String CLEAN = HELLO + "C: QUIT\nS: 221 bye\n";

    private static final String NESTED =
            HELLO + "C: MAIL FROM:<a@example.com>\nS: 250 ok\nC: MAIL FROM:<b@example.com>\nS: 503 5.5.1 nested MAIL\n";

    /** What the templates are made of: nothing else may come out of a record. */
    private static final Pattern TAG =
            Pattern.compile("</?(?:a|article|b|body|caption|code|dd|div|dl|dt|footer|h[1-4]|head|header"
                    + "|html|li|main|meta|ol|p|section|small|span|strong|style|table|tbody|td|th|thead|title|tr)"
                    + "(?: (?:aria-hidden|aria-labelledby|charset|class|content|href|http-equiv|id|lang|name|role|scope|tabindex)=\"[^\"<>]*\")*>"
                    + "|<!doctype html>");

    private static final String AGENT = "<b>Agent:</b> With policy&#x3D;correct the agent would have ";

    @TempDir
    private Path folder = Path.of("");

    private String page(String record, String... options) throws IOException {
        Path page = folder.resolve("page.html");
        List<String> arguments = new ArrayList<>(List.of("report", "-", "-o", page.toString()));
        arguments.addAll(List.of(options));
        CommandLineRun run = CommandLineRun.with(record, arguments.toArray(String[]::new));
        assertThat(run.code()).as(String.join("\n", run.errors())).isNotEqualTo(2);
        return Files.readString(page);
    }

    /** What is on the page beside its style sheet. */
    private static String markup(String page) {
        return page.replaceFirst("(?s)<style>.*</style>", "");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ReportCommandTest.class.getResourceAsStream("/sequitur/cli/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The page that belongs into the test's resources is left in target/report. */
    @ParameterizedTest
    @ValueSource(strings = {"debug-clean", "debug-violation", "debug-refusal"})
    void thePageOfADialogueIsTheOneThatWasLookedAt(String dialogue) throws IOException {
        String page = page(resource("wrapping/" + dialogue + ".txt"));
        String body = page.substring(page.indexOf("<body>"), page.indexOf("<footer>"));
        Files.writeString(Files.createDirectories(Path.of("target/report")).resolve(dialogue + ".html"), body);

        assertThat(body).isEqualTo(resource("page/" + dialogue + ".html"));
    }

    @Test
    void exitCodeAndLastLineAreThoseOfCheck() throws IOException {
        String page = folder.resolve("page.html").toString();
        for (String record : List.of(CLEAN, NESTED)) {
            CommandLineRun check = CommandLineRun.with(record, "check", "-");
            String verdict = check.output().get(check.output().size() - 1);

            CommandLineRun report = CommandLineRun.with(record, "report", "-", "-o", page);

            assertThat(report.code()).isEqualTo(check.code());
            assertThat(String.join(" ", report.output())).isEqualTo(page + ": " + verdict);
            assertThat(Files.readString(Path.of(page))).contains("<p class=\"verdict", verdict);
        }
        CommandLineRun doubtful = CommandLineRun.with("S: 220 mx ESMTP\nS: 221 bye\n", "report", "-", "-o", page);
        assertThat(doubtful.code()).isEqualTo(2);
        assertThat(Files.readString(Path.of(page)))
                .contains("This is no all-clear:")
                .contains("verdict doubt")
                .doesNotContain("verdict good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrapping/debug-violation.txt",
                "wrapping/sides-refusal.txt",
                "maildebug/auth-530.log",
                "maildebug/nested.log",
                "maildebug/rejected.log",
                "maildebug/refused-greeting.log",
                "swaks/reject.txt",
                "clients/postfix.txt"
            })
    void itJudgesAsCheckDoes(String record) throws IOException {
        List<String> found = CommandLineRun.with(resource(record), "check", "--format", "json", "-").output().stream()
                .map(line -> line.replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1"))
                .toList();
        assertThat(found).isNotEmpty();

        assertThat(matches("<dt>Name</dt><dd><code>([^<]*)</code>", page(resource(record))))
                .isEqualTo(found);
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"onload=alert(1) x=\"",
                "'onerror='alert(1)",
                "</code><img src=x>",
                "<!-- ",
                "{{{styles}}} {{> head}} ${x}",
                "\u001B[31mred\u001B[0m",
                "\u202Egnp.exe",
                "\u0000\u0007",
                "&lt;b&gt;",
                "javascript:alert(1)");
    }

    /** Each text stands wherever a record can put one: in commands, replies, the host's name, an exception, its place. */
    @ParameterizedTest
    @MethodSource("hostile")
    void nothingInARecordBecomesPartOfThePage(String words) throws IOException {
        String record = "DEBUG SMTP: trying to connect to host \"" + words.replace("\"", "'")
                + "\", port 25, isSSL false\n"
                + "220 mx " + words + "\nEHLO " + words + "\n250-mx " + words + "\n250 STARTTLS " + words
                + "\nMAIL FROM:<a" + words + "@example.com>\n530 5.7.0 Must issue a STARTTLS command first " + words
                + "\nNOOP " + words + "\n500 " + words
                + "\njavax.mail.MessagingException: " + words + "\n\tat com.example." + words
                + "Mail.send(Mail.java:1)\n"
                + "\tat com.example.Mail.<init>(Mail.java:2)\n";

        for (String option : List.of("--only-findings", "--mask-addresses")) {
            String page = page(record, option);

            String visible = markup(page);
            Matcher tag = TAG.matcher(visible);
            assertThat(tag.replaceAll("")).doesNotContain("<").doesNotContain(">");
            assertThat(visible).matches("(?s)[\\x0A\\x20-\\x7E]*");
            assertThat(page.split("<style>", -1)).hasSize(2);
        }
        String sides = "S: 220 mx\nC: EHLO x\nS: 250 mx\nC: MAIL FROM:<a@b>\nS: 550 " + words + "\n";
        assertThat(TAG.matcher(markup(page(sides))).replaceAll("")).doesNotContain("<");
    }

    @Test
    void noCredentialIsOnThePage() throws IOException {
        String plain = "AGpvAGNhbmFyeS1zZWNyZXQ=";
        String record = HELLO + "C: AUTH PLAIN " + plain + "\nS: 535 5.7.8 bad canary-secret " + plain
                + "\nC: QUIT\nS: 221 bye\n";

        assertThat(page(record)).contains("AUTH PLAIN").doesNotContain(plain).doesNotContain("canary-secret");
    }

    @Test
    void localPartsAreMaskedWhereThatIsAskedFor() throws IOException {
        String record = HELLO.replace("250 AUTH", "250-VRFY\nS: 250 AUTH") + """
                C: VRFY erika
                S: 252 2.0.0 erika
                C: MAIL FROM:<erika.m@example.com> SIZE=5
                S: 250 2.1.0 erika.m@example.com... ok
                C: RCPT TO:<"max power"@example.org> ORCPT=rfc822;max+2Bx@example.org
                S: 250 ok
                C: RCPT TO:<moritz>
                S: 550 5.1.1 moritz: no such user, says postmaster@example.com
                C: RCPT TO:<bob+news=tag@example.org>
                S: 550 5.1.1 <bob+news=tag@example.org>: Recipient address rejected: User unknown
                C: QUIT
                S: 221 bye erika.m
                """;

        assertThat(page(record)).contains("erika.m@example.com", "moritz", "max power");
        assertThat(markup(page(record, "--mask-addresses")))
                .contains("***@example.com", "***@example.org", "names in addresses")
                .doesNotContain("erika")
                .doesNotContain("moritz")
                .doesNotContain("max")
                .doesNotContain("bob")
                .doesNotContain("postmaster");
    }

    @Test
    void whatTheAgentWouldHaveInsertedStandsWhereItWould() throws IOException {
        String required = HELLO + "C: MAIL FROM:<a@example.com>\nS: 530 5.7.0 Authentication required\n";
        String late = HELLO
                + "C: MAIL FROM:<a@example.com>\nS: 250 ok\nC: RCPT TO:<b@example.com>\nS: 530 5.7.0 Authentication required\n";

        assertThat(page(NESTED)).contains(AGENT + "sent RSET first.");
        assertThat(matches("<code>([^<]*)</code> <small>\\(the agent", page(NESTED)))
                .containsExactly("RSET");
        assertThat(page(required)).contains(AGENT + "sent STARTTLS, EHLO and AUTH, and then MAIL again.");
        assertThat(matches("<code>([^<]*)</code> <small>\\(the agent", page(required)))
                .containsExactly("STARTTLS", "EHLO", "AUTH");
        assertThat(page(late)).contains(AGENT + "sent RSET, STARTTLS, EHLO and AUTH, and then MAIL and RCPT again.");
        assertThat(page(HELLO + "C: DATA\nS: 503 5.5.1 need MAIL\n"))
                .contains(AGENT + "stopped the command, since nothing that is safe can be inserted.");
        assertThat(page(CLEAN)).doesNotContain("Agent:");
        assertThat(page(HELLO + "C: MAIL FROM:<a@b.example>\nS: 550 5.7.1 go away\n"))
                .doesNotContain("Agent:");
    }

    @Test
    void thePlaceInTheAppIsThatOfTheStackTrace() throws IOException {
        String record = NESTED.replace("S: ", "").replace("C: ", "") + """
                org.springframework.mail.MailSendException: Failed messages: jakarta.mail.MessagingException: 503 5.5.1 nested MAIL
                \tat org.eclipse.angus.mail.smtp.SMTPTransport.issueSendCommand(SMTPTransport.java:2406)
                \tat org.springframework.mail.javamail.JavaMailSenderImpl.doSend(JavaMailSenderImpl.java:397)
                \tat app//com.example.shop.Receipts.lambda$send$0(Receipts.java:40) ~[classes/:na]
                \tat com.example.shop.Shop.main(Shop.java:7)
                """;

        assertThat(page(record))
                .contains("sent by com.example.shop.Receipts.lambda$send$0(Receipts.java:40)</p>")
                .contains("<caption>By place in the app</caption>")
                .doesNotContain("Shop.java:7");
        assertThat(page(NESTED)).doesNotContain("By place in the app");
    }

    @Test
    void anExceptionThatHasNothingToDoWithMailNamesNoPlace() throws IOException {
        String record = NESTED.replace("S: ", "").replace("C: ", "")
                + "java.lang.IllegalStateException: no stock\n\tat com.example.shop.Stock.take(Stock.java:3)\n";

        assertThat(page(record)).doesNotContain("Stock.java");
    }

    @Test
    void ofManySessionsOnlyTheFindingsAreShown() throws IOException {
        String few = CLEAN.repeat(19) + NESTED;
        String many = CLEAN.repeat(20) + NESTED + CLEAN;

        assertThat(matches("(<article)", page(few))).hasSize(20);
        assertThat(matches("(<article)", page(many))).hasSize(1);
        assertThat(page(many))
                .contains("Only lines with findings are shown.", "<h3 id=\"session21\">Session 21</h3>")
                .contains("commands and replies without a finding")
                .doesNotContain("S<span class=\"unseen\">erver");
        assertThat(matches("(<article)", page(many, "--no-only-findings"))).hasSize(22);
        assertThat(matches("(<article)", page(few, "--only-findings"))).hasSize(1);
    }

    @Test
    void moreFindingsThanAnybodyReadsAreCounted() throws IOException {
        String page = page(NESTED.repeat(2100));

        assertThat(matches("(<article)", page)).hasSize(2000);
        assertThat(page)
                .contains("These are the first 2000 of 2100 findings; the summary counts all.")
                .contains("</th><td>2100</td><td><a href=\"#finding1\">");
    }

    @Test
    void serversAreCountedAndNamesRunOutInGoodOrder() throws IOException {
        String record = IntStream.range(0, 250)
                .mapToObj(host -> "=== Trying mx" + host
                        + ".example.com:25...\n<-  220 mx\n -> EHLO app.example.com\n<-  250 mx\n"
                        + " -> QUIT\n<-  221 bye\n")
                .reduce("", String::concat);

        assertThat(page(record))
                .contains("<th scope=\"row\">mx199.example.com:25</th><td>1</td><td>0</td>")
                .contains("<th scope=\"row\">other servers</th><td>50</td><td>0</td>");
    }

    @Test
    void onlyAReportIsReplaced() throws IOException {
        Path record = Files.writeString(folder.resolve("record.txt"), NESTED);
        Path notes = Files.writeString(folder.resolve("notes.html"), "<!doctype html><p>Mine</p>");
        Path page = folder.resolve("page.html");

        for (Path kept : List.of(record, notes)) {
            String before = Files.readString(kept);
            CommandLineRun run = CommandLineRun.of("report", record.toString(), "-o", kept.toString());
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.errors())
                    .singleElement()
                    .asString()
                    .contains("this file exists and is no report, so it is left as it is; name another one");
            assertThat(Files.readString(kept)).isEqualTo(before);
        }
        assertThat(CommandLineRun.of("report", record.toString(), "-o", page.toString())
                        .code())
                .isEqualTo(1);
        Files.writeString(record, CLEAN);
        assertThat(CommandLineRun.of("report", record.toString(), "-o", page.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(page)).contains("No violation in 1 session");
        assertThat(CommandLineRun.of("report", page.toString(), "-o", page.toString())
                        .code())
                .isEqualTo(2);
        assertThat(Files.readString(page)).contains("No violation in 1 session");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("record.txt", "notes.html", "page.html");
        }
    }

    @Test
    void whereNoPageCanBeWrittenIsSaid() throws IOException {
        Path record = Files.writeString(folder.resolve("record.txt"), NESTED);

        assertThat(errors(record, folder)).contains(": this is a directory; name a file in it");
        assertThat(errors(record, folder.resolve("none/page.html"))).contains(": there is no such directory");
        CommandLineRun without = CommandLineRun.of("report", record.toString());
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.errors().get(0)).contains("--output");
    }

    private static String errors(Path record, Path page) {
        CommandLineRun run = CommandLineRun.of("report", record.toString(), "-o", page.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).hasSize(1);
        return run.errors().get(0);
    }

    @Test
    void severalFilesAreNamedWithoutTheirDirectories() throws IOException {
        Files.writeString(folder.resolve("one.log"), CLEAN);
        Files.writeString(folder.resolve("two.log"), NESTED);
        Files.writeString(folder.resolve("three.log"), "");
        Path page = folder.resolve("page.html");

        CommandLineRun run = CommandLineRun.of("report", folder.resolve("*.log").toString(), "-o", page.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(Files.readString(page))
                .contains(
                        "from line 1 of one.log", "from line 1 of two.log", "<strong>Not read:</strong>", "three.log: ")
                .doesNotContain(folder.toString());
    }
}
