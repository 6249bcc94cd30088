package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;

/** The table of the evidence. */
class ClueTest {

    @Test
    void readsATable() {
        assertThat(Clue.table(TableEntry.in("""
                        # for people
                        sequence 0.5 code 50 421 status x.5.1
                          bad {verb}
                          so (bad|sad)

                        none 0.25
                        """)))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.fault()).isEqualTo(Fault.SEQUENCE);
                            assertThat(first.prior()).isEqualTo(0.5);
                            assertThat(first.codes()).containsExactly("50", "421");
                            assertThat(first.statuses()).containsExactly(".5.1");
                            assertThat(first.phrases()).containsExactly("bad {verb}", "so (bad|sad)");
                        },
                        second -> assertThat(second.fault()).isEqualTo(Fault.NONE));
    }

    @Test
    void codesWordsAndStatusesHaveToFit() {
        Clues clues = clues("sequence 0.5 code 50 421 status x.5.1\n  bad {verb}\n  so (bad|sad)");

        assertThat(clues.in(Reply.of(503, "5.5.1", "bad rcpt"))).hasSize(1);
        assertThat(clues.in(Reply.of(421, "4.5.1", "how so sad"))).hasSize(1);
        assertThat(clues.in(Reply.of(503, "5.5.0", "bad rcpt"))).isEmpty();
        assertThat(clues.in(Reply.of(550, "5.5.1", "bad rcpt"))).isEmpty();
        assertThat(clues.in(Reply.of(503, "5.5.1", "bad rcpts"))).isEmpty();
    }

    @Test
    void gapsEndWithTheSentence() {
        Clues clues = clues("sequence 0.5\n  need .. mail");

        assertThat(List.of("need mail", "we need to send a mail", "need mail now"))
                .allSatisfy(
                        text -> assertThat(clues.in(Reply.parse("503 " + text))).hasSize(1));
        assertThat(List.of("need to send first a mail", "in need. mail", "needmail", "need mails"))
                .allSatisfy(
                        text -> assertThat(clues.in(Reply.parse("503 " + text))).isEmpty());
    }

    private static Clues clues(String table) {
        return new Clues(TableEntry.in(table));
    }
}
