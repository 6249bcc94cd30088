package sequitur.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.redaction.Redaction;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Reading long lines and replies: twice the text is twice the work, whatever it is made of. */
@Tag("slow")
class LinearWorkTest {

    private static final int LONG = 1 << 16;

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
            assertDoubles(LinearWorkTest::walk, head, piece);
        }
    }

    private static void walk(String text) {
        byte[] line = Dialogue.octets(text);
        SessionState state = SessionState.opened(Encryption.NONE, Peer.REMOTE, Requirements.NONE)
                .received(220, "220 b\n")
                .sent(Verb.EHLO, Dialogue.octets("EHLO a"))
                .received(250, "250-b\n250 SIZE\n");
        Rulebook.check(state, state.classify(line), line);
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
