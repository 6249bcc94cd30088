package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;

/** The table of the evidence. */
class ClueTest {

    /** A repetition without an upper bound that could be tried again and again. */
    private static final Pattern UNBOUNDED = Pattern.compile("(?<!\\\\)[*+]|\\{\\d+,}");

    @Test
    void noPhraseRepeatsWithoutBound() {
        assertThat(Clues.IN_ORDER)
                .flatExtracting(Clue::phrases)
                .extracting(phrase -> phrase.pattern().replace("[^ .]++", ""))
                .noneMatch(pattern -> UNBOUNDED.matcher(pattern).find());
    }

    @Test
    void everyWordInBracesIsInTheVocabulary() {
        assertThat(Vocabulary.expand("so {not} here")).startsWith("so (?:not|").endsWith(") here");
        assertThatThrownBy(() -> Vocabulary.expand("so {nothing} here")).hasMessageContaining("nothing");
    }

    @Test
    void readsATable() {
        assertThat(Clue.table("""
                        sequence 0.5 code 50 421 status x.5.1
                          bad {verb}
                          so (bad|sad)
                        none 0.25
                        """))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.fault()).isEqualTo(Fault.SEQUENCE);
                            assertThat(first.confidence()).isEqualTo(0.5);
                            assertThat(first.codes()).containsExactly("50", "421");
                            assertThat(first.statuses()).containsExactly(".5.1");
                            assertThat(first.phrases()).hasSize(2);
                            assertThat(first.isIn(Reply.of(503, "5.5.1", ""), " bad rcpt "))
                                    .isTrue();
                            assertThat(first.isIn(Reply.of(421, "4.5.1", ""), " how so sad "))
                                    .isTrue();
                            assertThat(first.isIn(Reply.of(503, "5.5.0", ""), " bad rcpt "))
                                    .isFalse();
                            assertThat(first.isIn(Reply.of(550, "5.5.1", ""), " bad rcpt "))
                                    .isFalse();
                            assertThat(first.isIn(Reply.of(503, "5.5.1", ""), " bad rcpts "))
                                    .isFalse();
                        },
                        second -> assertThat(second.fault()).isEqualTo(Fault.NONE));
    }

    @Test
    void gapsEndWithTheSentence() {
        Clue clue = Clue.table("sequence 0.5\n  need .. mail").findFirst().orElseThrow();
        Reply reply = Reply.parse("503");

        assertThat(clue.isIn(reply, " need to send a mail ")).isTrue();
        assertThat(clue.isIn(reply, " need to send first a mail ")).isFalse();
        assertThat(clue.isIn(reply, " in need . mail ")).isFalse();
    }
}
