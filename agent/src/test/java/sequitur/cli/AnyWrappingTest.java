package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Any dialogue in any wrapping is judged as it is without, or the command says that it can't be read. */
@Tag("slow")
class AnyWrappingTest {

    private static final List<String> PREFIXES = List.of(
            "{time} ",
            "2026-11-28 {time},{millis} ",
            "2026-11-28T{time}.{millis}Z ",
            "[28/Nov/2026:{time}] ",
            "Nov 28 {time} ",
            "[main] ",
            "[pool-1-thread-7] ",
            "(default task-1) ",
            "DEBUG ",
            "TRACE  ",
            "INFO: ",
            "18222 --- ",
            "shop-1  | ",
            "web01 ",
            "java[18035]: ",
            "com.acme.shop.Mailer - ",
            "o.e.a.m.smtp  : ",
            "mail.smtp=>",
            "#{n} ",
            "{n};",
            "level=debug ",
            "> ",
            "| ",
            "-- ",
            "<134>",
            "\u00FC\u00E4 ",
            "\t",
            "    ");

    private static final List<List<String>> EXCHANGES = List.of(
            List.of("MAIL FROM:<a@example.com>", "250 2.1.0 Ok"),
            List.of("MAIL FROM:<a@example.com> SIZE=99", "552 5.3.4 too big"),
            List.of("MAIL FROM:<a@example.com>", "530 5.7.0 Authentication required"),
            List.of("RCPT TO:<b@example.org>", "250 2.1.5 Ok"),
            List.of("RCPT TO:<b@example.org>", "550 5.1.1 no such user"),
            List.of("DATA", "354 go ahead", "Subject: x", "", "Hello,", "250 things", ".", "250 2.0.0 queued"),
            List.of("DATA", "503 5.5.1 need RCPT"),
            List.of("RSET", "250 2.0.0 Ok"),
            List.of("NOOP", "250 2.0.0 Ok"),
            List.of("STARTTLS", "220 2.0.0 go ahead", "EHLO app.example.com", "250-mx", "250 AUTH PLAIN"),
            List.of("STARTTLS", "454 4.7.0 not now"),
            List.of("BDAT 5 LAST", "hello", "250 2.0.0 queued"),
            List.of("EHLO again.example.com", "250 mx"));

    @Provide
    Arbitrary<List<String>> dialogues() {
        return Arbitraries.of(EXCHANGES).list().ofMaxSize(8).map(exchanges -> {
            List<String> lines = new ArrayList<>(List.of(
                    "220 mx.example.com ESMTP",
                    "EHLO app.example.com",
                    "250-mx.example.com",
                    "250-STARTTLS",
                    "250 SIZE 1000"));
            exchanges.forEach(lines::addAll);
            lines.addAll(List.of("QUIT", "221 2.0.0 Bye"));
            return lines;
        });
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(PREFIXES).list().ofMaxSize(6).map(pieces -> String.join("", pieces) + "{text}");
    }

    private static List<String> judgement(List<String> lines) {
        CommandLineRun run = CommandLineRun.with(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8), "check", "--format", "json", "-");
        List<String> found = new ArrayList<>(List.of("exit " + run.code()));
        found.addAll(run.output());
        return found;
    }

    @Property(tries = 400)
    void itIsJudgedTheSameOrNotAtAll(@ForAll("dialogues") List<String> lines, @ForAll("templates") String template) {
        List<String> judged = judgement(Wrapping.each(template, lines));

        if (!judged.get(0).equals("exit 2")) {
            assertThat(judged).as(template).isEqualTo(judgement(lines));
        }
    }

    @Property(tries = 200)
    void nearlyAllOfThemAreRead(@ForAll("dialogues") List<String> lines, @ForAll("templates") String template) {
        assertThat(judgement(Wrapping.each(template, lines)).get(0))
                .as(template)
                .isNotEqualTo("exit 2");
    }
}
