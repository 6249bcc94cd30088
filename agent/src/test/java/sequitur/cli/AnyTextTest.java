package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Whatever is in a file, a command answers with one of its exit codes and never with a failure of its own. */
@Tag("slow")
class AnyTextTest {

    private static final List<String> PIECES = List.of(
            "C: ",
            "S: ",
            "c:",
            "s:",
            "> ",
            "< ",
            ">>> ",
            "<<< ",
            " -> ",
            "<-  ",
            " ~> ",
            "<~* ",
            "=== Trying a:25...",
            "=== TLS started",
            "*** Remote host closed connection unexpectedly.",
            "DEBUG SMTP: ",
            "DEBUG SMTP: trying to connect to host \"a\", port 25, isSSL true",
            "DEBUG SMTP: AUTH LOGIN command trace suppressed",
            "DEBUG SMTP: AUTH LOGIN succeeded",
            "DEBUG SMTP: EOF: [EOF]",
            "EHLO a",
            "HELO",
            "LHLO x",
            "MAIL FROM:<a@b>",
            "RCPT TO:<a@b>",
            "DATA",
            ".",
            "BDAT 5",
            "BDAT 0 LAST",
            "BDAT 999999999999999999",
            "AUTH LOGIN",
            "AUTH PLAIN eA==",
            "STARTTLS",
            "RSET",
            "NOOP",
            "QUIT",
            "XCLIENT",
            "eHh4",
            "[redacted]",
            "220 a ESMTP",
            "220-a",
            "250 ok",
            "250-ok",
            "250",
            "334 ",
            "354 go",
            "235 ok",
            "421 no",
            "503 5.5.1 no",
            "554 no",
            "999",
            "\n",
            "\n",
            "\n",
            "\r\n",
            "\r",
            "\0",
            "\t",
            " ",
            "\\r\\n",
            "\u00E4",
            "\uD800",
            "#",
            "2026-01-02 12:00:00 ",
            "12:00:00.1 [main] DEBUG ");

    @Provide
    Arbitrary<String> records() {
        return Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(8))
                .list()
                .ofMaxSize(60)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> dialogues() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("\n", pieces));
    }

    @Property(tries = 500)
    void checkNeverFails(@ForAll("records") String text) {
        assertUsable(CommandLineRun.with(text.getBytes(StandardCharsets.UTF_8), "check", "-"));
        assertUsable(CommandLineRun.with(text.getBytes(StandardCharsets.UTF_16), "check", "--format", "json", "-"));
    }

    @Property(tries = 500)
    void checkNeverFailsOnWhatLooksLikeADialogue(@ForAll("dialogues") String text) {
        assertUsable(CommandLineRun.with(text, "check", "-"));
    }

    @Property(tries = 500)
    void checkNeverFailsOnOctets(@ForAll byte[] octets) {
        assertUsable(CommandLineRun.with(octets, "check", "-"));
    }

    @Property(tries = 300)
    void explainNeverFails(@ForAll("records") String text) {
        assertUsable(CommandLineRun.with(text, "explain", "-"));
        assertUsable(CommandLineRun.of("explain", "503 " + text));
    }

    private static void assertUsable(CommandLineRun run) {
        assertThat(run.code()).isBetween(0, 2);
        assertThat(run.errors()).noneMatch(line -> line.contains("internal error"));
        assertThat(run.output()).allMatch(line -> line.length() <= 80 || line.startsWith("{"));
    }
}
