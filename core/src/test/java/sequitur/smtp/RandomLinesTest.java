package sequitur.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines and replies that nobody in his right mind would send: whatever they are, they are read, and in linear work. */
class RandomLinesTest {

    private static final int LONG = 1 << 16;

    /** Pieces of commands and replies, so that what is put together from them goes deep into the parsers. */
    private static final List<String> PIECES = List.of(
            "EHLO ",
            "HELO ",
            "LHLO ",
            "MAIL FROM:",
            "RCPT TO:",
            "DATA",
            "BDAT ",
            " LAST",
            "AUTH ",
            "PLAIN",
            " = ",
            "*",
            ".",
            "STARTTLS",
            "XCLIENT ",
            "<",
            ">",
            "\"",
            "\\",
            "@",
            ":",
            ",",
            "[",
            "]",
            "[IPv6:",
            "::",
            "1.2.3.4",
            "a",
            "b.c",
            "-",
            "_",
            " ",
            "\t",
            "\r",
            "\n",
            "\0",
            "\u007f",
            "\u00e9",
            "SIZE=",
            "99999999999999999999",
            "BODY=BINARYMIME",
            "SMTPUTF8",
            "250-",
            "250 ",
            "354",
            "421",
            "5.5.1 ",
            "(#5.5.1)",
            "LIMITS ",
            "RCPTMAX=",
            "MAILMAX=1",
            "AUTH=");

    private record Turn(String line, int code, String reply) {}

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(PIECES).list().ofMaxSize(12).map(pieces -> String.join("", pieces)),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<Integer> codes = Arbitraries.oneOf(
                Arbitraries.of(220, 235, 250, 334, 354, 421, 450, 503, 550),
                Arbitraries.integers().between(-10, 1100));
        return Combinators.combine(texts(), codes, texts()).as(Turn::new).list().ofMaxSize(12);
    }

    @Property(tries = 2000)
    void whateverIsSaidIsRead(@ForAll("turns") List<Turn> turns) {
        SessionState state = SessionState.opened(false, false, Requirements.NONE);
        for (Turn turn : turns) {
            byte[] line = turn.line().getBytes(StandardCharsets.UTF_8);
            Verb verb = state.classify(line);
            for (Violation violation : SequencingModel.check(state, verb, line)) {
                assertThat(violation.strictReply().text()).doesNotContain("\r", "\n");
            }
            assertThat(Redaction.line(state, line)).isNotNull();
            state = state.sent(verb, line).received(turn.code(), turn.reply());
            assertThat(state).hasToString(state.toString()).isEqualTo(state);
        }
    }

    @Property
    void whateverIsRepliedIsRead(@ForAll("texts") String text) {
        Reply reply = Reply.parse(text);

        assertThat(reply.code()).matches(code -> code == Reply.MALFORMED || (code >= 100 && code <= 999));
        assertThat(Extensions.parse(text).keywords())
                .allMatch(keyword -> !keyword.isEmpty() && !keyword.contains(" ") && !keyword.contains("\n"));
    }

    /** No clock: what a parser allocates for twice the text is at most a little more than twice as much. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "=",
                "\"",
                "\\",
                "<",
                "@a,",
                "1.",
                ":",
                "\n",
                "250-a\n",
                "250 a b=c\n",
                "(#5.5.1)",
                "5.5.1 ",
                "A=B ",
                "SIZE=1 ",
                "AUTH PLAIN ",
                "RCPTMAX=1 ",
                "\r\n.",
                "MAIL FROM:<"
            })
    void twiceTheTextIsTwiceTheWork(String piece) {
        for (String head : List.of(
                "",
                "MAIL FROM:<",
                "MAIL FROM:<a@b> ",
                "RCPT TO:<@",
                "EHLO [IPv6:",
                "AUTH PLAIN ",
                "250-b\n250-LIMITS ")) {
            assertDoubles(text -> Reply.parse(text), head, piece);
            assertDoubles(text -> Extensions.parse(text), head, piece);
            assertDoubles(text -> AuthCommand.parse(Dialogue.octets(text)), head, piece);
            assertDoubles(RandomLinesTest::walk, head, piece);
        }
    }

    private static void walk(String text) {
        byte[] line = Dialogue.octets(text);
        SessionState state = SessionState.opened(false, false, Requirements.NONE)
                .received(220, "220 b\n")
                .sent(Verb.EHLO, Dialogue.octets("EHLO a"))
                .received(250, "250-b\n250 SIZE\n");
        SequencingModel.check(state, state.classify(line), line);
        Redaction.line(state, line);
        state.sent(state.classify(line), line).received(250, text);
    }

    private static void assertDoubles(Consumer<String> work, String head, String piece) {
        String once = head + piece.repeat(LONG / piece.length());
        String twice = head + piece.repeat(2 * LONG / piece.length());
        work.accept(once);
        long small = allocatedBy(work, once);
        long great = allocatedBy(work, twice);
        assertThat(great).as("octets for twice %s%s...", head, piece).isLessThan(small * 3 + LONG);
    }

    private static long allocatedBy(Consumer<String> work, String text) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.accept(text);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
