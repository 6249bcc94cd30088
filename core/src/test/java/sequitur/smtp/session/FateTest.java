package sequitur.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FateTest {

    private static final ContentEnd WRITTEN = ContentEnd.UNWRITTEN.announced().awaited();

    @ParameterizedTest
    @EnumSource
    void isDecidedByHowFarTheEndOfTheContentHasCome(ContentEnd end) {
        Map<ContentEnd, Fate> expected = Map.of(
                ContentEnd.UNWRITTEN, Fate.NOT_SENT,
                ContentEnd.ANNOUNCED, Fate.NOT_SENT,
                ContentEnd.WRITTEN, Fate.IN_DOUBT,
                ContentEnd.ACCEPTED, Fate.SENT,
                ContentEnd.REFUSED, Fate.NOT_SENT);

        assertThat(Fate.of(end, 2, 2)).isEqualTo(expected.get(end));
        assertThat(Fate.of(end, 0, 0)).isEqualTo(expected.get(end));
    }

    /** In doubt is in doubt for those who were taken, and not sent is not sent for all. */
    @ParameterizedTest
    @EnumSource
    void isPartOfTheRecipientsOnlyWhereTheMessageWasTaken(ContentEnd end) {
        Fate fate = Fate.of(end, 1, 3);

        assertThat(fate.word() == Fate.Word.PARTLY_SENT).isEqualTo(end == ContentEnd.ACCEPTED);
        if (end == ContentEnd.ACCEPTED) {
            assertThat(fate.clause()).isEqualTo("partly sent, to 1 of 3 recipients");
            assertThat(fate.word()).hasToString("partly sent");
        }
    }

    @Test
    void hasOneWordForEach() {
        List<Fate> all = List.of(Fate.NOT_SENT, Fate.SENT, Fate.IN_DOUBT, Fate.of(ContentEnd.ACCEPTED, 1, 2));

        assertThat(all)
                .extracting(fate -> fate.word().toString())
                .containsExactly("not sent", "sent", "in doubt", "partly sent");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 250, 251, 299})
    void isAcceptedByAnyReplyOfSuccess(int code) {
        assertThat(WRITTEN.answered(code)).isEqualTo(ContentEnd.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 450, 451, 550, 554})
    void isRefusedByAnyOtherReplyOfTheServers(int code) {
        assertThat(WRITTEN.answered(code)).isEqualTo(ContentEnd.REFUSED);
    }

    /** No code at all, a second 354, a greeting: such a reply says nothing of this message. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100, 220, 334, 354, 650, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void staysInDoubtAfterWhatCanBeNoReplyToIt(int code) {
        assertThat(WRITTEN.answered(code)).isEqualTo(ContentEnd.WRITTEN);
    }

    @Test
    void takesNoReplyForTheOneToWhatWasNotWritten() {
        for (ContentEnd end : EnumSet.complementOf(EnumSet.of(ContentEnd.WRITTEN))) {
            assertThat(end.answered(250)).isEqualTo(end);
            assertThat(end.answered(550)).isEqualTo(end);
        }
    }

    @Test
    void isWrittenOnceItsReplyIsAwaited() {
        assertThat(ContentEnd.UNWRITTEN.awaited()).isEqualTo(ContentEnd.UNWRITTEN);
        assertThat(ContentEnd.UNWRITTEN.announced()).isEqualTo(ContentEnd.ANNOUNCED);
        assertThat(ContentEnd.ACCEPTED.awaited()).isEqualTo(ContentEnd.ACCEPTED);
    }
}
